"""Looking after the file: is it sound, and a copy of it."""

import sqlite3
from collections import Counter
from pathlib import Path

from bot.errors import Refused
from bot.models import Kind


def problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the database, a line each."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"foreign key: {row[0]} row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    found += _sentences(connection)
    found += _index(connection)
    return found


def _sentences(connection: sqlite3.Connection) -> list[str]:
    found: list[str] = []
    for number, text, length, first, count in connection.execute(
        "SELECT id, text, length, first_sentence, sentences FROM articles ORDER BY id"
    ):
        if len(text) != length:
            found.append(f"article {number}: {len(text)} characters, {length} noted")
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
        "SELECT count(*) FROM sentences WHERE article NOT IN (SELECT id FROM articles)"
    ).fetchone()
    return [*found, f"{strays} sentences without an article"] if strays else found


def _index(connection: sqlite3.Connection) -> list[str]:
    """Compare the index, term by term, with what the sentences say it must hold."""
    expected: Counter[str] = Counter()
    counted: Counter[int] = Counter()
    for row_id, stems in connection.execute("SELECT id, stems FROM sentences WHERE kind = ?", (Kind.PROSE.value,)):
        expected.update(set(stems.split()))
        counted[row_id >> 32] += 1
    connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, 'row')")
    held = Counter(dict(connection.execute("SELECT term, doc FROM temp.vocabulary WHERE doc > 0").fetchall()))
    found = (
        [f"the index differs from the sentences in {len(expected.items() ^ held.items())} terms"]
        if held != expected
        else []
    )
    for library, indexed in connection.execute("SELECT id, indexed FROM libraries"):
        if counted[library] != indexed:
            found.append(f"library {library}: {indexed} sentences noted, {counted[library]} there")
    return found


def copy(connection: sqlite3.Connection, path: Path) -> None:
    """Write a consistent copy to a file that does not exist yet."""
    if path.exists():
        raise Refused(f"{path} exists already; name a new file.")
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent}.")
    # Unlike a copy page by page this needs no second try when somebody writes meanwhile.
    connection.execute("VACUUM INTO ?", (str(path),))
