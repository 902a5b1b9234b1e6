from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.store import Store
from bot.store.database import Database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quoth.db"


@pytest_asyncio.fixture
async def database(path: Path) -> AsyncGenerator[Database]:
    async with Database.open(path, readers=2) as opened:
        yield opened


@pytest_asyncio.fixture
async def store(path: Path) -> AsyncGenerator[Store]:
    async with Store.open(path) as opened:
        yield opened
