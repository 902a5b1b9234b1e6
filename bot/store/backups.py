"""Backups: each says of itself that it is one, when it was made and of what; so another database is never named."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from bot.store.migrations import APPLICATION_ID

#: The note of a copy on itself: when it was made (ISO 8601, UTC), a space, and of which file.
_NOTE = "backup"
#: A database begins with the magic, and holds the application's number here.
_MAGIC, _APPLICATION_AT = b"SQLite format 3\0", 68


def mark(copy: Path, source: Path) -> None:
    """Write into a copy that it is one."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        # Whoever makes it takes it away again when anything fails.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(
            "INSERT OR REPLACE INTO meta (name, value) VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') || ' ' || ?)",
            (_NOTE, str(source.resolve())),
        )


def unmark(connection: sqlite3.Connection) -> None:
    """A copy that is opened as the database is a copy no more."""
    if connection.execute("SELECT 1 FROM meta WHERE name = ?", (_NOTE,)).fetchone():
        connection.execute("DELETE FROM meta WHERE name = ?", (_NOTE,))


def beside(path: Path) -> list[Path]:
    """The backups of a database in the same folder, the newest last; those of other databases are not among them."""
    return [file for _, source, file in sorted(_marked(path.parent)) if source == str(path.resolve())]


def newest(path: Path) -> Path | None:
    """The newest of them, if there is one."""
    found = beside(path)
    return found[-1] if found else None


def _marked(folder: Path) -> Iterator[tuple[str, str, Path]]:
    try:
        files = [file for file in folder.iterdir() if file.is_file()]
    except OSError:
        return
    for file in files:
        try:
            if not _is_ours(file):
                continue
            # Immutable: a look leaves no log beside it.
            uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
            with closing(sqlite3.connect(uri, uri=True)) as connection:
                row = connection.execute("SELECT value FROM meta WHERE name = ?", (_NOTE,)).fetchone()
        except (OSError, sqlite3.Error):
            continue
        if row:
            when, _, source = row[0].partition(" ")
            yield when, source, file


def _is_ours(path: Path) -> bool:
    """Whether a file looks like a database of ours from outside."""
    with path.open("rb") as file:
        head = file.read(100)
    number = int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    return head.startswith(_MAGIC) and number == APPLICATION_ID
