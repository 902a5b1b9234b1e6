"""What a reader is told when SQLite fails. Our own errors pass through as they are, and so do bugs in our SQL."""

import errno
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import BotError, Damaged, Refused, StorageError
from bot.messages import message
from bot.store import backups

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
    sqlite3.SQLITE_FULL: (
        "There is no room left for {name} on its disk. Nothing was half done; free some space and try again."
    ),
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
#: Bytes free on a disk on which there is no room: SQLite makes a file of 32 KiB beside each that it opens.
_NO_ROOM = 128 << 10


@contextmanager
def told(path: Path) -> Generator[None]:
    """Turn what SQLite says of `path` into a StorageError, or into Refused for a query that was given up.

    So with what the system says of it when there is no room or no right to make it.
    """
    try:
        yield
    except OSError as error:
        if error.filename != str(path):
            raise
        code = sqlite3.SQLITE_FULL if error.errno in (errno.ENOSPC, errno.EDQUOT) else sqlite3.SQLITE_CANTOPEN
        raise _said(path, code, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        explained = _explained(path, error)
        if explained is None:
            raise
        raise explained from error


def spoilt(error: BaseException | None) -> bool:
    """Whether a connection that met this error may keep pages that were read wrongly, whatever becomes of the file."""
    codes = (getattr(one, "sqlite_errorcode", 0) & 0xFF for one in (error, error and error.__cause__))
    return any(code in _SPOILT for code in codes)


def damaged(path: Path, why: str) -> Damaged:
    """The error for a file that must not be touched; `why` in a few words."""
    found = backups.newest(path)
    beside = f" The newest one beside it is {found}." if found else " `python -m bot backup` makes them."
    return Damaged(_DAMAGED.format(path=path, text=why, backup=beside))


def _explained(path: Path, error: sqlite3.Error) -> BotError | None:
    # Errors of Python's own module have no code; the lowest byte of a code is its kind.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return Refused(message("That took too long to look up. Ask with fewer words, or try again in a moment."))
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _full(path):
        # What SQLite makes beside the file could not be made, of which it knows no reason.
        code = sqlite3.SQLITE_FULL
    return _said(path, code, str(error)) if code in _MEANINGS else None


def _said(path: Path, code: int, text: str) -> StorageError:
    meaning = _MEANINGS[code]
    if meaning is _DAMAGED:
        return damaged(path, text)
    return StorageError(meaning.format(path=path, name=path.name, text=text))


def _full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NO_ROOM
    except OSError:
        return False
