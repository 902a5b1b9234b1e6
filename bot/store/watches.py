"""Watches: questions that stay open until an article answers them."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from bot.models import Delivery, Watch
from bot.store.database import Database
from bot.store.digests import NEWS
from bot.store.follows import text
from bot.store.outbox import insert
from bot.store.writing import library_number

_WATCH = (
    "w.id, l.key, w.question, w.owner, w.created, w.seen, w.answered"
    " FROM watches w JOIN libraries l ON l.id = w.library"
)


class Watches:
    """All that concerns open questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, watch: Watch, *, most: int) -> Watch | None:
        """Put a new one in, under a number of its own; None when its owner has `most` open ones in that library."""
        async with self._database.transaction() as writer:
            library = await library_number(writer, watch.library)
            count = "SELECT count(*) FROM watches WHERE library = ? AND owner = ? AND answered IS NULL"
            rows = list(await writer.execute_fetchall(count, (library, watch.owner)))
            if rows[0][0] >= most:
                return None
            cursor = await writer.execute(
                "INSERT INTO watches (library, question, owner, created, seen) VALUES (?, ?, ?, ?, ?)",
                (library, watch.question, watch.owner, text(watch.created), watch.seen),
            )
            rows = await writer.execute_fetchall(f"SELECT {_WATCH} WHERE w.id = ?", (cursor.lastrowid,))
            return _watch(tuple(next(iter(rows))))

    async def of(self, library_key: str, owner: int) -> Sequence[Watch]:
        """Those of one person in one library, oldest first."""
        rows = await self._database.all(
            f"SELECT {_WATCH} WHERE l.key = ? AND w.owner = ? ORDER BY w.id", (library_key, owner)
        )
        return [_watch(row) for row in rows]

    async def remove(self, number: int) -> None:
        """Take one out."""
        async with self._database.transaction() as writer:
            await writer.execute("DELETE FROM watches WHERE id = ?", (number,))

    async def open(self, newest: int, *, since: int, limit: int, without: Collection[int] = ()) -> Sequence[Watch]:
        """Those without an answer that have not looked at the article `newest`, and can read one above `since`."""
        rows = await self._database.all(
            f"SELECT {_WATCH} WHERE w.answered IS NULL AND w.seen < ?2"  # noqa: S608 - ours
            f" AND {NEWS.format('w')} AND w.id NOT IN (SELECT value FROM json_each(?3)) ORDER BY w.seen LIMIT ?4",
            (since, newest, json.dumps(sorted(without)), limit),
        )
        return [_watch(row) for row in rows]

    async def looked(self, watches: Sequence[Watch], newest: int) -> None:
        """Remember that these have looked at all articles up to `newest`, without finding an answer."""
        async with self._database.transaction() as writer:
            await writer.execute(
                "UPDATE watches SET seen = ? WHERE answered IS NULL AND id IN (SELECT value FROM json_each(?))",
                (newest, json.dumps([watch.id for watch in watches])),
            )

    async def answer(self, watch: Watch, deliveries: Sequence[Delivery], *, newest: int, now: datetime) -> bool:
        """Close one, and put its answer on its way; False, and nothing is done, when it is gone or closed already."""
        async with self._database.transaction() as writer:
            cursor = await writer.execute(
                "UPDATE watches SET answered = ?, seen = ? WHERE id = ? AND answered IS NULL",
                (text(now), newest, watch.id),
            )
            if cursor.rowcount != 1:
                return False
            await insert(writer, deliveries)
        return True


def _watch(row: Sequence[Any]) -> Watch:
    number, key, question, owner, created, seen, answered = row
    when = datetime.fromisoformat(answered) if answered else None
    return Watch(number, key, question, owner, datetime.fromisoformat(created), seen, when)
