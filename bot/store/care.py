"""Looking after the file: is it sound, and a copy of it."""

import shutil
import sqlite3
from collections import Counter
from contextlib import suppress
from pathlib import Path

from bot.errors import Refused, StorageError
from bot.models import Kind

#: What of a file remains when a copy was cut short; the next copy to the same name takes it away.
_PARTIAL = ".partial"
#: Row ids are summed up by term; folded by a prime below this their sums stay far from SQLite's largest number.
_FOLD = 2**31 - 1


def problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the database, a line each; all of it looked at in one moment, whoever writes meanwhile."""
    connection.execute("CREATE VIRTUAL TABLE temp.instances USING fts5vocab(main, search, 'instance')")
    connection.execute("BEGIN")
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    found += [f"foreign key: {row[0]} row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    found += _sentences(connection)
    found += _index(connection)
    connection.execute("COMMIT")
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
        "SELECT count(*) FROM sentences s LEFT JOIN articles a ON a.id = s.article"
        " WHERE a.id IS NULL OR s.id < a.first_sentence OR s.id >= a.first_sentence + a.sentences"
    ).fetchone()
    return [*found, f"{strays} sentences without an article"] if strays else found


def _index(connection: sqlite3.Connection) -> list[str]:
    """Compare the index, term by term, with what the sentences say it must hold."""
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


def copy(connection: sqlite3.Connection, source: Path, path: Path) -> None:
    """Write a consistent copy of `source` to a file that does not exist yet; it appears there whole or not at all.

    Raises Refused for a file that exists, StorageError where none can be written.
    """
    if path.exists():
        raise Refused(f"{path} exists already; name a new file.")
    if not path.parent.is_dir():
        raise StorageError(f"There is no folder {path.parent} for the copy.")
    partial = path.with_name(path.name + _PARTIAL)
    try:
        partial.unlink(missing_ok=True)
        # Unlike a copy page by page this needs no second try when somebody writes meanwhile.
        connection.execute("VACUUM INTO ?", (str(partial.absolute()),))
        shutil.copymode(source, partial)
        partial.rename(path)
    except (OSError, sqlite3.OperationalError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise
        why = error.strerror if isinstance(error, OSError) else error
        raise StorageError(f"The copy {path} could not be written: {why}.") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
