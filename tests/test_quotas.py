"""R2: what a library may hold."""

from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import NotFound, TooLarge
from bot.intake.web import Web
from bot.library import Library
from bot.models import Draft, Fate, Retention, Scope
from bot.settings import Settings
from bot.store import Store, notes
from tests.digests.samples import STORY
from tests.feeds.samples import served, whole
from tests.site import PUBLIC, Site

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
HERE, THERE = Scope.guild(1), Scope.guild(2)
FEW = "This library holds 2 articles with 0.0 MB of text, and the limit is 2 articles: remove some articles first."


def lamps(*numbers: int) -> list[Draft]:
    return [Draft(f"Lamp {number} burns.", url=f"https://example.org/{number}") for number in numbers]


@pytest_asyncio.fixture
async def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Library]:
    monkeypatch.setattr("bot.feeds.hosts.PAUSE", 0.0)
    settings = Settings(database_path=tmp_path / "quoth.db", max_articles=2, max_library_mb=1)
    with Site() as site:
        site.pages["/feed"] = served(whole(1), whole(2), whole(3))
        async with Library.open(settings, web=Web(allowed=[PUBLIC], ports=[80, site.port])) as opened:
            await opened.feeds.add(THERE, site.url("/feed"), now=NOW)
            yield opened


async def test_r2_more_articles_than_a_library_may_hold_are_refused_with_the_number(library: Library) -> None:
    await library.add_all(HERE, [*lamps(1), Draft(STORY, url="https://example.org/2")], now=NOW)
    with pytest.raises(TooLarge) as told:
        await library.add_all(HERE, lamps(3), now=NOW)
    assert str(told.value) == FEW
    assert await library.count(HERE) == 2
    # What is here is found, what has changed is brought up to date, and other libraries have limits of their own.
    assert not (await library.add_all(HERE, lamps(1), now=NOW))[0].new
    changed = Draft(STORY.replace("1908", "1909"), url="https://example.org/2")
    assert (await library.add(HERE, changed, now=NOW)).changed
    await library.add_all(THERE, lamps(3), now=NOW)
    await library.remove(HERE, (await library.list(HERE, limit=1))[0].id)
    await library.add_all(HERE, lamps(3), now=NOW)


async def test_r2_all_of_a_file_or_nothing(library: Library) -> None:
    with pytest.raises(TooLarge, match="holds 0 articles"):
        await library.add_all(HERE, lamps(1, 2, 3), now=NOW)
    assert await library.count(HERE) == 0


async def test_r2_where_the_oldest_go_by_themselves_the_newest_come_in(library: Library) -> None:
    await library.preferences.set_retention(HERE, Retention(None, 2))
    for number in range(5):
        await library.add_all(HERE, lamps(number), now=NOW + timedelta(seconds=number))
    assert [one.title for one in await library.list(HERE, limit=9)] == ["Lamp 4 burns.", "Lamp 3 burns."]
    await library.preferences.set_retention(HERE, Retention(None, 3))
    with pytest.raises(TooLarge):
        await library.add_all(HERE, lamps(9), now=NOW)


async def test_r2_more_text_than_a_library_may_hold_is_refused_with_the_number(library: Library) -> None:
    await library.add(HERE, Draft("It burned. " * 60_000), now=NOW)
    with pytest.raises(TooLarge, match=r"holds 1 article with 0.7 MB of text, and the limit is 1 MB of text"):
        await library.add(HERE, Draft("It went out. " * 40_000), now=NOW)


async def test_r2_the_shelf_is_the_operators(library: Library) -> None:
    await library.add_all(Scope.shelf(), lamps(1, 2, 3, 4), now=NOW)
    assert await library.count(Scope.shelf()) == 4


async def test_r2_a_feed_fills_a_library_up_to_its_limit_and_check_says_so(library: Library) -> None:
    done = await library.feeds.fetch(now=NOW, everything=True)
    assert done.added == 2
    (followed,) = await library.feeds.list(THERE)
    assert followed.counts == {Fate.ADDED: 2, Fate.SKIPPED: 1}
    (note,) = (await library.feeds.get(THERE, followed.feed.id)).notes
    assert note.why.endswith("the limit is 2 articles: remove some articles first.")
    await library.add_all(Scope.shelf(), lamps(1), now=NOW)


async def test_r2_texts_that_were_only_summarised_push_out_the_oldest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "UPLOADS_HOLD", 25)
    async with Store.open(tmp_path / "quoth.db") as store:
        tokens = [
            await store.uploads.keep(HERE.key, Draft(f"Lamp {number} out"), now=NOW + timedelta(seconds=number))
            for number in range(4)
        ]
        other = await store.uploads.keep(THERE.key, Draft("Lamp 9 out"), now=NOW)
        kept = [await store.uploads.get(HERE, token) for token in tokens]
        assert [one is not None for one in kept] == [False, False, True, True]
        assert await store.uploads.get(THERE, other)


async def test_what_was_pushed_out_is_told_as_gone(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "UPLOADS_HOLD", 5)
    first = await library.keep_upload(HERE, Draft("A lamp."), now=NOW)
    await library.keep_upload(HERE, Draft("An oven."), now=NOW + timedelta(seconds=1))
    with pytest.raises(NotFound, match="no longer kept"):
        await library.upload(HERE, first)
