"""The loop that must not die."""

import asyncio
import sqlite3
from datetime import datetime
from typing import Any

import pytest

from bot.errors import StorageError
from bot.feeds import Feeds
from bot.feeds.keeping import keep
from bot.models import FeedNotice
from bot.store import Store
from tests.feeds.samples import GUILD, served, whole
from tests.site import Site, response


class Told(list[FeedNotice]):
    """Whoever is told, and fails at it."""

    async def __call__(self, notice: FeedNotice) -> None:
        self.append(notice)
        raise RuntimeError("nobody there")


async def until(done: Any) -> None:
    for _ in range(3000):
        if await done():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never came")


async def test_what_is_due_is_asked_and_what_is_added_is_asked_soon(
    feeds: Feeds, store: Store, site: Site, now: datetime
) -> None:
    told = Told()
    keeping = asyncio.create_task(keep(feeds, lambda: now, told, look=0.02))
    site.pages["/feed"] = served(whole(1))
    await feeds.add(GUILD, site.url("/feed"), now=now)
    await until(lambda: store.articles.count(GUILD))
    keeping.cancel()
    assert isinstance((await asyncio.gather(keeping, return_exceptions=True))[0], asyncio.CancelledError)
    assert told == []


async def test_nothing_that_happens_ends_it(
    feeds: Feeds, store: Store, site: Site, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    site.pages["/feed"] = served(whole(1))
    await feeds.add(GUILD, site.url("/feed"), now=now, owner=7)
    site.pages["/feed"] = response(status=410)
    real, failures = store.feeds.due, [StorageError("locked"), RuntimeError("a bug"), sqlite3.OperationalError("x")]

    async def due(moment: datetime | None) -> Any:
        if failures:
            raise failures.pop()
        return await real(moment)

    store.feeds.due = due  # type: ignore[method-assign]  # pyright: ignore
    told = Told()
    keeping = asyncio.create_task(keep(feeds, lambda: now, told, look=0.01))

    async def stopped() -> bool:
        return bool(told)

    await until(stopped)
    await asyncio.sleep(0.05)
    assert not keeping.done()
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)
    assert len(told) == 1
    assert caplog.text.count("Feeds could not be dealt with") == 3
    assert "Nobody was told" in caplog.text
