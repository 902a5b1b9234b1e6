"""Standing orders and the outbox as they are stored: what is due costs nothing, and nothing is ever made twice."""

import sqlite3
from collections.abc import AsyncGenerator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.digests.parts import of_digest, record
from bot.models import Digest, Order, Page, Place, Sort, State, Watch
from bot.store import Store
from bot.store.deliveries import REMEMBERED
from tests.store.samples import FERRY, GUILD, OTHER, found_in_files, indexed

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ORDER = Order(
    Place(100), time(7, 5), "Europe/Berlin", (1, 5), ("ferry", "dam"), "long",
    silent=False, empty=True, alerts=3, owner=7,
)  # fmt: skip
WANTED = Digest(0, GUILD.key, ORDER, NOW, NOW + timedelta(hours=1), 5, last=date(2026, 11, 1), alerted=4)


async def add(store: Store, digest: Digest = WANTED) -> Digest:
    added = await store.digests.add(digest, most=99)
    assert added
    return added


def edition(digest: Digest, slot: str = "2026-11-02", *bodies: str) -> list[Page]:
    return [Page(body) for body in bodies or ("one", "two")]


async def test_what_goes_in_comes_out(store: Store) -> None:
    digest = await add(store)
    assert digest == replace(WANTED, id=digest.id)
    assert await store.digests.get(digest.id) == digest
    assert await store.digests.of(GUILD.key) == [digest]
    assert await store.digests.of(OTHER.key) == []
    pages = [Page('{"a": "é"}', b"\x89PNG"), Page("{}")]
    rows = of_digest(digest, Sort.EDITION, "2026-11-02", pages, due=NOW)
    assert await store.deliveries.add(rows)
    kept = await store.deliveries.history((Sort.EDITION,), digest.id, limit=9)
    assert [replace(one, id=0) for one in reversed(kept)] == rows
    assert not await store.deliveries.add(rows[:1])


async def test_numbers_are_never_used_twice(store: Store) -> None:
    first = await add(store)
    await store.digests.remove(first.id)
    assert (await add(store)).id > first.id


async def test_nothing_is_made_twice_not_even_in_more_parts(store: Store) -> None:
    digest = await add(store)
    moved = replace(digest, seen=9, due=NOW + timedelta(days=1))
    rows = of_digest(digest, Sort.EDITION, "2026-11-02", [Page("1")], due=NOW)
    assert await store.deliveries.claim(digest, moved, rows)
    assert await store.digests.get(digest.id) == moved
    again = of_digest(digest, Sort.EDITION, "2026-11-02", [Page("1"), Page("2")], due=NOW)
    later = replace(moved, seen=12, due=NOW + timedelta(days=2))
    assert await store.deliveries.claim(moved, later, again)
    # Its day is dealt with, but what would have been in it is not.
    assert await store.digests.get(digest.id) == replace(later, seen=9)
    assert len(await store.deliveries.history((Sort.EDITION,), digest.id, limit=9)) == 1


async def test_a_claim_of_what_has_changed_does_nothing(store: Store) -> None:
    digest = await add(store)
    assert await store.digests.update(digest, replace(digest, paused="Holidays."))
    assert not await store.digests.update(digest, digest)
    rows = of_digest(digest, Sort.EDITION, "2026-11-02", [Page("1")], due=NOW)
    assert not await store.deliveries.claim(digest, replace(digest, seen=9), rows)
    assert await store.deliveries.places(limit=9) == []
    await store.digests.remove(digest.id)
    assert not await store.digests.update(digest, digest)


async def test_what_is_settled_stays_so(store: Store) -> None:
    digest = await add(store)
    await store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-02", [Page("1")], due=NOW))
    one = await store.deliveries.next(Place(100))
    assert one
    asking = await store.deliveries.asking(one, NOW)
    assert asking
    assert (asking.state, asking.asked, asking.tried) == (State.SENDING, NOW, NOW)
    again = await store.deliveries.asking(asking, NOW + timedelta(seconds=3))
    assert again
    assert (again.asked, again.tried) == (NOW, NOW + timedelta(seconds=3))
    assert await store.deliveries.next(Place(100)) == again
    await store.deliveries.sent(one, 77, NOW)
    assert await store.deliveries.asking(one, NOW) is None
    await store.deliveries.not_asked(one)
    await store.deliveries.give_up(one, State.UNKNOWN, "?", NOW)
    (kept,) = await store.deliveries.history((Sort.EDITION,), digest.id, limit=9)
    assert (kept.state, kept.message, kept.error) == (State.SENT, 77, "")


