"""Two sites on loopback, and feeds over them with a clock and chances of our own."""

from collections.abc import AsyncGenerator, Callable, Generator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.feeds import Feeds
from bot.intake.indexers import Indexers
from bot.intake.web import Web
from bot.intake.worker import Worker
from bot.store import Store
from tests.site import PUBLIC, Site


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between two questions to a host."""
    monkeypatch.setattr("bot.feeds.hosts.PAUSE", 0.0)


@pytest.fixture
def site() -> Generator[Site]:
    with Site() as one:
        yield one


@pytest.fixture
def other(site: Site) -> Generator[Site]:
    """Another host, at a port of its own."""
    with Site() as one:
        yield one


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncGenerator[Store]:
    async with Store.open(tmp_path / "quoth.db") as opened:
        yield opened


@pytest_asyncio.fixture
async def worker() -> AsyncGenerator[Worker]:
    async with Worker(deadline=30.0) as one:
        yield one


@pytest.fixture
def web(site: Site, other: Site) -> Web:
    return Web(allowed=[PUBLIC], ports=[site.port, other.port], seconds=20.0)


@pytest_asyncio.fixture
async def feeds(store: Store, web: Web, worker: Worker) -> AsyncGenerator[Feeds]:
    """Asked every hour, without any spread."""
    async with Indexers(1) as indexers:
        yield Feeds(store, web, worker, indexers, minutes=60, chance=lambda: 0.0)


@pytest.fixture
def later(now: datetime) -> Callable[[float], datetime]:
    """The moment so many hours after now."""
    return lambda hours: now + timedelta(hours=hours)
