"""Looking after the file: is it sound, and a copy of it."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.errors import Refused, StorageError
from bot.store import backups, checks
from bot.store.database import Database
from bot.store.migrations import MIGRATIONS

#: What of a file remains when a copy was cut short; the next copy to the same name takes it away.
_PARTIAL = ".partial"

#: What is looked at, in this order.
_MATTERS = {
    "pages": checks.pages,
    "foreign keys": checks.references,
    "texts and offsets": checks.sentences,
    "index": checks.index,
    "versions": checks.versions,
    "stories": checks.stories,
    "digests": checks.deliveries,
    "time zones": checks.zones,
}


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that was looked at."""

    name: str
    #: What was seen, in a few words; "" where nothing but the problems is of interest.
    seen: str = ""
    #: What is wrong with it, a line each.
    problems: tuple[str, ...] = ()


async def examine(path: Path) -> Sequence[Matter]:
    """Look at everything in the file, which is brought up to date first. Raises StorageError when it is of no use."""
    async with Database.open(path, readers=1) as database:
        return [Matter("schema", f"{len(MIGRATIONS)}, the newest"), *await database.run(matters)]


def matters(connection: sqlite3.Connection) -> Sequence[Matter]:
    """How it stands with each matter; all of it looked at in one moment, whoever writes meanwhile."""
    connection.execute("CREATE VIRTUAL TABLE temp.instances USING fts5vocab(main, search, 'instance')")
    connection.execute("BEGIN")
    found = [Matter(name, problems=tuple(look(connection))) for name, look in _MATTERS.items()]
    connection.execute("COMMIT")
    return found


def problems(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the database, a line each."""
    return [problem for matter in matters(connection) for problem in matter.problems]


def copy(connection: sqlite3.Connection, source: Path, path: Path) -> None:
    """Write a consistent copy of `source` to a file that does not exist yet; it appears there whole or not at all.

    It is its owner's alone, whoever may read the source, and is known as a copy until it is opened as a database.

    Raises Refused for a file that exists, StorageError where none can be written.
    """
    if path.exists():
        raise Refused(f"{path} exists already; name a new file.")
    if not path.parent.is_dir():
        raise StorageError(f"There is no folder {path.parent} for the copy.")
    partial = path.with_name(path.name + _PARTIAL)
    try:
        partial.unlink(missing_ok=True)
        # Nobody else's while it is written, whatever the umask says; SQLite takes an empty file for a new one.
        partial.touch(0o600, exist_ok=False)
        # Unlike a copy page by page this needs no second try when somebody writes meanwhile.
        connection.execute("VACUUM INTO ?", (str(partial.absolute()),))
        backups.mark(partial, source)
        # In this order, so that a power cut leaves no copy under its name that is not whole.
        _to_disk(partial)
        partial.rename(path)
        _to_disk(path.parent)
    except (OSError, sqlite3.OperationalError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise
        why = error.strerror if isinstance(error, OSError) else error
        raise StorageError(f"The copy {path} could not be written: {why}.") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    """Wait until a file, or what a folder says of its files, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
