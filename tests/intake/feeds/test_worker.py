"""F1: feeds are read in a process that can be killed."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import Unreadable
from bot.intake.feeds.models import NEWEST
from bot.intake.worker import Worker
from tests.intake.feeds.samples import ATOM, NOW, URL, item, rss

THEN = datetime.fromisoformat(NOW)
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def worker() -> AsyncGenerator[Worker]:
    async with Worker() as one:
        yield one


def with_entities(declared: str, used: str) -> bytes:
    return (
        rss([item(1, text=used)], f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]>')
        .replace(b"<![CDATA[", b"")
        .replace(b"]]>", b"", 1)
    )


async def test_what_is_read_passes_through_the_pipe(worker: Worker) -> None:
    found = await worker.feed(ATOM, "", URL, now=THEN)
    assert found.entries[0].text == "Der Bach floss lange.\n\nEins\n\nZwei"
    assert found.entries[0].tags == ("Wasser",)
    assert await worker.feeds_of(b"<link rel=alternate type=application/rss+xml href=/f>", "", URL) == (
        "https://hillreview.example/f",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
async def test_f1_nested_entities_are_refused(worker: Worker, encoding: str) -> None:
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    with pytest.raises(Unreadable, match="entities"):
        await worker.feed(
            with_entities(f'<!ENTITY e0 "mill">{nested}', "&e9;").decode().encode(encoding), "", URL, now=THEN
        )


async def test_f1_no_local_file_appears(worker: Worker, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    for declared in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', f'<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;'):
        with pytest.raises(Unreadable, match="entities"):
            await worker.feed(with_entities(declared, "&x;"), "", URL, now=THEN)
    # A definition from elsewhere is not fetched either, and a name of a file in place of a feed is no file.
    outside = f'<?xml version="1.0"?><!DOCTYPE rss SYSTEM "{secret.as_uri()}">'
    found = await worker.feed(rss([item(1, text="&x;")], outside), "", URL, now=THEN)
    assert "canary" not in str(found)
    for name in (str(secret), secret.as_uri(), "http://127.0.0.1/"):
        with pytest.raises(Unreadable, match="no feed"):
            await worker.feed(name.encode(), "", URL, now=THEN)


@pytest.mark.parametrize("tag", ["<a>", "<item>", "<div xmlns='x'>", "<media:group>", "<channel>"])
async def test_f1_fifty_thousand_levels_are_refused_or_read_and_the_next_feed_is_too(worker: Worker, tag: str) -> None:
    closing = f"</{tag[1:].split(maxsplit=1)[0].rstrip('>')}>"
    deep = rss([tag * 50_000 + "mill" + closing * 50_000])
    with suppress(Unreadable):
        assert len((await worker.feed(deep, "", URL, now=THEN)).entries) <= NEWEST
    assert (await worker.feed(rss([item(1)]), "", URL, now=THEN)).entries


async def test_f1_a_feed_that_takes_too_long_is_killed_and_pages_are_read_meanwhile() -> None:
    slow = rss([item(n, text="<p>The mill.</p>" * 200) for n in range(400)])
    story = b"<p>The old mill stood by the river for years.</p><p>In the end Hale bought it, and it burned.</p>"
    page = b"<html><body><article><h1>The mill</h1>" + story + b"</article></body></html>"
    async with Worker(deadline=20.0) as worker:
        await worker.page(page)
        worker._feeds.deadline = 0.2  # pyright: ignore[reportPrivateUsage]
        late = 0.0

        async def pulse() -> None:
            nonlocal late
            while True:
                before = time.monotonic()
                await asyncio.sleep(0.01)
                late = max(late, time.monotonic() - before)

        beating = asyncio.create_task(pulse())
        feed = asyncio.create_task(worker.feed(slow, "", URL, now=THEN))
        assert "stood by the river" in (await worker.page(page)).text
        with pytest.raises(Unreadable, match="longer than"):
            await feed
        beating.cancel()
    # T6: whatever a feed is, the loop goes on.
    assert late < 1.0
