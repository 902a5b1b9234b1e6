import asyncio
import logging
import socket
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import health
from bot.errors import StorageError

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("touched", "well"),
    [(NOW, True), (NOW - timedelta(seconds=29), True), (NOW - timedelta(seconds=31), False), (None, False),
     (NOW + timedelta(seconds=5), True), (NOW + timedelta(days=1), False)],
)  # fmt: skip
def test_an_old_sign_is_a_bad_one_and_so_is_one_that_lies_far_ahead(touched: datetime | None, well: bool) -> None:
    found, why = health.judge(touched, now=NOW)
    assert found is well
    assert why.startswith("Well:" if well else "Not well:")


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def changed(file: Path) -> int:
    return file.stat().st_mtime_ns


class Bot:
    """One that is well, or not, or cannot say."""

    def __init__(self) -> None:
        self.asked = 0
        self.answer: bool | Exception = True

    async def well(self) -> bool:
        self.asked += 1
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def asked_again(self) -> None:
        """Wait for two more questions: then what the first brought about has happened."""
        wanted = self.asked + 2
        async with asyncio.timeout(20):
            while self.asked < wanted:  # noqa: ASYNC110 - whom we wait for knows of no event
                await asyncio.sleep(0.001)


@asynccontextmanager
async def shown(bot: Bot, file: Path | None = None, manager: str = "") -> AsyncGenerator[None]:
    async with health.shown(bot.well, file=file, manager=manager, every=0.001):
        yield


async def test_the_file_is_there_while_the_bot_is_well_and_gone_when_it_ends(tmp_path: Path) -> None:
    bot, file = Bot(), tmp_path / "well"
    bot.answer = False
    async with shown(bot, file):
        await bot.asked_again()
        assert names(tmp_path) == []
        bot.answer = True
        await bot.asked_again()
        assert names(tmp_path) == [file.name]
        bot.answer = False
        await bot.asked_again()
        before = changed(file)
        await bot.asked_again()
        assert changed(file) == before
    assert names(tmp_path) == []


async def test_g1_trouble_is_logged_once_and_the_next_sign_comes_without_a_restart(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bot, file = Bot(), tmp_path / "well"
    async with shown(bot, file):
        for answer in (StorageError("quoth.db is in use."), ValueError("odd"), True):
            bot.answer = answer
            await bot.asked_again()
        assert names(tmp_path) == [file.name]
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING] == [
        "No sign could be given that the bot is well: quoth.db is in use.",
        "No sign could be given that the bot is well: odd",
    ]


async def test_a_file_that_cannot_be_touched_ends_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    bot = Bot()
    async with shown(bot, tmp_path / "nowhere" / "well"):
        await bot.asked_again()
    assert "nowhere/well" in caplog.text


@pytest.fixture
def manager(tmp_path: Path) -> Generator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.setblocking(False)
        yield listening


@pytest.mark.parametrize("abstract", [False, True])
async def test_systemd_hears_of_the_start_of_every_turn_of_the_loop_and_of_the_end(
    abstract: bool, manager: socket.socket, tmp_path: Path
) -> None:
    name = f"@{tmp_path}" if abstract else str(tmp_path / "manager")
    manager.bind(name.replace("@", "\0"))
    loop = asyncio.get_running_loop()
    async with shown(Bot(), None, name):
        heard = [await loop.sock_recv(manager, 100) for _ in range(4)]
    assert heard == [b"READY=1", b"WATCHDOG=1", b"WATCHDOG=1", b"WATCHDOG=1"]
    while (last := await loop.sock_recv(manager, 100)) == b"WATCHDOG=1":
        pass
    assert last == b"STOPPING=1"


async def test_a_systemd_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    file = tmp_path / "well"
    bot = Bot()
    async with shown(bot, file, str(tmp_path / "nobody")):
        await bot.asked_again()
        assert file.exists()
