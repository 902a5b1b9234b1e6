from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.intake.indexing import index
from bot.models import Draft, Place, Scope
from bot.store import Store
from bot.store.rows import Indexed
from bot.store.versions import KEPT
from tests.store.samples import BAKERY, FERRY, GUILD, OTHER, found_in_files

URL = "https://example.org/ferry"


def version(text: str, article: int | None = None, title: str = "The ferry") -> Indexed:
    return replace(index(Draft(text, title=title, url=URL, author="Ann")), replaces=article)


async def put(store: Store, one: Indexed, now: datetime, scope: Scope = GUILD) -> int:
    (added,) = await store.articles.add_many(scope.key, [one], now=now)
    return added.article.id


async def test_a_new_version_keeps_the_number_and_the_old_text(store: Store, now: datetime) -> None:
    number = await put(store, version(FERRY), now)
    assert await store.versions.current(number) == 1
    later = now + timedelta(days=1)
    corrected = FERRY.replace("1911", "1912")
    (added,) = await store.articles.add_many(GUILD.key, [version(corrected, number, "The old ferry")], now=later)
    assert (added.article.id, added.new, added.changed) == (number, False, True)
    article = await store.articles.get(GUILD, number)
    assert article
    assert (article.text, article.info.title, article.info.added, article.info.url) == (
        corrected, "The old ferry", now, URL,
    )  # fmt: skip
    (old,) = await store.versions.all(number)
    assert (old.number, old.text, old.title, old.replaced) == (1, FERRY, "The ferry", later)
    assert await store.versions.get(number, 1) == old
    assert await store.versions.get(number, 2) is None
    assert await store.versions.current(number) == 2
    assert await store.check() == []


async def test_what_cannot_be_a_version_is_an_article(store: Store, now: datetime) -> None:
    number = await put(store, version(FERRY), now)
    bakery = await put(store, version(BAKERY), now)
    # Another article of the library says that already; and the one to be replaced is gone.
    assert await put(store, version(BAKERY, number), now) == bakery
    assert await put(store, version(f"{FERRY} It sank.", 999), now) not in (number, bakery)
    assert await store.versions.all(number) == []
    assert await store.check() == []


async def test_only_the_newest_versions_are_kept_and_those_that_a_shown_quote_points_into(
    store: Store, now: datetime
) -> None:
    number = await put(store, version(FERRY), now)
    await store.shown.note(GUILD.key, Place(5), 6, [(number, 0, 10)], now=now)
    for day in range(1, KEPT + 4):
        await put(store, version(f"{FERRY} That was {day} days ago.", number), now + timedelta(days=day))
    assert [one.number for one in await store.versions.all(number)] == [*range(KEPT + 3, 3, -1), 1]


async def test_versions_go_with_their_article_and_are_found_in_its_library_alone(store: Store, now: datetime) -> None:
    number = await put(store, version(FERRY), now)
    await put(store, version(BAKERY), now, OTHER)
    assert {url: one.info.id for url, one in (await store.versions.at(GUILD.key, [URL, "https://x.org"])).items()} == {
        URL: number
    }
    await put(store, version(f"{FERRY} It sank.", number), now)
    await store.articles.remove(GUILD.key, number)
    assert await store.versions.all(number) == []
    assert await store.check() == []


async def test_what_is_erased_is_readable_in_no_version_either(store: Store, path: Path, now: datetime) -> None:
    number = await put(store, version(f"{FERRY} The ferryman was called Quillfeather."), now)
    await put(store, version(FERRY, number), now)
    assert found_in_files(path.parent, b"Quillfeather")
    await store.articles.remove(GUILD.key, number)
    assert found_in_files(path.parent, b"Quillfeather") == []
    assert found_in_files(path.parent, b"quillfeath") == []


async def test_a_new_version_is_found_and_the_old_one_is_not(store: Store, now: datetime) -> None:
    number = await put(store, version(FERRY), now)
    await put(store, version(FERRY.replace("miners", "shepherds"), number), now)
    reach = await store.search.reach(GUILD)
    assert {stem: bool(ids) for stem, ids in (await store.search.postings(reach, ["miner", "shepherd"])).items()} == {
        "miner": False, "shepherd": True,
    }  # fmt: skip
