"""What is looked at in a database, one function a matter: each says what is wrong, a line for each thing."""

import json
import sqlite3
from collections import Counter
from contextlib import suppress
from datetime import time
from zoneinfo import ZoneInfo

from bot.models import EVERY_DAY, Kind, State, library_of
from bot.store.writing import digest
from bot.text.shingles import HASHES, Sketch

#: Row ids are summed up by term; folded by a prime below this their sums stay far from SQLite's largest number.
_FOLD = 2**31 - 1


def pages(connection: sqlite3.Connection) -> list[str]:
    """SQLite's own look at its file."""
    return [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]


def references(connection: sqlite3.Connection) -> list[str]:
    """Rows that belong to what is not there, and rooms without the library that they are part of."""
    found = [f"foreign key: {row[0]} row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    keys = {row[0] for row in connection.execute("SELECT key FROM libraries")}
    return [*found, *(f"room {key}: its library is not there" for key in sorted(keys) if library_of(key) not in keys)]


def sentences(connection: sqlite3.Connection) -> list[str]:
    """Texts as they were stored, and every offset in its text."""
    found: list[str] = []
    for number, text, length, stored, first, count in connection.execute(
        "SELECT id, text, length, digest, first_sentence, sentences FROM articles ORDER BY id"
    ):
        if len(text) != length:
            found.append(f"article {number}: {len(text)} characters, {length} noted")
        elif digest(text) != stored:
            found.append(f"article {number}: its text is not the one that was stored")
        rows = connection.execute(
            'SELECT article, start, "end" FROM sentences WHERE id >= ? AND id < ? ORDER BY id', (first, first + count)
        ).fetchall()
        if len(rows) != count or any(article != number for article, _, _ in rows):
            found.append(f"article {number}: {len(rows)} of its {count} sentences are there")
        last = 0
        for _, start, end in rows:
            if not last <= start < end <= len(text):
                found.append(f"article {number}: a sentence from {start} to {end} is not in its text")
                break
            last = end
    (strays,) = connection.execute(
        "SELECT count(*) FROM sentences s LEFT JOIN articles a ON a.id = s.article"
        " WHERE a.id IS NULL OR s.id < a.first_sentence OR s.id >= a.first_sentence + a.sentences"
    ).fetchone()
    return [*found, f"{strays} sentences without an article"] if strays else found


def index(connection: sqlite3.Connection) -> list[str]:
    """The index, term by term, beside what the sentences say it must hold; needs the table temp.instances of it."""
    rows: Counter[str] = Counter()
    sums: Counter[str] = Counter()
    counted: Counter[int] = Counter()
    for row_id, stems in connection.execute("SELECT id, stems FROM sentences WHERE kind = ?", (Kind.PROSE.value,)):
        terms = set(stems.split())
        rows.update(terms)
        sums.update(dict.fromkeys(terms, row_id % _FOLD))
        counted[row_id >> 32] += 1
    differing = 0
    for term, count, total in connection.execute(
        "SELECT term, count(*), sum(doc % ?) FROM temp.instances GROUP BY term", (_FOLD,)
    ):
        differing += (rows.pop(term, 0), sums.pop(term, 0)) != (count, total)
    differing += len(rows)
    found = [f"the index differs from the sentences in {differing} words"] if differing else []
    for library, indexed in connection.execute("SELECT id, indexed FROM libraries"):
        if counted[library] != indexed:
            found.append(f"library {library}: {indexed} sentences noted, {counted[library]} there")
    return found


def versions(connection: sqlite3.Connection) -> list[str]:
    """Quotes that were shown, each of a version that is kept."""
    return [
        f"article {number}: its version {version}, of which message {message} shows a quote, is not there"
        for number, version, message in connection.execute(
            "SELECT s.article, s.version, min(s.message) FROM shown s"
            " LEFT JOIN versions v ON v.article = s.article AND v.version = s.version WHERE v.article IS NULL"
            " AND s.version <> ifnull((SELECT max(version) FROM versions WHERE article = s.article), 0) + 1"
            " GROUP BY s.article, s.version"
        )
    ]


def stories(connection: sqlite3.Connection) -> list[str]:
    """Sketches that can be read, each to be found by its hashes in the library of its article."""
    found: list[str] = []
    for number, library, shingles, packed in connection.execute(
        "SELECT s.article, a.library, s.shingles, s.sketch FROM sketches s JOIN articles a ON a.id = s.article"
    ):
        sketch = Sketch.read(shingles, packed) if packed and len(packed) % 4 == 0 else None
        if sketch is None or len(sketch.hashes) != min(shingles, HASHES):
            found.append(f"article {number}: its sketch cannot be read")
            continue
        known = connection.execute("SELECT library, hash FROM fingerprints WHERE article = ?", (number,)).fetchall()
        if sorted(known) != sorted((library, value) for value in sketch.telling):
            found.append(f"article {number}: copies of it cannot be found, its sketch is noted wrongly")
    return found


def deliveries(connection: sqlite3.Connection) -> list[str]:
    """Digests that can be read, and deliveries that are either under way or settled."""
    found: list[str] = []
    for number, at, days, topics in connection.execute("SELECT id, at, days, topics FROM digests ORDER BY id"):
        with suppress(ValueError, TypeError):
            time.fromisoformat(at)
            if set(map(int, days)) <= set(EVERY_DAY) and all(isinstance(one, str) for one in json.loads(topics)):
                continue
        found.append(f"digest {number}: it cannot be read")
    under_way = {State.READY, State.SENDING}
    for state, settled, count in connection.execute(
        "SELECT state, settled IS NOT NULL, count(*) FROM deliveries GROUP BY 1, 2"
    ):
        if state not in set(State) or settled == (state in under_way):
            found.append(f"{count} deliveries are {'settled' if settled else 'under way'} and {state}")
    return found


def zones(connection: sqlite3.Connection) -> list[str]:
    """Time zones of digests that this machine knows."""
    return [
        f"digests in the time zone {zone} cannot be made: it is not known here; pip install -U tzdata"
        for (zone,) in connection.execute("SELECT DISTINCT zone FROM digests ORDER BY zone")
        if not _known(zone)
    ]


def _known(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True
