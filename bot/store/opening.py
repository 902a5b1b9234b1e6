"""Before a file is used: is it ours, sound and writable? Whatever is refused is left exactly as it was."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StorageError
from bot.store import backups
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
        else:
            # Its owner's alone, whatever the umask says; what SQLite makes beside it is then too.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(path, isolation_level=None, timeout=busy)) as connection:
            migrate(connection, path)
            backups.unmark(connection)


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
        # Else a look at all of it would keep every command waiting.
        found = _first_wrong(connection, "1") if left_behind else _skimmed(connection)
        if found:
            raise damaged(path, found.splitlines()[-1])


def _skimmed(connection: sqlite3.Connection) -> str:
    """What is wrong where tables and SQLite's indexes begin, or with our own index, which questions read."""
    tables = connection.execute(
        "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
    ).fetchall()
    for name, keyed in tables:
        for last in ("",) if keyed else ("", "ORDER BY rowid DESC"):
            connection.execute(f'SELECT 1 FROM "{name}" NOT INDEXED {last} LIMIT 1').fetchone()  # noqa: S608 - its own
    # One of a part of its table cannot be asked for by its name.
    for name, table in connection.execute(
        "SELECT name, tbl_name FROM sqlite_master WHERE type = 'index' AND ifnull(sql, '') NOT LIKE '%WHERE%'"
    ).fetchall():
        connection.execute(f'SELECT 1 FROM "{table}" INDEXED BY "{name}" LIMIT 1').fetchone()  # noqa: S608
    return _first_wrong(connection, "search_data") if ("search_data", 0) in tables else ""


def _first_wrong(connection: sqlite3.Connection, what: str) -> str:
    (found,) = connection.execute(f"PRAGMA quick_check({what})").fetchone()
    return "" if found == "ok" else found


def _check_log(path: Path, log: Path) -> None:
    """SQLite takes a log with a wrong beginning for an empty one: what was in it would be lost without a word."""
    with log.open("rb") as file:
        head = file.read(_LOG_HEADER)
    # A power cut may leave zeros, of which nothing had been acknowledged.
    if head[:4] not in _LOG_MAGIC and any(head):
        raise damaged(path, f"its log {log.name} was overwritten")
