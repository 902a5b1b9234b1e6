"""Where the bot has shown which quotes, so that its readers can be told when an article no longer says so."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import aiosqlite

from bot.models import Article, Place, Shown
from bot.store.database import Database
from bot.store.infos import INFO, info
from bot.store.writing import library_number

#: Messages that are looked at in one go.
_MESSAGES = 50


class ShownQuotes:
    """Quotes by the messages that hold them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(
        self, library_key: str, place: Place, message: int, spans: Iterable[tuple[int, int, int]], *, now: datetime
    ) -> None:
        """Remember that a message shows these (article, start, end), as the articles are now."""
        async with self._database.transaction() as writer:
            quoted = await with_versions(writer, [(article, 0, start, end) for article, start, end in spans])
            await insert_shown(writer, library_key, place, message, quoted, now=now)

    async def outdated(self) -> list[Shown]:
        """Quotes of versions that were replaced since their readers were told last, some messages at a time."""
        # By the few articles that have versions: what was shown is much more.
        rows = await self._database.all(
            'SELECT s.message, s.place, s.person, l.key, s.article, s.version, s.start, s."end"'
            " FROM (SELECT article, max(version) AS replaced FROM versions GROUP BY article) v"
            " CROSS JOIN shown s ON s.article = v.article JOIN libraries l ON l.id = s.library"
            " WHERE v.replaced >= max(s.version, s.corrected) ORDER BY s.message, s.article, s.start"
        )
        messages = list(dict.fromkeys(row[0] for row in rows))[:_MESSAGES]
        return [
            Shown(message, Place(place, bool(person)), *rest)
            for message, place, person, *rest in rows
            if message in messages
        ]

    async def told(self, shown: Sequence[Shown]) -> None:
        """Remember that the readers of these know of the newest version."""
        async with self._database.transaction() as writer:
            await writer.executemany(
                "UPDATE shown SET corrected = (SELECT max(version) + 1 FROM versions WHERE article = ?2)"
                ' WHERE message = ?1 AND article = ?2 AND start = ?3 AND "end" = ?4',
                [(one.message, one.article, one.start, one.end) for one in shown],
            )

    async def version(self, message: int, article: int) -> int | None:
        """The version of an article that a message shows; None when it shows nothing of it."""
        row = await self._database.one(
            "SELECT max(version) FROM shown WHERE message = ? AND article = ?", (message, article)
        )
        return row[0] if row else None

    async def articles(self, library_key: str) -> frozenset[int]:
        """The numbers of the articles that were quoted in a library."""
        rows = await self._database.all(
            "SELECT DISTINCT s.article FROM shown s JOIN libraries l ON l.id = s.library WHERE l.key = ?",
            (library_key,),
        )
        return frozenset(row[0] for row in rows)

    async def recent(self, *, since: datetime, looked_before: datetime, limit: int) -> list[Article]:
        """Libraries' own articles with an address that were quoted since then and not asked for lately.

        Those that were looked at longest ago first.
        """
        rows = await self._database.all(
            f"SELECT a.text, {INFO} LEFT JOIN looks o ON o.article = a.id"  # noqa: S608 - INFO is ours
            " WHERE a.url IS NOT NULL AND a.file IS NULL"
            ' AND a.id IN (SELECT article FROM shown WHERE "when" >= ?1)'
            " AND ifnull(o.looked, a.added) < ?2 ORDER BY ifnull(o.looked, a.added), a.id LIMIT ?3",
            (moment(since), moment(looked_before), limit),
        )
        return [Article(info(row[1:]), row[0]) for row in rows]

    async def looked(self, article: int, *, now: datetime) -> None:
        """Remember that its page was asked for."""
        async with self._database.transaction() as writer:
            await writer.execute(
                "INSERT OR REPLACE INTO looks (article, looked) SELECT id, ? FROM articles WHERE id = ?",
                (moment(now), article),
            )

    async def forget(self, message: int) -> None:
        """Forget what a message showed."""
        async with self._database.transaction() as writer:
            await writer.execute("DELETE FROM shown WHERE message = ?", (message,))

    async def purge(self, *, before: datetime) -> None:
        """Forget what was shown before that moment."""
        async with self._database.transaction() as writer:
            await writer.execute('DELETE FROM shown WHERE "when" < ?', (moment(before),))


async def with_versions(
    writer: aiosqlite.Connection, quoted: Iterable[tuple[int, int, int, int]]
) -> list[tuple[int, int, int, int]]:
    """(article, version, start, end), those with version 0 of the newest one; in the caller's transaction."""
    found: list[tuple[int, int, int, int]] = []
    for article, version, start, end in quoted:
        newest = "SELECT ifnull(max(version), 0) + 1 FROM versions WHERE article = ?"
        rows = list(await writer.execute_fetchall(newest, (article,)))
        found.append((article, version or int(rows[0][0]), start, end))
    return found


async def insert_shown(
    writer: aiosqlite.Connection,
    library_key: str,
    place: Place,
    message: int,
    quoted: Iterable[tuple[int, int, int, int]],
    *,
    now: datetime,
) -> None:
    """Put in what a message shows, and nothing else, in the caller's transaction."""
    await writer.execute("DELETE FROM shown WHERE message = ?", (message,))
    library = await library_number(writer, library_key)
    await writer.executemany(
        'INSERT OR IGNORE INTO shown (message, place, person, library, article, version, start, "end", "when")'
        " SELECT ?1, ?2, ?3, ?4, a.id, ?6, ?7, ?8, ?9 FROM articles a WHERE a.id = ?5",
        [(message, place.number, place.person, library, *one, moment(now)) for one in quoted],
    )


def moment(when: datetime) -> str:
    """A moment as it is stored."""
    return when.astimezone(UTC).isoformat()
