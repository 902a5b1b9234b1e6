"""Standing orders: what is to be delivered where and when, and which of them are due."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from typing import Any

import aiosqlite

from bot.messages import packed, unpacked
from bot.models import Digest, Order, Place, Scope
from bot.store.database import Database
from bot.store.follows import text
from bot.store.rooms import LIBRARY, READABLE, readable
from bot.store.writing import library_number

_DIGEST = (
    "d.id, l.key, d.place, d.person, d.at, d.zone, d.days, d.topics, d.length, d.silent, d.empty, d.alerts, d.owner,"
    " d.created, d.due, d.seen, d.paused, d.last, d.alerted FROM digests d JOIN libraries l ON l.id = d.library"
)
#: Whether there is an article with a number above ?1 in the library of a row, in one of its rooms, or on the shelf.
NEWS = (
    f"({{}}.library IN (SELECT n.library FROM articles n WHERE n.id > ?1 UNION SELECT {LIBRARY.format('r')}"  # noqa: S608 - ours
    " FROM articles n JOIN libraries r ON r.id = n.library WHERE n.id > ?1 AND instr(r.key, '/') > 0)"
    " OR EXISTS (SELECT 1 FROM articles WHERE id > ?1 AND library = 0))"
)
#: What may change of a digest, in the order of `_values`.
_CHANGING = (
    "place", "person", "at", "zone", "days", "topics", "length", "silent", "empty", "alerts", "owner", "due", "seen",
    "paused", "last", "alerted",
)  # fmt: skip


class Digests:
    """All that concerns standing orders."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, digest: Digest, *, most: int) -> Digest | None:
        """Put a new one in, under a number of its own; None when its library has `most` of them already."""
        async with self._database.transaction() as writer:
            library = await library_number(writer, digest.library)
            rows = list(await writer.execute_fetchall("SELECT count(*) FROM digests WHERE library = ?", (library,)))
            if rows[0][0] >= most:
                return None
            names = ("library", "created", *_CHANGING)
            cursor = await writer.execute(
                f"INSERT INTO digests ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608 - ours
                (library, text(digest.created), *_values(digest)),
            )
            return await read(writer, cursor.lastrowid or 0)

    async def of(self, library_key: str) -> Sequence[Digest]:
        """Those of one library, oldest first."""
        rows = await self._database.all(f"SELECT {_DIGEST} WHERE l.key = ? ORDER BY d.id", (library_key,))
        return [_digest(row) for row in rows]

    async def get(self, number: int) -> Digest | None:
        """One of them, of whatever library."""
        row = await self._database.one(f"SELECT {_DIGEST} WHERE d.id = ?", (number,))
        return _digest(row) if row else None

    async def update(self, before: Digest, after: Digest) -> bool:
        """Make one of another; False, and nothing is done, when it is not as `before` any more."""
        async with self._database.transaction() as writer:
            return await rewrite(writer, before, after)

    async def remove(self, number: int) -> None:
        """Take one out; what was delivered for it is remembered for a while."""
        async with self._database.transaction() as writer:
            await writer.execute("DELETE FROM digests WHERE id = ?", (number,))

    async def due(self, now: datetime, *, limit: int, without: Collection[int] = ()) -> Sequence[Digest]:
        """Those whose edition is to be sent by now, the longest due first."""
        rows = await self._database.all(
            f"SELECT {_DIGEST} WHERE d.paused = '' AND d.due <= ? AND d.id NOT IN (SELECT value FROM json_each(?))"  # noqa: S608
            " ORDER BY d.due LIMIT ?",
            (text(now), json.dumps(sorted(without)), limit),
        )
        return [_digest(row) for row in rows]

    async def next_due(self) -> datetime | None:
        """When the next edition of any library is to be sent; None while there is none."""
        row = await self._database.one("SELECT min(due) FROM digests WHERE paused = ''")
        return datetime.fromisoformat(row[0]) if row and row[0] else None

    async def page(self, after: int, *, limit: int) -> Sequence[Digest]:
        """Those that do not rest, of all libraries, from a number on; to look through all of them."""
        rows = await self._database.all(
            f"SELECT {_DIGEST} WHERE d.id > ? AND d.paused = '' ORDER BY d.id LIMIT ?", (after, limit)
        )
        return [_digest(row) for row in rows]

    async def alerting(self, newest: int, *, since: int, limit: int, without: Collection[int] = ()) -> Sequence[Digest]:
        """Those that want alerts, have not looked at the article `newest`, and can read one with a number > `since`."""
        rows = await self._database.all(
            f"SELECT {_DIGEST} WHERE d.alerts > 0 AND d.paused = '' AND d.alerted < ?2"  # noqa: S608 - ours
            f" AND {NEWS.format('d')} AND d.id NOT IN (SELECT value FROM json_each(?3)) ORDER BY d.alerted LIMIT ?4",
            (since, newest, json.dumps(sorted(without)), limit),
        )
        return [_digest(row) for row in rows]

    async def newest(self) -> int:
        """The highest number that any article ever had."""
        row = await self._database.one("SELECT seq FROM sqlite_sequence WHERE name = 'articles'")
        return int(row[0]) if row else 0

    async def articles(self, scope: Scope, after: int) -> Sequence[int]:
        """The numbers above `after` of the articles that a scope can read, in order."""
        rows = await self._database.all(
            "SELECT id FROM articles WHERE id > ? AND library IN"  # noqa: S608 - ours
            f" (SELECT id FROM libraries WHERE key IN {READABLE}) ORDER BY id",
            (after, readable(scope)),
        )
        return [row[0] for row in rows]


