"""Feeds: which are followed by whom, and how it goes with them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import aiosqlite

from bot.messages import packed
from bot.models import Fate, Feed, FeedNotice, Follow, Followed
from bot.store.database import Database
from bot.store.follows import BOTH, FEED, both, text
from bot.store.follows import feed as feed_of
from bot.store.writing import library_number

#: Entries of a feed that are remembered after they have gone from it: one that comes back is no new one.
REMEMBERED = 2000


class Feeds:
    """All that concerns feeds. A library sees those that it follows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def follow(self, feed: Feed, follow: Follow, *, most: int) -> tuple[int, bool] | None:
        """Follow a feed, known by its address, from now on; its number, and whether the library did not before.

        What is wanted of one that is followed already is replaced, and a feed that stopped is asked again. None when
        the library follows `most` feeds already.
        """
        async with self._database.transaction() as writer:
            library = await library_number(writer, follow.library)
            count = "SELECT count(*) FROM follows w JOIN feeds f ON f.id = w.feed WHERE w.library = ?"
            known = await _number(writer, f"{count} AND f.url = ?", library, feed.url)
            if not known and await _number(writer, count, library) >= most:
                return None
            await writer.execute(
                "INSERT INTO feeds (url, title, site, due) VALUES (?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET"
                " due = min(due, excluded.due), failures = 0, failing = NULL, stopped = '', etag = '', modified = ''",
                (feed.url, feed.title, feed.site, text(feed.due)),
            )
            number = await _number(writer, "SELECT id FROM feeds WHERE url = ?", feed.url)
            await writer.execute(
                "INSERT INTO follows (library, feed, words, without, full, owner, channel) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET words = excluded.words, without = excluded.without, full = excluded.full,"
                " owner = excluded.owner, channel = excluded.channel, told = 0",
                (
                    library, number, json.dumps(follow.words), json.dumps(follow.without), follow.full, follow.owner,
                    follow.channel,
                ),
            )  # fmt: skip
            # What did not have the words that were asked for may have those that are asked for now.
            await writer.execute(
                "DELETE FROM entries WHERE library = ? AND feed = ? AND fate = ?", (library, number, Fate.FILTERED)
            )
            # Nobody is told any more that it stopped: it was asked for once more.
            await writer.execute("UPDATE follows SET told = 0 WHERE feed = ?", (number,))
        return number, not known

    async def unfollow(self, library_key: str, number: int) -> None:
        """Follow a feed no longer; its articles stay."""
        async with self._database.transaction() as writer:
            await writer.execute(
                "DELETE FROM follows WHERE feed = ? AND library = (SELECT id FROM libraries WHERE key = ?)",
                (number, library_key),
            )
            await _forget_unfollowed(writer)

    async def followed(self, library_key: str) -> Sequence[Followed]:
        """The feeds that a library follows, by their titles."""
        rows = await self._database.all(f"SELECT {BOTH} WHERE l.key = ?", (library_key,))
        counts = await self._database.all(
            "SELECT e.feed, e.fate, count(*) FROM entries e JOIN libraries l ON l.id = e.library WHERE l.key = ?"
            " GROUP BY e.feed, e.fate",
            (library_key,),
        )
        found = [
            Followed(feed, follow, {Fate(fate): count for number, fate, count in counts if number == feed.id})
            for feed, follow in map(both, rows)
        ]
        return sorted(found, key=lambda one: (one.feed.title.casefold(), one.feed.id))

    async def due(self, now: datetime | None) -> Sequence[Feed]:
        """Feeds that are to be asked by now, the longest due first; all that are not stopped for None."""
        rows = await self._database.all(
            f"SELECT {FEED} FROM feeds f WHERE f.stopped = '' AND f.due <= ? ORDER BY f.due, f.id",  # noqa: S608
            (text(now) if now else "9999",),
        )
        return [feed_of(row) for row in rows]

    async def follows(self, number: int) -> Sequence[Follow]:
        """Who follows a feed."""
        rows = await self._database.all(
            f"SELECT {BOTH} WHERE w.feed = ? ORDER BY w.library",
            (number,),
        )
        return [both(row)[1] for row in rows]

    async def keep(self, feed: Feed, served: Sequence[Follow], present: Iterable[str] | None = None) -> None:
        """Remember how a feed is now; one that nobody follows any more stays forgotten.

        `served` are those that were dealt with: for one that came or changed meanwhile the feed is asked again at once,
        for all that is in it. `present` are the keys of its entries, when it was read: of those that have gone only the
        last are remembered.
        """
        async with self._database.transaction() as writer:
            rows = await writer.execute_fetchall(f"SELECT {BOTH} WHERE w.feed = ?", (feed.id,))
            wanted = [both(tuple(row))[1] for row in rows]
            if not wanted:
                return
            if not set(wanted) <= set(served):
                feed = replace(feed, due=feed.asked or feed.due, etag="", modified="", stopped="")
            # Another one may be followed at the address where this one has moved to: then both are one.
            rows = await writer.execute_fetchall("SELECT id FROM feeds WHERE url = ? AND id <> ?", (feed.url, feed.id))
            for (other,) in list(rows):
                await _merge(writer, feed.id, other)
            await writer.execute(
                "UPDATE feeds SET url = ?, title = ?, site = ?, due = ?, asked = ?, answered = ?, failures = ?,"
                " failing = ?, error = ?, stopped = ?, etag = ?, modified = ?, moved = ?, moves = ? WHERE id = ?",
                (
                    feed.url, feed.title, feed.site, text(feed.due), text(feed.asked), text(feed.answered),
                    feed.failures, text(feed.failing), packed(feed.error), packed(feed.stopped), feed.etag,
                    feed.modified, feed.moved, feed.moves, feed.id,
                ),
            )  # fmt: skip
            if present is not None:
                await writer.execute(
                    "DELETE FROM entries WHERE feed = ?1 AND key NOT IN (SELECT value FROM json_each(?2))"
                    " AND (library, key) IN (SELECT library, key FROM (SELECT library, key, row_number() OVER"
                    ' (PARTITION BY library ORDER BY "when" DESC, key) AS place FROM entries WHERE feed = ?1)'
                    " WHERE place > ?3)",
                    (feed.id, json.dumps(sorted(present)), REMEMBERED),
                )

    async def notices(self) -> Sequence[FeedNotice]:
        """Who is to be told that a feed stopped; each of them once and never again."""
        async with self._database.transaction() as writer:
            rows = list(
                await writer.execute_fetchall(
                    f"SELECT {BOTH} WHERE f.stopped <> '' AND w.told = 0 ORDER BY f.id, w.library"
                )
            )
            await writer.execute(
                "UPDATE follows SET told = 1 WHERE feed IN (SELECT id FROM feeds WHERE stopped <> '') AND told = 0"
            )
        return [FeedNotice(*both(tuple(row))) for row in rows]


