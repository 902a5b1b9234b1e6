"""The schema, as numbered steps in `schema/` that are appended and never edited."""

import sqlite3
import time
from pathlib import Path

from bot.errors import StorageError

#: "Quth" in ASCII: tells our files from other programs' databases.
APPLICATION_ID = 0x51757468

#: Seconds between two tries to switch to WAL.
_PAUSE = 0.02

#: In the order of their files' names.
MIGRATIONS: tuple[str, ...] = tuple(
    file.read_text("utf-8") for file in sorted((Path(__file__).parent / "schema").glob("*.sql"))
)


def check_origin(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the schema, 0 for a file that is still empty; reads only.

    Raises StorageError for a database that is not ours or is newer than we are.
    """
    # In one transaction: another process may be making the schema between two of these lines.
    connection.execute("BEGIN")
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("COMMIT")
    if application != APPLICATION_ID and (application or version or tables):
        raise StorageError(f"{path} is another program's database. Set DATABASE_PATH to a file of Quoth's own.")
    if version > len(MIGRATIONS):
        raise StorageError(
            f"{path} was written by a newer Quoth (schema {version}, here {len(MIGRATIONS)}). "
            f"Upgrade Quoth, or restore a backup."
        )
    return version


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date, each step whole or not at all. Raises StorageError as `check_origin` does."""
    version = check_origin(connection, path)
    _keep_a_log(connection)
    while version < len(MIGRATIONS):
        # executescript commits what is open before it begins, hence the explicit transaction inside.
        steps = (
            "BEGIN IMMEDIATE",
            MIGRATIONS[version],
            f"PRAGMA user_version = {version + 1}",
            f"PRAGMA application_id = {APPLICATION_ID}",
            "COMMIT;",
        )
        try:
            connection.executescript(";\n".join(steps))
        except sqlite3.Error:
            if connection.in_transaction:
                connection.rollback()
            # Another process may have made this very step while we waited for its lock.
            if check_origin(connection, path) == version:
                raise
        version = check_origin(connection, path)


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch to WAL, which stays with the file; waits as long as the connection waits for any lock."""
    (milliseconds,) = connection.execute("PRAGMA busy_timeout").fetchone()
    patience = time.monotonic() + milliseconds / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # SQLite does not wait here by itself: of two that switch a new file at once, one is told so immediately.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
            time.sleep(_PAUSE)
        else:
            return
