"""Rooms: ranges of their own, read by scopes that name them, and part of their library in all that is not reading."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.intake.indexing import index
from bot.models import Digest, Draft, Feed, Follow, Order, Place, Scope, Watch, library_of, room_key
from bot.store import Store
from bot.store.rooms import READABLE, readable
from tests.store.samples import BAKERY, FERRY, GUILD, OTHER, SHELF, found_in_files, indexed
from tests.store.test_copies import STORY, shortened, told

CELLAR, ATTIC = Scope.of(room_key(GUILD.key, 7)), Scope.of(room_key(GUILD.key, 8, 9))
BOTH = Scope(GUILD.key, (CELLAR.target, ATTIC.target))
#: A server whose number begins as that of another.
LONGER = Scope.guild(10)
MILL = "The mill at Fenwick ground barley for the prison. Its wheel turned twice a day."


async def put(store: Store, scope: Scope, now: datetime, *texts: str) -> list[int]:
    return [one.article.id for one in await store.articles.add_many(scope.target, indexed(*texts), now=now)]


async def filled(store: Store, now: datetime) -> tuple[int, int, int, int]:
    """An article on the shelf, in the library, and in each of its two rooms."""
    (ferry,) = await put(store, SHELF, now, FERRY)
    (bakery,) = await put(store, GUILD, now, BAKERY)
    (mill,) = await put(store, CELLAR, now, MILL)
    (loft,) = await put(store, ATTIC, now, "Der Taubenschlag auf dem Dachboden war im Winter leer.")
    return ferry, bakery, mill, loft


def test_a_room_is_known_by_its_library_and_its_channel() -> None:
    assert (CELLAR.key, CELLAR.rooms, CELLAR.room, CELLAR.target) == (
        "guild:1",
        ("guild:1/7",),
        "guild:1/7",
        "guild:1/7",
    )
    assert ATTIC.target == "guild:1/8/9"
    assert [library_of(key) for key in ("guild:1/8/9", "guild:1", "shelf")] == ["guild:1", "guild:1", "shelf"]
    assert Scope.of(GUILD.key) == GUILD
    assert BOTH.readable == ("guild:1", "shelf", "guild:1/7", "guild:1/8/9")


async def test_p4_a_scope_reads_the_rooms_that_it_names_and_no_other(store: Store, now: datetime) -> None:
    ferry, bakery, mill, loft = await filled(store, now)
    for scope, wanted in {
        GUILD: [bakery, ferry], CELLAR: [mill, bakery, ferry], ATTIC: [loft, bakery, ferry],
        BOTH: [loft, mill, bakery, ferry], OTHER: [ferry], LONGER: [ferry],
    }.items():  # fmt: skip
        assert [one.id for one in await store.articles.list(scope, limit=9)] == wanted
        assert await store.articles.count(scope) == len(wanted)
        assert await store.digests.articles(scope, 0) == sorted(wanted)
        assert len((await store.search.reach(scope)).ranges) == len(wanted)
        for number in (ferry, bakery, mill, loft):
            assert (await store.articles.get(scope, number) is not None) is (number in wanted)
            assert (await store.articles.info(scope, number) is not None) is (number in wanted)
            assert bool((await store.search.reach(scope, number)).ranges) is (number in wanted)
        assert ("de" in await store.articles.languages(scope)) is (loft in wanted)
        assert bool(await store.articles.titles(scope, "the mill")) is (mill in wanted)
        postings = await store.search.postings(await store.search.reach(scope), ["barley"])
        assert bool(postings["barley"]) is (mill in wanted)


async def test_p4_an_address_and_a_kept_text_are_found_by_those_who_read_the_room(store: Store, now: datetime) -> None:
    page = index(Draft(MILL, url="https://example.org/mill"))
    await store.articles.add_many(CELLAR.target, [page], now=now)
    token = await store.uploads.keep(CELLAR.target, Draft(MILL), now=now)
    for scope, found in ((CELLAR, True), (BOTH, True), (GUILD, False), (ATTIC, False), (OTHER, False)):
        assert (await store.articles.with_url(scope, "https://example.org/mill") is not None) is found
        assert (await store.uploads.get(scope, token) is not None) is found


async def test_rooms_are_those_of_one_library(store: Store, now: datetime) -> None:
    await filled(store, now)
    await put(store, Scope.of(room_key(LONGER.key, 7)), now, MILL)
    assert await store.rooms(GUILD.key) == [CELLAR.target, ATTIC.target]
    assert await store.rooms(LONGER.key) == ["guild:10/7"]
    assert await store.rooms(OTHER.key) == await store.rooms(SHELF.key) == []


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT a.id FROM articles a JOIN libraries l ON l.id = a.library WHERE l.key IN {}",
        "SELECT l.id FROM libraries l JOIN articles a ON a.library = l.id WHERE l.key IN {} GROUP BY l.id, a.language",
        "SELECT a.id FROM articles a WHERE a.url = 'x' AND a.library IN (SELECT id FROM libraries WHERE key IN {})",
        "SELECT id FROM articles WHERE id > 5 AND library IN (SELECT id FROM libraries WHERE key IN {})",
    ],
)
async def test_what_is_read_of_a_library_costs_nothing_for_the_others(sql: str, store: Store, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {sql.format(READABLE)}", (readable(BOTH),)).fetchall()
    steps = [row[3] for row in plan]
    assert [step for step in steps if step.startswith("SCAN") and "json_each" not in step] == []
    assert not [step for step in steps if "articles_by_url (url=?)" in step]


async def test_more_rooms_than_one_statement_can_join_are_searched(store: Store, now: datetime) -> None:
    rooms = [Scope.of(room_key(GUILD.key, number)) for number in range(100, 130)]
    for number, one in enumerate(rooms):
        await put(store, one, now, f"Barrel number {number} of the mill holds cider and nothing else at all.")
    reach = await store.search.reach(Scope(GUILD.key, tuple(one.target for one in rooms)))
    assert len(reach.ranges) == len(rooms)
    stems = ["barrel", *(f"word{number}" for number in range(30))]
    found = (await store.search.postings(reach, stems))["barrel"]
    assert len(found) == len(rooms)
    assert found == sorted(found)


# Stories


async def test_p4_a_story_is_known_from_a_room_to_its_library_and_never_the_other_way(
    store: Store, now: datetime
) -> None:
    add = store.articles.add_many
    (inside,) = await add(CELLAR.target, [told(STORY, "A")], now=now)
    (outside,) = await add(GUILD.key, [told(shortened(STORY), "B")], now=now)
    (later,) = await add(CELLAR.target, [told(f"{STORY}\n\nThis is how we found it.", "C")], now=now)
    (beside,) = await add(ATTIC.target, [told(f"{STORY}\n\nNothing else is known.", "D")], now=now)
    found = await store.copies.stories(one.article.id for one in (inside, outside, later, beside))
    # That of the library is none that a room told before it.
    assert found[outside.article.id] == outside.article.id
    assert found[beside.article.id] == outside.article.id
    assert found[later.article.id] in (inside.article.id, outside.article.id)
    assert await store.copies.of(GUILD, outside.article.id) == []
    assert [one.id for one in await store.copies.of(ATTIC, outside.article.id)] == [beside.article.id]
    assert (await store.search.reach(GUILD)).copies == ()
    assert len((await store.search.reach(ATTIC)).copies) == 1
    assert await store.check() == []


# Whole libraries


async def test_r2_a_library_counts_with_its_rooms(store: Store, now: datetime) -> None:
    await filled(store, now)
    size = await store.sizes.of(GUILD.key)
    assert size.articles == 3
    assert size.characters == sum(
        [one.length for one in await store.articles.list(BOTH, limit=9) if one.library != SHELF.key]
    )
    assert await store.sizes.of(LONGER.key) == (0, 0)


async def test_retention_is_the_librarys_and_its_rooms_together(store: Store, now: datetime) -> None:
    _, bakery, mill, loft = await filled(store, now)
    await put(store, Scope.of(room_key(LONGER.key, 7)), now, MILL)
    beyond = store.retention.beyond
    assert await beyond(GUILD.key, added_before=None, newest=1) == [bakery, mill]
    assert await beyond(GUILD.key, added_before=now + timedelta(days=1), newest=None) == [bakery, mill, loft]
    assert await store.retention.erase_beyond(GUILD.key, added_before=None, newest=1) == 2
    assert [one.id for one in await store.articles.list(BOTH, limit=9) if one.library != SHELF.key] == [loft]
    assert await store.check() == []


async def test_p4_an_alert_is_woken_by_its_librarys_rooms_and_a_watch_looks_at_the_library_alone(
    store: Store, now: datetime
) -> None:
    await put(store, GUILD, now, BAKERY)
    order = Order(Place(7), alerts=3)
    for scope in (GUILD, OTHER):
        digest = Digest(0, scope.key, order, now, now, 0)
        assert await store.digests.add(digest, most=9)
    (mill,) = await put(store, CELLAR, now, MILL)
    woken = await store.digests.alerting(mill, since=mill - 1, limit=9)
    assert [one.library for one in woken] == [GUILD.key]
    watch = Watch(0, GUILD.key, "Who ground barley?", 5, now, mill - 1)
    assert await store.watches.add(watch, most=9)
    assert await store.digests.articles(GUILD, mill - 1) == []


async def test_p4_with_a_library_its_rooms_are_erased_and_a_room_goes_alone(
    store: Store, now: datetime, path: Path
) -> None:
    _, bakery, _, _ = await filled(store, now)
    await put(store, Scope.of(room_key(LONGER.key, 7)), now, MILL)
    feed = Feed(0, "https://example.org/feed", "News", "", now)
    assert await store.feeds.follow(feed, Follow(CELLAR.target), most=9)
    await store.erase(ATTIC.target)
    assert await store.rooms(GUILD.key) == [CELLAR.target]
    assert await store.articles.get(GUILD, bakery)
    await store.erase(GUILD.key)
    assert await store.settings.libraries() == ["shelf", LONGER.key, "guild:10/7"]
    assert await store.feeds.due(None) == []
    assert await store.check() == []
    await store.erase(LONGER.key)
    assert found_in_files(path.parent, b"barley") == []


async def test_no_room_is_there_without_its_library(store: Store, now: datetime, path: Path) -> None:
    await put(store, CELLAR, now, MILL)
    assert GUILD.key in await store.settings.libraries()
    assert await store.check() == []
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM libraries WHERE key = ?", (GUILD.key,))
    assert await store.check() == ["room guild:1/7: its library is not there"]