async def read(writer: aiosqlite.Connection, number: int) -> Digest | None:
    """One of them as it is now, inside the caller's transaction."""
    rows = list(await writer.execute_fetchall(f"SELECT {_DIGEST} WHERE d.id = ?", (number,)))
    return _digest(tuple(rows[0])) if rows else None


async def rewrite(writer: aiosqlite.Connection, before: Digest, after: Digest) -> bool:
    """What `Digests.update` does, inside the caller's transaction."""
    if await read(writer, before.id) != before:
        return False
    changes = ", ".join(f"{name} = ?" for name in _CHANGING)
    await writer.execute(f"UPDATE digests SET {changes} WHERE id = ?", (*_values(after), before.id))  # noqa: S608 - ours
    return True


async def forget(writer: aiosqlite.Connection, library: int) -> None:
    """Erase all digests, watches and deliveries of a library, by its number; inside the caller's transaction."""
    for table in ("deliveries", "watches", "digests"):
        await writer.execute(f"DELETE FROM {table} WHERE library = ?", (library,))  # noqa: S608 - ours


def _values(digest: Digest) -> tuple[Any, ...]:
    order = digest.order
    return (
        order.place.number, order.place.person, order.at.isoformat("minutes"), order.zone,
        "".join(map(str, order.days)), json.dumps(order.topics), order.length, order.silent, order.empty, order.alerts,
        order.owner, text(digest.due), digest.seen, packed(digest.paused),
        digest.last.isoformat() if digest.last else None, digest.alerted,
    )  # fmt: skip


def _digest(row: Sequence[Any]) -> Digest:
    number, key, place, person, at, zone, days, topics, length, silent, empty, alerts, owner, *rest = row
    created, due, seen, paused, last, alerted = rest
    order = Order(
        Place(place, bool(person)), time.fromisoformat(at), zone, tuple(map(int, days)), tuple(json.loads(topics)),
        length, bool(silent), bool(empty), alerts, owner,
    )  # fmt: skip
    return Digest(
        number, key, order, datetime.fromisoformat(created), datetime.fromisoformat(due), seen, unpacked(paused),
        date.fromisoformat(last) if last else None, alerted,
    )  # fmt: skip
