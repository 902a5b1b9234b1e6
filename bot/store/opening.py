"""Before a file is used: is it ours, sound and writable? Whatever is refused is left exactly as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StorageError
from bot.store.failures import damaged, told
from bot.store.migrations import check_origin, migrate

#: Length of the log's header, and the two ways in which a log may begin.
_LOG_HEADER, _LOG_MAGIC = 32, (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


def prepare(path: Path, busy: float) -> None:
    """Make the file or bring its schema up to date; waits `busy` seconds for others. Raises StorageError."""
    if sqlite3.sqlite_version_info < (3, 37):
        raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old; Quoth needs 3.37 or newer.")
    if path.is_dir():
        raise StorageError(f"{path} is a folder. Set DATABASE_PATH to a file.")
    if not path.parent.is_dir():
        raise StorageError(
            f"There is no folder {path.parent} for the database {path.name}. Make it, or change DATABASE_PATH."
        )
    with told(path):
        if path.exists():
            _check_writable(path)
            _inspect(path, busy)
        with closing(sqlite3.connect(path, isolation_level=None, timeout=busy)) as connection:
            migrate(connection, path)


def address(path: Path, mode: str) -> str:
    """The URI of a database; with mode `rw` or `ro` SQLite does not make a file that is not there."""
    return f"{path.absolute().as_uri()}?mode={mode}"


def _check_writable(path: Path) -> None:
    try:
        # Opening is the only test that knows of read-only disks and of other users' files alike.
        path.open("r+b").close()
    except OSError as error:
        raise StorageError(
            f"{path} cannot be written ({error.strerror}). Give the bot the right to, or change DATABASE_PATH."
        ) from error


def _inspect(path: Path, busy: float) -> None:
    """Look without writing: closing a connection that may write would already fold the log into the file."""
    if not path.stat().st_size:
        return
    log = path.with_name(f"{path.name}-wal")
    left_behind = log.is_file() and log.stat().st_size >= _LOG_HEADER
    if left_behind:
        _check_log(path, log)
    # Without a log all there is stands in the file; told so, SQLite makes no log of its own to read by.
    uri = address(path, "ro" if log.exists() else "ro&immutable=1")
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=busy)) as connection:
        check_origin(connection, path)
        # Somebody is at work on it, was killed, or put another file beside an old log: the last would read as nonsense.
        if left_behind:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise damaged(path, found.splitlines()[-1])


def _check_log(path: Path, log: Path) -> None:
    """SQLite takes a log with a wrong beginning for an empty one: what was in it would be lost without a word."""
    with log.open("rb") as file:
        head = file.read(_LOG_HEADER)
    # A power cut may leave zeros, of which nothing had been acknowledged.
    if head[:4] not in _LOG_MAGIC and any(head):
        raise damaged(path, f"its log {log.name} was overwritten")
