"""The entries of feeds: what became of each, so that none comes twice and none is lost."""

import json
from collections.abc import Mapping
from datetime import datetime

from bot.messages import packed, unpacked
from bot.models import EntryNote, Fate
from bot.store.database import Database
from bot.store.follows import text
from bot.store.rows import Indexed
from bot.store.writing import insert

#: Entries named of those that did not become articles.
_NAMED = 10
#: Fates that are told one by one.
_TOLD = (Fate.SKIPPED, Fate.WAITING, Fate.FILTERED)


class Entries:
    """What became of entries, for each library that follows their feed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def met(self, number: int) -> Mapping[tuple[str, str], tuple[Fate, int]]:
        """(library, key of the entry) -> what became of it, and how often its page was tried."""
        rows = await self._database.all(
            "SELECT l.key, e.key, e.fate, e.tries FROM entries e JOIN libraries l ON l.id = e.library WHERE e.feed = ?",
            (number,),
        )
        return {(library, key): (Fate(fate), tries) for library, key, fate, tries in rows}

    async def settle(
        self, library_key: str, number: int, key: str, note: EntryNote, article: Indexed | None, *, tries: int = 0
    ) -> Fate | None:
        """Note what became of an entry, and store its article, if there is one, in the same transaction.

        None, and nothing stored, when the entry was dealt with meanwhile or the feed is not followed any more.
        """
        async with self._database.transaction() as writer:
            rows = list(
                await writer.execute_fetchall(
                    "SELECT w.library, e.fate FROM follows w JOIN libraries l ON l.id = w.library"
                    " LEFT JOIN entries e ON e.library = w.library AND e.feed = w.feed AND e.key = ?"
                    " WHERE l.key = ? AND w.feed = ?",
                    (key, library_key, number),
                )
            )
            if not rows or rows[0][1] not in (None, Fate.WAITING):
                return None
            fate = note.fate
            if article:
                (added,) = await insert(writer, library_key, [article], now=note.when, file=None)
                fate = Fate.ADDED if added.new else Fate.KNOWN
            about = (note.title, note.link, packed(note.why)) if fate in _TOLD else ("", "", "")
            await writer.execute(
                'INSERT OR REPLACE INTO entries (library, feed, key, fate, "when", tries, title, link, why)'
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (rows[0][0], number, key, fate, text(note.when), tries, *about),
            )
        return fate

    async def notes(self, library_key: str, number: int) -> tuple[EntryNote, ...]:
        """The last entries of a feed that did not become articles, newest first; filtered ones after all others."""
        rows = await self._database.all(
            'SELECT e.title, e.link, e.fate, e.why, e."when" FROM entries e JOIN libraries l ON l.id = e.library'
            " WHERE l.key = ? AND e.feed = ? AND e.fate IN (SELECT value FROM json_each(?))"
            ' ORDER BY e.fate = ?, e."when" DESC, e.title LIMIT ?',
            (library_key, number, json.dumps(_TOLD), Fate.FILTERED, _NAMED),
        )
        return tuple(
            EntryNote(title, link, Fate(fate), unpacked(why), datetime.fromisoformat(when))
            for title, link, fate, why, when in rows
        )
