"""What every test may ask for: a moment, settings that no environment changes, and an open library."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio

from bot.library import Library
from bot.settings import Settings

# A busy machine is no defect: no test may fail because it took long.
hypothesis.settings.register_profile("quoth", deadline=None)
hypothesis.settings.load_profile("quoth")


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    # Pyright does not know the argument, which keeps a developer's own .env out of the tests.
    return Settings(_env_file=None, discord_token=None, database_path=tmp_path / "quoth.db", articles_path=shelf)  # pyright: ignore[reportCallIssue]


@pytest_asyncio.fixture
async def library(settings: Settings) -> AsyncGenerator[Library]:
    async with Library.open(settings) as opened:
        yield opened