async def forget(writer: aiosqlite.Connection, library: int) -> None:
    """Erase all that a library, by its number, wants of feeds; inside the caller's transaction."""
    await writer.execute("DELETE FROM follows WHERE library = ?", (library,))
    await _forget_unfollowed(writer)


async def _forget_unfollowed(writer: aiosqlite.Connection) -> None:
    await writer.execute("DELETE FROM feeds WHERE id NOT IN (SELECT feed FROM follows)")


async def _merge(writer: aiosqlite.Connection, number: int, other: int) -> None:
    """Make a feed take the place of another one, with all who follow that."""
    await writer.execute(
        "INSERT OR IGNORE INTO follows (library, feed, words, without, full, owner, channel, told)"
        " SELECT library, ?, words, without, full, owner, channel, told FROM follows WHERE feed = ?",
        (number, other),
    )
    await writer.execute(
        'INSERT OR IGNORE INTO entries (library, feed, key, fate, "when", tries, title, link, why)'
        ' SELECT library, ?, key, fate, "when", tries, title, link, why FROM entries WHERE feed = ?',
        (number, other),
    )
    await writer.execute("DELETE FROM follows WHERE feed = ?", (other,))
    await writer.execute("DELETE FROM feeds WHERE id = ?", (other,))


async def _number(writer: aiosqlite.Connection, sql: str, *parameters: object) -> int:
    rows = list(await writer.execute_fetchall(sql, parameters))
    return int(rows[0][0])
