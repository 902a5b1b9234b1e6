"""What is kept about one person, in their own library and in others': counted, given out, erased."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from bot.messages import unpacked
from bot.models import Scope
from bot.models.privacy import Kept
from bot.store.database import Database

#: Of a person's own library: all that was put in, by table. What is made of it (sentences, index) says nothing more.
_ARTICLES = "SELECT id FROM articles WHERE library = :library"
_OWN = {
    "articles": "SELECT * FROM articles WHERE library = :library",
    "versions": f"SELECT * FROM versions WHERE article IN ({_ARTICLES})",  # noqa: S608 - ours
    "settings": "SELECT name, value FROM settings WHERE library = :library",
    "uploads": "SELECT * FROM uploads WHERE library = :library",
    "follows": (
        "SELECT f.url, w.words, w.without, w.full, w.owner, w.channel FROM follows w JOIN feeds f ON f.id = w.feed"
        " WHERE w.library = :library"
    ),
    "entries": "SELECT * FROM entries WHERE library = :library",
    "digests": "SELECT * FROM digests WHERE library = :library",
    "watches": "SELECT * FROM watches WHERE library = :library",
    "deliveries": "SELECT * FROM deliveries WHERE library = :library",
    "shown": "SELECT * FROM shown WHERE library = :library",
}
#: Of other libraries: rows with the person's number, and of each what they gave or got. The rest is the library's.
_NAMED = {
    "follows": (
        "SELECT l.key AS library, f.url, w.words, w.without, w.full, w.owner, w.channel FROM follows w"
        " JOIN feeds f ON f.id = w.feed JOIN libraries l ON l.id = w.library WHERE w.owner = :person"
    ),
    "digests": (
        "SELECT l.key AS library, d.id, d.place, d.person, d.at, d.zone, d.days, d.topics, d.length, d.owner, d.created"
        " FROM digests d JOIN libraries l ON l.id = d.library"
        " WHERE (d.owner = :person OR (d.person = 1 AND d.place = :person))"
    ),
    "watches": (
        "SELECT l.key AS library, w.id, w.question, w.owner, w.created, w.answered FROM watches w"
        " JOIN libraries l ON l.id = w.library WHERE w.owner = :person"
    ),
    # Only what they were sent: of the rest nobody knows yet whether they may still see it.
    "deliveries": (
        "SELECT l.key AS library, v.kind, v.slot, v.part, v.place, v.person, v.settled, v.message, v.body"
        " FROM deliveries v JOIN libraries l ON l.id = v.library"
        " WHERE v.person = 1 AND v.place = :person AND v.message IS NOT NULL"
    ),
    "shown": (
        'SELECT l.key AS library, s.message, s.place, s.person, s.article, s."when" FROM shown s'
        " JOIN libraries l ON l.id = s.library WHERE s.person = 1 AND s.place = :person"
    ),
}
_ELSEWHERE = " AND l.key <> :key"
#: Columns that hold a sentence of ours.
_SAID = {"error", "why", "paused"}
#: Columns that hold a sentence of ours.
_SENTENCES = {"why", "error", "paused"}

Row = dict[str, Any]


class Privacy:
    """All that concerns one person, by their number at Discord."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def counts(self, person: int) -> Sequence[Kept]:
        """How much there is of what, by library: their own first, without what there is none of."""
        own, named = await self._database.run(lambda connection: _records(connection, person))
        counts = {(Scope.person(person).key, sort): len(rows) for sort, rows in own.items()}
        for sort, rows in named.items():
            for row in rows:
                counts[row["library"], sort] = counts.get((row["library"], sort), 0) + 1
        return [Kept(library, sort, count) for (library, sort), count in counts.items() if count]

    async def records(self, person: int) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
        """All of it as it is stored, by table: of their own library, and of others'."""
        return await self._database.run(lambda connection: _records(connection, person))

    async def forget(self, person: int) -> None:
        """Take a person out of all libraries but their own, which is for `Store.erase`."""
        async with self._database.transaction() as writer:
            await writer.execute("UPDATE follows SET owner = NULL, channel = NULL WHERE owner = ?", (person,))
            await writer.execute("DELETE FROM digests WHERE person = 1 AND place = ?", (person,))
            await writer.execute("UPDATE digests SET owner = NULL WHERE owner = ?", (person,))
            await writer.execute("DELETE FROM watches WHERE owner = ?", (person,))
            await writer.execute("DELETE FROM deliveries WHERE person = 1 AND place = ?", (person,))
            await writer.execute("DELETE FROM shown WHERE person = 1 AND place = ?", (person,))
        await self._database.shred()


def _records(connection: sqlite3.Connection, person: int) -> tuple[dict[str, list[Row]], dict[str, list[Row]]]:
    key = Scope.person(person).key
    found = connection.execute("SELECT id FROM libraries WHERE key = ?", (key,)).fetchone()
    given = {"library": found[0] if found else None, "key": key, "person": person}
    own = {sort: _rows(connection, sql, given) for sort, sql in _OWN.items()}
    return own, {sort: _rows(connection, sql + _ELSEWHERE, given) for sort, sql in _NAMED.items()}


def _rows(connection: sqlite3.Connection, sql: str, given: Row) -> list[Row]:
    cursor = connection.execute(sql, given)
    names = [column[0] for column in cursor.description]
    return [{name: _plain(name, value) for name, value in zip(names, row, strict=True)} for row in cursor]


def _plain(name: str, value: Any) -> Any:  # noqa: ANN401 - whatever a column holds
    """A value as it reads: sentences of ours are stored with what it takes to say them in other languages."""
    if name in _SENTENCES:
        return str(unpacked(value))
    return json.dumps([str(unpacked(note)) for note in json.loads(value)]) if name == "notes" else value
