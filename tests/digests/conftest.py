from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.digests import Digests
from bot.digests.delivering import Patience
from bot.digests.pace import Pace
from bot.digests.sending import Sending
from bot.store import Store
from tests.digests.office import Office
from tests.digests.post import MONDAY, Clock, Post


@pytest.fixture
def clock() -> Clock:
    """A Monday, half past nine in the morning."""
    return Clock(MONDAY)


@pytest.fixture
def post(clock: Clock) -> Post:
    return Post(clock)


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncGenerator[Store]:
    async with Store.open(tmp_path / "quoth.db") as opened:
        yield opened


@pytest.fixture
def digests(store: Store, tmp_path: Path) -> Digests:
    return Digests(store, tmp_path / "quoth.db-sending", cap=0.25)


@pytest.fixture
def office(store: Store, digests: Digests, post: Post, clock: Clock) -> Office:
    return Office(store, digests, post, clock, Sending(store, post, clock, Pace(10_000), Patience()))
