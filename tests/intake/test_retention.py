"""Retention: applied when articles come in and when the house is kept, and never to the shelf."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.errors import Refused
from bot.library import Library
from bot.models import Draft, Retention, Scope
from bot.settings import Settings
from tests.store.samples import found_in_files

HERE, THERE = Scope.guild(1), Scope.guild(2)


async def add(library: Library, scope: Scope, *names: str, now: datetime) -> None:
    await library.add_all(scope, [Draft(f"The {name} stood by the river.", title=name) for name in names], now=now)


async def titles(library: Library, scope: Scope) -> list[str]:
    return [one.title for one in reversed(await library.list(scope, limit=99))]


async def test_it_is_off_until_it_is_set_and_can_be_taken_back(library: Library, now: datetime) -> None:
    assert await library.preferences.retention(HERE) == Retention()
    await library.preferences.set_retention(HERE, Retention(30, 5))
    assert await library.preferences.retention(HERE) == Retention(30, 5)
    assert await library.preferences.retention(THERE) == Retention()
    await library.preferences.set_retention(HERE, Retention(None, 5))
    assert await library.preferences.retention(HERE) == Retention(None, 5)
    await library.preferences.set_retention(HERE, Retention())
    assert await library.preferences.retention(HERE) == Retention()


async def test_the_next_article_pushes_the_oldest_out(library: Library, now: datetime) -> None:
    await add(library, HERE, "mill", "ferry", "lamp", now=now)
    await add(library, THERE, "mill", "ferry", "lamp", now=now)
    await library.preferences.set_retention(HERE, Retention(articles=2))
    assert await library.preferences.expired(HERE, now=now) == 1
    assert await titles(library, HERE) == ["mill", "ferry", "lamp"], "there is time to think better of it"
    await add(library, HERE, "bell", now=now)
    assert await titles(library, HERE) == ["lamp", "bell"]
    assert await titles(library, THERE) == ["mill", "ferry", "lamp"]
    assert await library.check() == []


async def test_what_was_pushed_out_answers_nothing_and_is_nowhere_in_the_files(
    library: Library, settings: Settings, now: datetime
) -> None:
    await add(library, HERE, "Zanzibarrow", now=now)
    await library.preferences.set_retention(HERE, Retention(articles=1))
    await add(library, HERE, "bell", now=now)
    # Closing it would empty the log too; it has to be empty while the bot runs.
    assert found_in_files(Path(settings.database_path).parent, b"anzibarrow") == []
    assert not (await library.ask(HERE, "Where did the Zanzibarrow stand?")).quotes


async def test_a_removed_article_is_nowhere_in_the_files_while_the_bot_runs(
    library: Library, settings: Settings, now: datetime
) -> None:
    await add(library, HERE, "Zanzibarrow", "bell", now=now)
    assert found_in_files(settings.database_path.parent, b"anzibarrow")
    (one,) = await library.titles(HERE, "Zanzibarrow")
    await library.remove(HERE, one.id)
    assert found_in_files(settings.database_path.parent, b"anzibarrow") == []


async def test_age_is_applied_at_the_start_without_an_article_coming_in(settings: Settings, now: datetime) -> None:
    async with Library.open(settings) as library:
        await add(library, HERE, "mill", now=now)
        await add(library, HERE, "ferry", now=now + timedelta(days=5))
        await add(library, THERE, "mill", now=now)
        await library.preferences.set_retention(HERE, Retention(days=7))
    async with Library.open(settings) as library:
        await library.keep_house(now=now + timedelta(days=7))
        assert await titles(library, HERE) == ["mill", "ferry"]
        await library.keep_house(now=now + timedelta(days=7, seconds=1))
        assert await titles(library, HERE) == ["ferry"]
        assert await titles(library, THERE) == ["mill"]


async def test_the_shelf_is_never_touched(library: Library, settings: Settings, now: datetime) -> None:
    with pytest.raises(Refused):
        await library.preferences.set_retention(Scope.shelf(), Retention(articles=1))
    for name in ("mill", "ferry", "lamp"):
        (settings.articles_path / f"{name}.txt").write_text(f"The {name} stood by the river.")
    await library.load_shelf(settings.articles_path, now=now)
    await library.preferences.set_retention(HERE, Retention(days=1, articles=1))
    await add(library, HERE, "bell", "door", now=now)
    await library.keep_house(now=now + timedelta(days=9))
    assert len(await titles(library, Scope.shelf())) == 3
    assert await library.count(HERE) == 3


async def test_an_article_that_is_here_already_pushes_nothing_out(library: Library, now: datetime) -> None:
    await add(library, HERE, "mill", "ferry", now=now)
    await library.preferences.set_retention(HERE, Retention(articles=1))
    await add(library, HERE, "mill", now=now)
    assert await titles(library, HERE) == ["mill", "ferry"]
