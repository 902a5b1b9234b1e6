from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.store import Store
from tests.store.samples import BAKERY, FERRY, GUILD, OTHER, SHELF, found_in_files, indexed

TEXTS = (FERRY, BAKERY, "Zanzibarrow kept quiet. " + BAKERY * 40, "A lamp was lit.")


@pytest.fixture
async def kept(store: Store, now: datetime) -> Store:
    """Four articles, a day apart, in three libraries; the newest is of today."""
    for number, text in enumerate(TEXTS):
        for scope in (GUILD, OTHER, SHELF):
            when = now - timedelta(days=3 - number)
            await store.articles.add_many(scope.key, indexed(text), now=when)
    return store


async def left(store: Store, key: str) -> list[int]:
    return [TEXTS.index(article.text) for article in [one async for one in store.articles.each(key)]]


@pytest.mark.parametrize(
    ("days", "newest", "expected"),
    [(None, None, [0, 1, 2, 3]), (2, None, [1, 2, 3]), (0, None, [3]), (None, 1, [3]), (None, 4, [0, 1, 2, 3]),
     (None, 9, [0, 1, 2, 3]), (2, 2, [2, 3]), (1, 3, [2, 3])],
)  # fmt: skip
async def test_the_old_and_the_surplus_are_erased_in_this_library_alone(
    kept: Store, now: datetime, days: int | None, newest: int | None, expected: list[int]
) -> None:
    before = None if days is None else now - timedelta(days=days)
    beyond = await kept.retention.beyond(GUILD.key, added_before=before, newest=newest)
    assert await kept.retention.erase_beyond(GUILD.key, added_before=before, newest=newest) == len(beyond)
    assert await left(kept, GUILD.key) == expected
    assert len(beyond) == 4 - len(expected)
    for other in (OTHER, SHELF):
        assert await left(kept, other.key) == [0, 1, 2, 3]
    assert await kept.check() == []


async def test_what_was_erased_is_nowhere_in_the_files(kept: Store, path: Path) -> None:
    for scope in (GUILD, OTHER, SHELF):
        assert found_in_files(path.parent, b"anzibarrow")
        await kept.retention.erase_beyond(scope.key, added_before=None, newest=1)
    assert found_in_files(path.parent, b"anzibarrow") == []
