import asyncio
import io
import os
import signal
from pathlib import Path

import pytest

from bot.commandline import source
from bot.commandline.source import drafts, lines, opened
from bot.errors import BotError, Unreadable
from bot.models import Draft


async def test_a_task_that_was_cancelled_does_not_wait_for_a_line() -> None:
    reading, writing = os.pipe()

    async def ask() -> bytes:
        task = asyncio.current_task()
        assert task
        task.cancel()
        # Nothing is ever written: without looking at the task this would wait for good.
        with os.fdopen(reading, "rb") as file:
            return next(lines(file))

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(asyncio.CancelledError):
        await asyncio.create_task(ask())
    assert signal.getsignal(signal.SIGINT) is before
    os.close(writing)


async def test_t6_of_a_line_over_the_limit_only_the_beginning_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_FILE_BYTES", 9)
    given = io.BytesIO(b"short\n" + b"x" * 9 + b"\n" + b"y" * 35 + b"\nlast")
    assert list(lines(given)) == [b"short\n", b"x" * 9 + b"\n", b"y" * 10, b"last"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "a.jsonl"
    made.write_bytes(b'\n{"text": "One lamp."}\nnonsense\n')
    return made


async def test_drafts_say_where_they_stand(file: Path) -> None:
    (where, draft), (other, error) = drafts(str(file))
    assert (where, other) == (f"{file}, line 2", f"{file}, line 3")
    assert isinstance(draft, Draft)
    assert isinstance(error, BotError)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"nowhere\.txt: No such file"), opened(str(tmp_path / "nowhere.txt")):
        pass
