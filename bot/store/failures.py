"""What a reader is told when SQLite fails. Our own errors pass through as they are, and so do bugs in our SQL."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import BotError, Refused, StorageError
from bot.store.migrations import APPLICATION_ID

_IN_USE = "{name} is in use by another program. Try again in a moment."
_DAMAGED = (
    "{path} is damaged or no database ({text}). It was left as it is: restore a backup in its place, "
    "without its -wal and -shm files.{backup}"
)
_NOT_WRITABLE = "{path} cannot be opened for writing ({text}). Give the bot the right to, or change DATABASE_PATH."
#: SQLite's primary result codes, and what they mean to somebody who does not know SQLite.
_MEANINGS = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_PROTOCOL: _IN_USE,
    sqlite3.SQLITE_FULL: "There is no room left for {name}. Nothing was half done; free some space and try again.",
    sqlite3.SQLITE_IOERR: (
        "{name} could not be read or written ({text}). Nothing was half done; look after the disk and try again."
    ),
    sqlite3.SQLITE_NOMEM: "There is not enough memory to work on {name}. Nothing was half done.",
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
}
#: After these what a connection remembers of the file cannot be trusted.
_SPOILT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}
#: A database begins with the magic, and holds the application's number here.
_MAGIC, _APPLICATION_AT = b"SQLite format 3\0", 68


@contextmanager
def told(path: Path) -> Generator[None]:
    """Turn what SQLite says of `path` into a StorageError, or into Refused for a query that was given up."""
    try:
        yield
    except sqlite3.Error as error:
        explained = _explained(path, error)
        if explained is None:
            raise
        raise explained from error


def spoilt(error: BaseException | None) -> bool:
    """Whether a connection that met this error may keep pages that were read wrongly, whatever becomes of the file."""
    codes = (getattr(one, "sqlite_errorcode", 0) & 0xFF for one in (error, error and error.__cause__))
    return any(code in _SPOILT for code in codes)


def damaged(path: Path, why: str) -> StorageError:
    """The error for a file that must not be touched; `why` in a few words."""
    found = _backup_beside(path)
    beside = f" The newest one beside it is {found}." if found else " `python -m bot backup` makes them."
    return StorageError(_DAMAGED.format(path=path, text=why, backup=beside))


def _explained(path: Path, error: sqlite3.Error) -> BotError | None:
    # Errors of Python's own module have no code; the lowest byte of a code is its kind.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return Refused("That took too long to look up. Ask with fewer words, or try again in a moment.")
    meaning = _MEANINGS.get(code)
    if meaning is _DAMAGED:
        return damaged(path, str(error))
    return StorageError(meaning.format(path=path, name=path.name, text=error)) if meaning else None


def _backup_beside(path: Path) -> Path | None:
    """The newest other database of ours in the same folder."""
    try:
        files = [file for file in path.parent.iterdir() if file.name != path.name and file.is_file()]
        return max(filter(_is_ours, files), key=lambda file: file.stat().st_mtime, default=None)
    except OSError:
        return None


def _is_ours(path: Path) -> bool:
    """Whether a file looks like a database of ours from outside."""
    with path.open("rb") as file:
        head = file.read(100)
    number = int.from_bytes(head[_APPLICATION_AT : _APPLICATION_AT + 4], "big")
    return head.startswith(_MAGIC) and number == APPLICATION_ID