async def test_places_are_told_apart_from_persons_and_from_those_that_are_served(store: Store) -> None:
    for place in (Place(1), Place(2), Place(2, person=True), Place(3)):
        digest = await add(store, replace(WANTED, order=replace(ORDER, place=place)))
        await store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-02", [Page("1"), Page("2")], due=NOW))
    assert await store.deliveries.places(limit=9) == [Place(1), Place(2), Place(2, person=True), Place(3)]
    assert await store.deliveries.places(limit=9, without=[Place(1), Place(3)]) == [Place(2), Place(2, person=True)]
    assert await store.deliveries.places(limit=1) == [Place(1)]


async def test_what_was_settled_long_ago_is_forgotten_and_what_waits_is_not(store: Store) -> None:
    digest = await add(store)
    old = record(digest, "2026-10-01", "late", due=NOW, now=NOW - REMEMBERED - timedelta(seconds=1))
    new = record(digest, "2026-11-01", "late", due=NOW, now=NOW)
    waiting = of_digest(digest, Sort.EDITION, "2026-09-01", [Page("1")], due=NOW)
    for row in (old, new, *waiting):
        await store.deliveries.add([row])
    await store.deliveries.purge(NOW)
    kept = await store.deliveries.history((Sort.EDITION,), digest.id, limit=9)
    assert [one.slot for one in kept] == ["2026-09-01", "2026-11-01"]


async def test_everything_goes_with_its_library(store: Store, path: Path) -> None:
    for scope in (GUILD, OTHER):
        digest = await add(
            store, replace(WANTED, library=scope.key, order=replace(ORDER, topics=(f"secret {scope.key}",)))
        )
        await store.deliveries.add(
            of_digest(digest, Sort.EDITION, "2026-11-02", [Page(f"secret {scope.key}")], due=NOW)
        )
        await store.watches.add(Watch(0, scope.key, f"secret {scope.key}?", 7, NOW, 0), most=9)
    await store.articles.add_many(GUILD.key, indexed(FERRY), now=NOW)
    await store.erase(GUILD.key)
    assert await store.digests.of(GUILD.key) == []
    assert await store.watches.of(GUILD.key, 7) == []
    assert len(await store.digests.of(OTHER.key)) == len(await store.watches.of(OTHER.key, 7)) == 1
    assert found_in_files(path.parent, f"secret {GUILD.key}".encode()) == []
    assert found_in_files(path.parent, f"secret {OTHER.key}".encode())
    assert await store.check() == []


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def crowded(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Path]:
    """A database of 100,000 orders of which none is due, 100,000 open watches and 100,000 settled deliveries."""
    path = tmp_path_factory.mktemp("crowded") / "quoth.db"
    async with Store.open(path) as store:
        digest = await add(store)
        await store.watches.add(Watch(0, GUILD.key, "Who?", 7, NOW, 0), most=9)
        await store.deliveries.add([record(digest, "2026-10-01", "late", due=NOW, now=NOW)])
    with closing(sqlite3.connect(path)) as connection:
        for table, key in (("digests", "id"), ("watches", "id"), ("deliveries", "slot")):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in ("id", key)]
            names = ", ".join(f'"{name}"' for name in columns)
            made = "NULL" if key == "id" else "CAST(n AS TEXT)"
            connection.execute(
                f"INSERT INTO {table} ({key}, {names}) WITH RECURSIVE c (n) AS"  # noqa: S608 - ours
                f" (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 99999) SELECT {made}, {names} FROM {table}, c"
                f" WHERE {table}.id = 1"
            )
        connection.commit()
    yield path


@pytest.mark.parametrize("name", ["due", "next_due", "places", "next", "newest", "alerting", "open"])
async def test_100000_orders_cost_nothing_when_nothing_is_due(name: str, crowded: Path) -> None:
    """Counted in steps of SQLite's machine, which no busy clock changes; a look through the table takes a million."""
    async with Store.open(crowded) as store:
        looks = {
            "due": lambda: store.digests.due(NOW, limit=50),
            "next_due": store.digests.next_due,
            "places": lambda: store.deliveries.places(limit=64),
            "next": lambda: store.deliveries.next(Place(100)),
            "newest": store.digests.newest,
            # A library whose articles nobody here can read.
            "alerting": lambda: store.digests.alerting(4, since=0, limit=50),
            "open": lambda: store.watches.open(0, since=0, limit=50),
        }
        steps = 0

        def step() -> None:
            nonlocal steps
            steps += 1

        database = store._database  # pyright: ignore[reportPrivateUsage]
        await looks[name]()
        (connection,) = database._idle  # pyright: ignore[reportPrivateUsage]
        await connection.set_progress_handler(step, 1)
        found = await looks[name]()
    assert found in ([], None, 0, NOW + timedelta(hours=1))
    assert steps < 500
