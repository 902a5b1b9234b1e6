"""The connections: one writer behind a lock, a reader a core behind a fair queue, and what is said when SQLite fails."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from bot.errors import BotError, Refused, StorageError
from bot.store.migrations import migrate

T = TypeVar("T")

#: Seconds to wait for another process's write, and after which a query is given up.
BUSY, PATIENCE = 5.0, 2.0


class Database:
    """One SQLite file, open."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, readers: list[aiosqlite.Connection]) -> None:
        self.path = path
        self._writer = writer
        self._readers = readers
        self._writing = asyncio.Lock()
        # A semaphore wakes its waiters in turn; a queue of connections starved some of them for seconds.
        self._reading = asyncio.Semaphore(len(readers))

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, readers: int | None = None) -> AsyncGenerator["Database"]:
        """Open the file, make or migrate its schema, and close every connection at the end.

        A connection that is left open keeps the process from ending: its thread is no daemon.
        Raises StorageError, naming the file and what to do.
        """
        if sqlite3.sqlite_version_info < (3, 37):
            raise StorageError(f"SQLite {sqlite3.sqlite_version} is too old; Quoth needs 3.37 or newer.")
        opened: list[aiosqlite.Connection] = []
        try:
            with told(path):
                await asyncio.to_thread(_prepare, path)
                for _ in range(1 + (readers or os.cpu_count() or 1)):
                    opened.append(await aiosqlite.connect(path, isolation_level=None, timeout=BUSY))
                for number, connection in enumerate(opened):
                    await connection.execute("PRAGMA foreign_keys = ON")
                    await connection.execute("PRAGMA secure_delete = ON" if number == 0 else "PRAGMA query_only = ON")
                    await connection.execute("PRAGMA synchronous = NORMAL")
            yield cls(path, opened[0], opened[1:])
        finally:
            for connection in opened:
                await asyncio.shield(connection.close())

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[aiosqlite.Connection]:
        """The writer, inside a transaction that is committed at the end, or rolled back if anything fails."""
        async with self._writing:
            with told(self.path):
                await self._writer.execute("BEGIN IMMEDIATE")
                try:
                    yield self._writer
                    await self._writer.execute("COMMIT")
                except BaseException:
                    # Shielded: a task cancelled here would leave its half transaction to the next one's commit.
                    await asyncio.shield(self._roll_back())
                    raise

    async def _roll_back(self) -> None:
        if self._writer.in_transaction:
            await self._writer.execute("ROLLBACK")

    @asynccontextmanager
    async def reader(self) -> AsyncGenerator[aiosqlite.Connection]:
        """A connection that only reads, for the time of the block."""
        async with self._reading:
            connection = self._readers.pop()
            try:
                with told(self.path):
                    yield connection
            finally:
                self._readers.append(connection)

    async def all(self, sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of one query; interrupted, with a Refused that says so, when it takes too long."""
        async with self.reader() as connection:
            timer = asyncio.get_running_loop().call_later(PATIENCE, _interrupt, connection)
            try:
                return [tuple(row) for row in await connection.execute_fetchall(sql, parameters)]
            finally:
                timer.cancel()

    async def one(self, sql: str, parameters: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, None when there is none."""
        rows = await self.all(sql, parameters)
        return rows[0] if rows else None

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function on a connection of its own in a thread: for work that is long and must not hold up a reader."""

        def alone() -> T:
            connection = sqlite3.connect(self.path, isolation_level=None, timeout=BUSY)
            try:
                return work(connection)
            finally:
                connection.close()

        with told(self.path):
            return await asyncio.to_thread(alone)


def _interrupt(connection: aiosqlite.Connection) -> None:
    # sqlite3's own interrupt may be called from any thread; aiosqlite's would wait its turn behind the query.
    raw: sqlite3.Connection = connection._conn  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    raw.interrupt()


def _prepare(path: Path) -> None:
    """Make or migrate the schema."""
    if path.is_dir():
        raise StorageError(f"{path} is a folder. Set DATABASE_PATH to a file.")
    if not path.parent.is_dir():
        raise StorageError(
            f"There is no folder {path.parent} for the database {path.name}. Make it, or change DATABASE_PATH."
        )
    if path.exists() and not os.access(path, os.W_OK):
        raise StorageError(f"{path} cannot be written. Give the bot the right to, or change DATABASE_PATH.")
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY)
    try:
        migrate(connection, str(path))
    finally:
        connection.close()


@contextmanager
def told(path: Path) -> Generator[None]:
    """Turn SQLite's errors into ours; ours and bugs pass through."""
    try:
        yield
    except BotError:
        raise
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: sqlite3.Error) -> BotError:
    text = str(error)
    if "interrupted" in text:
        return Refused("That took too long to look up; ask with fewer words.")
    if "locked" in text or "busy" in text:
        return StorageError(f"{path.name} is in use by another program. Try again in a moment.")
    if "full" in text:
        return StorageError(f"There is no room left for {path.name}. Nothing was lost; free some space and try again.")
    if isinstance(error, sqlite3.DatabaseError) and ("malformed" in text or "not a database" in text):
        return StorageError(
            f"{path} is damaged or no database ({text}). It was left as it is: restore a backup in its place, "
            f"without its -wal and -shm files."
        )
    if "readonly" in text or "unable to open" in text:
        return StorageError(f"{path} cannot be opened for writing ({text}).")
    return StorageError(f"{path.name} failed: {text}.")
