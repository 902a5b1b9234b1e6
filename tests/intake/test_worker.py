"""The worker: pages are read in a process that can be killed."""

import asyncio
import os
import re
import signal
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.errors import TooLarge, Unreadable
from bot.intake.limits import MAX_CHARACTERS
from bot.intake.worker import MEMORY_BYTES, Worker
from tests.intake.documents import column, packed, pdf, scan

STORY = "<p>The old mill stood by the river for two hundred years.</p><p>In the end Hale bought it, and it burned.</p>"
PUBLISHED = '<meta property="article:published_time" content="2026-05-03">'
FOOT = "<footer>&copy; <b>2026</b> Hill Review. All rights reserved.</footer>"


def page(story: str = STORY, head: str = "") -> bytes:
    body = f"<article><h1>The mill</h1>{story}</article>{FOOT}"
    return f"<html lang='en-GB'><head><title>The mill</title>{head}</head><body>{body}</body></html>".encode()


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def worker() -> AsyncGenerator[Worker]:
    async with Worker() as one:
        yield one


class Spawned:
    """What the worker started, by looking over its shoulder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.children: list[asyncio.subprocess.Process] = []
        self.environments: list[dict[str, str]] = []
        self.started = asyncio.Event()
        self._spawn = asyncio.create_subprocess_exec
        monkeypatch.setattr(asyncio, "create_subprocess_exec", self.spawn)

    async def spawn(self, *command: str, **options: Any) -> asyncio.subprocess.Process:
        self.environments.append(options["env"])
        self.children.append(await self._spawn(*command, **options))
        self.started.set()
        return self.children[-1]


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_a_page_is_an_article(worker: Worker) -> None:
    (one,) = (await worker.read("mill.html", page(head=PUBLISHED))).drafts
    assert "stood by the river for two hundred years.\n\nIn the end" in one.text
    assert "Hill Review" not in one.text
    assert (one.title, one.language, one.published) == ("The mill", "en", "2026-05-03")
    assert one.rights == "© 2026 Hill Review. All rights reserved."


async def test_a_date_is_not_made_up_from_a_copyright_line(worker: Worker) -> None:
    assert (await worker.read("mill.html", page())).drafts[0].published is None


async def test_a_page_says_its_encoding(worker: Worker) -> None:
    story = "<p>Старая мельница стояла у реки двести лет.</p><p>В конце концов её купил Орлов, и она сгорела.</p>"
    data = page(story, "<meta charset=windows-1251>").decode().replace("&copy;", "").encode("cp1251")
    assert "Старая мельница" in (await worker.read("mill.htm", data)).drafts[0].text


async def test_other_files_need_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    spawned = Spawned(monkeypatch)
    async with Worker() as one:
        assert [draft.text for draft in (await one.read("mill.txt", b"It stood.")).drafts] == ["It stood."]
    assert not spawned.children


async def test_documents_and_messages_are_read_in_children(worker: Worker) -> None:
    lines = column("It stood by the river for two hundred years, and nobody slept when it was still.", "It burned.")
    (one,) = (await worker.read("mill.PDF", pdf(lines, title="Mill"))).drafts
    assert (one.title, one.text[-30:]) == ("Mill", "when it was still.\n\nIt burned.")
    (one,) = (await worker.read("mill.eml", b"subject: Mill\n\nIt stood.")).drafts
    assert (one.title, one.text) == ("Mill", "It stood.")
    with pytest.raises(Unreadable, match=r"mill\.pdf: It is a scan"):
        await worker.read("mill.pdf", scan())


async def test_of_an_archive_what_can_be_read_is_read_and_the_rest_is_named(worker: Worker) -> None:
    files = {
        "a.html": page(),
        "b.pdf": scan(),
        "c.txt": b"",
        "d.jsonl": b'{"text": "Four."}\nnonsense\n',
        "e/f.txt": b"It stood.",
    }
    found = await worker.read("all.zip", packed(files))
    assert [one.text.split("\n")[0] for one in found.drafts][1:] == ["Four.", "It stood."]
    assert [(where, why[:12]) for where, why in found.unread] == [
        ("all.zip: b.pdf", "It is a scan"),
        ("all.zip: c.txt", "It is empty."),
        ("all.zip: d.jsonl, line 2", "this is not "),
    ]


async def test_a_long_document_does_not_keep_a_page_waiting() -> None:
    async with Worker(patience=600) as one:
        document = pdf(
            *[column(f"It was a {'very ' * (number % 9)}old mill, page {number}.") for number in range(1500)]
        )
        long = asyncio.create_task(one.read("long.pdf", document))
        await asyncio.sleep(0)
        assert await one.read("mill.html", page())
        assert not long.done()
        assert "page 1499." in (await long).drafts[0].text


@pytest.mark.parametrize("data", [b"<html></html>", b"<p>", b"<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/passwd'>]>&a;"])
async def test_u8_a_page_without_an_article_is_refused(worker: Worker, data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"mill\.html: There is no article"):
        await worker.read("mill.html", data)


async def test_f1_deep_nesting_is_refused_and_the_next_page_is_read(worker: Worker) -> None:
    deep = b"<div>" * 50_000 + b"It stood." + b"</div>" * 50_000
    with pytest.raises(Unreadable, match="mill"):
        await worker.read("mill.html", deep)
    assert await worker.read("mill.html", page())


async def test_f1_nested_entities_do_not_grow(worker: Worker) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    story = f"<p>It stood &e9; by the river for two hundred years.</p>{STORY}"
    data = f'<!DOCTYPE html [<!ENTITY e0 "mill">{entities}]>'.encode() + page(story)
    (one,) = (await worker.read("mill.html", data)).drafts
    assert len(one.text) < 1000


async def test_f1_no_local_file_appears_in_a_page(worker: Worker, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    uri = secret.as_uri()
    story = f"<p>It stood &x; by the river for two hundred years.</p>{STORY}"
    story += f"<iframe src='{uri}'></iframe><object data='{uri}'></object><p>&#x26;x;</p>"
    for declared in (f"<!ENTITY x SYSTEM '{uri}'>", f"<!ENTITY % x SYSTEM '{uri}'> %x;"):
        for opening in ("", '<?xml version="1.0"?>'):
            data = f"{opening}<!DOCTYPE html [{declared}]>".encode() + page(story, f"<base href='{uri}'>")
            (one,) = (await worker.read("mill.html", data)).drafts
            assert "by the river for two hundred years" in one.text
            assert "canary" not in str(one)


async def test_f1_a_worker_as_the_bot_makes_it_gives_ten_seconds() -> None:
    one = Worker()
    assert [child.deadline for child in (one._pages, one._feeds)] == [10.0, 10.0]  # pyright: ignore[reportPrivateUsage]


async def test_f1_a_page_that_takes_too_long_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    spawned = Spawned(monkeypatch)
    async with Worker(deadline=0.2) as one:
        with pytest.raises(Unreadable, match="longer than 0 seconds"):
            await one.read("mill.html", page(STORY * 20_000))
        assert [child.returncode for child in spawned.children] == [-signal.SIGKILL]
    async with Worker(deadline=20) as one:
        assert await one.read("mill.html", page())


async def test_t6_a_page_with_too_long_a_text_names_the_limit(worker: Worker) -> None:
    story = f"<p>{'It stood by the river. ' * (MAX_CHARACTERS // 22)}</p>"
    with pytest.raises(TooLarge, match=f"{MAX_CHARACTERS:,}"):
        await worker.read("mill.html", page(story))


async def test_a_child_that_died_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    spawned = Spawned(monkeypatch)
    async with Worker() as one:
        await one.read("mill.html", page())
        spawned.children[0].kill()
        await spawned.children[0].wait()
        assert await one.read("mill.html", page())
        assert await one.read("mill.html", page())
    assert len(spawned.children) == 2


async def test_a_reader_who_gives_up_leaves_no_answer_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    spawned = Spawned(monkeypatch)
    async with Worker() as one:
        task = asyncio.create_task(one.read("mill.html", page("<p>First page.</p>" * 20)))
        await spawned.started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        (found,) = (await one.read("mill.html", page())).drafts
        assert "First page" not in found.text


async def test_pages_take_turns(worker: Worker) -> None:
    stories = [f"<p>Mill number {n} stood by the river for two hundred years.</p>{STORY}" for n in range(5)]
    found = await asyncio.gather(*(worker.read("mill.html", page(story)) for story in stories))
    assert [f"Mill number {n} " in one.drafts[0].text for n, one in enumerate(found)] == [True] * 5


async def test_the_child_starts_from_any_folder_and_imports_from_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "json.py").write_text("raise SystemExit", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", "")
    async with Worker() as one:
        assert await one.read("mill.html", page())


@pytest.mark.skipif(
    not Path("/proc/self/limits").exists(), reason="limits of a process are read where Linux shows them"
)
async def test_f1_the_child_has_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    spawned = Spawned(monkeypatch)
    async with Worker() as one:
        await one.read("mill.html", page())
        limits = await asyncio.to_thread(Path(f"/proc/{spawned.children[0].pid}/limits").read_text, "utf-8")
    assert re.search(rf"Max address space +{MEMORY_BYTES} ", limits)
    assert re.search(r"Max cpu time +\d+ ", limits)


async def test_x1_the_child_gets_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKEN", "API_KEY", "DATABASE_PASSWORD"):
        monkeypatch.setenv(name, "canary")
    spawned = Spawned(monkeypatch)
    async with Worker() as one:
        await one.read("mill.html", page())
    (environment,) = spawned.environments
    assert "canary" not in environment.values()
    assert environment["PATH"] == os.environ["PATH"]
