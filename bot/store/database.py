"""The connections: one writer behind a lock, and readers, at most one a core, behind a fair queue."""

import asyncio
import logging
import os
import sqlite3
import unicodedata
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable
from contextlib import asynccontextmanager, closing, suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Self, TypeVar, cast

import aiosqlite

from bot.store.failures import spoilt, told
from bot.store.opening import address, prepare

T = TypeVar("T")
Rows = list[tuple[Any, ...]]

log = logging.getLogger(__name__)

#: Seconds to wait for another process's write, and after which a query is given up.
BUSY, PATIENCE = 5.0, 2.0
#: Seconds between two attempts to stop a query, and to empty the log.
_AGAIN, _SHORTLY = 0.05, 0.2


class Database:
    """One SQLite file, open."""

    def __init__(self, path: Path, readers: int) -> None:
        self.path = path
        self._opened: list[aiosqlite.Connection] = []
        self._writer: aiosqlite.Connection | None = None
        self._writing = asyncio.Lock()
        # A semaphore wakes its waiters in turn; a queue of connections starved some of them for seconds.
        self._reading = asyncio.Semaphore(readers)
        self._idle: list[aiosqlite.Connection] = []
        self._stopping: set[asyncio.Task[None]] = set()

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, readers: int | None = None) -> AsyncGenerator[Self]:
        """Open the file, make or migrate its schema, and close every connection at the end.

        A connection that is left open keeps the process from ending: its thread is no daemon.
        Raises StorageError, naming the file and what to do.
        """
        database = cls(path, readers or os.cpu_count() or 1)
        try:
            await asyncio.to_thread(prepare, path, BUSY)
            with told(path):
                database._writer = await database._connect_writer()
            yield database
        finally:
            await _to_its_end(database._close())

    async def _connect(self, *pragmas: str) -> aiosqlite.Connection:
        connection = await aiosqlite.connect(address(self.path, "rw"), uri=True, isolation_level=None, timeout=BUSY)
        self._opened.append(connection)
        for pragma in ("synchronous = NORMAL", *pragmas):
            await connection.execute(f"PRAGMA {pragma}")
        return connection

    async def _connect_writer(self) -> aiosqlite.Connection:
        # secure_delete: what is erased is overwritten, not just let go.
        return await self._connect("foreign_keys = ON", "secure_delete = ON")

    async def _connect_reader(self) -> aiosqlite.Connection:
        connection = await self._connect("query_only = ON")
        await connection.create_function("plain", 1, plain, deterministic=True)  # pyright: ignore[reportUnknownMemberType]
        return connection

    async def _close(self) -> None:
        await asyncio.gather(*self._stopping)
        # The writer, opened first, last: the last to close folds the log into the file, and two at once leave it lying.
        for connection in reversed(self._opened):
            try:
                await connection.close()
            except sqlite3.Error as error:
                log.warning("%s was not closed cleanly: %s", self.path.name, error)

    @asynccontextmanager
    async def transaction(self) -> AsyncGenerator[aiosqlite.Connection]:
        """The writer, inside a transaction that is committed at the end, or rolled back if anything fails."""
        async with self._writing:
            try:
                with told(self.path):
                    writer = self._writer = self._writer or await self._connect_writer()
                    await writer.execute("BEGIN IMMEDIATE")
                    yield writer
                    await writer.execute("COMMIT")
            except BaseException as error:
                # A task cancelled at BEGIN or COMMIT does not stop the connection's thread, which does them all the
                # same. The rollback waits its turn behind them: it never meets a transaction that is still to begin.
                await _to_its_end(self._roll_back())
                if spoilt(error) and self._writer:
                    writer, self._writer = self._writer, None
                    await _to_its_end(self._drop(writer))
                raise

    async def _roll_back(self) -> None:
        writer = self._writer
        try:
            if writer:
                await writer.rollback()
        except (sqlite3.Error, ValueError) as error:
            # Such a connection would hold its half transaction for ever. Closing it ends that.
            log.warning("%s could not be rolled back and is opened anew: %s", self.path.name, error)
            self._writer = None
            if writer:
                await self._drop(writer)

    async def shred(self) -> None:
        """Empty the log, so that what was just erased from the file is not readable there either.

        A reader at work may keep it a while; it is emptied with the next erasure, or when the database is closed.
        """
        async with self._writing:
            if self._writer:
                with suppress(sqlite3.OperationalError):
                    await self._writer.execute(f"PRAGMA busy_timeout = {_SHORTLY * 1000:.0f}")
                    await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
                await self._writer.execute(f"PRAGMA busy_timeout = {BUSY * 1000:.0f}")

    async def all(self, sql: str, parameters: Iterable[Any] = ()) -> Rows:
        """The rows of one query; interrupted, with a Refused that says so, when it takes too long."""
        await self._reading.acquire()
        try:
            with told(self.path):
                connection = self._idle.pop() if self._idle else await self._connect_reader()
        except BaseException:
            # Failed or cancelled: either way the place goes to the next in the queue.
            self._reading.release()
            raise
        query = cast("asyncio.Future[Rows]", asyncio.ensure_future(connection.execute_fetchall(sql, parameters)))
        # The connection is free when its thread is through, which may be later than we are: we may be cancelled.
        query.add_done_callback(partial(self._give_back, connection))
        try:
            await asyncio.wait({query}, timeout=PATIENCE)
        finally:
            if not query.done():
                self._in_background(_stop(connection, query))
        with told(self.path):
            return await asyncio.shield(query)

    def _give_back(self, connection: aiosqlite.Connection, query: "asyncio.Future[Rows]") -> None:
        # Whoever asked may have gone; asyncio would complain of an error that nobody looked at.
        if not query.cancelled() and spoilt(query.exception()):
            self._in_background(self._drop(connection))
        else:
            self._idle.append(connection)
        self._reading.release()

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it beside us, and at the latest before we close."""
        task = asyncio.create_task(work)
        self._stopping.add(task)
        task.add_done_callback(self._stopping.discard)

    async def _drop(self, connection: aiosqlite.Connection) -> None:
        self._opened.remove(connection)
        with suppress(sqlite3.Error, ValueError):
            await connection.close()

    async def one(self, sql: str, parameters: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, None when there is none."""
        rows = await self.all(sql, parameters)
        return rows[0] if rows else None

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function on a connection of its own in a thread: for long work that must not hold up a reader."""
        # Made here, used and closed there, interrupted from here.
        with told(self.path):
            connection = sqlite3.connect(
                address(self.path, "rw"), uri=True, isolation_level=None, timeout=BUSY, check_same_thread=False
            )

            def alone() -> T:
                with closing(connection):
                    return work(connection)

            try:
                return await asyncio.to_thread(alone)
            except asyncio.CancelledError:
                # Else the process would wait at its end for work that nobody wants any more.
                with suppress(sqlite3.ProgrammingError):
                    connection.interrupt()
                raise


def plain(text: str) -> str:
    """A title as it is compared: without case and accents. SQLite's own functions know ASCII's letters only."""
    return text.lower() if text.isascii() else _plain(text)


@lru_cache(20_000)
def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()


async def _stop(connection: aiosqlite.Connection, query: "asyncio.Future[Rows]") -> None:
    """Interrupt a query until it has ended: an interrupt that comes before the thread has begun it does nothing."""
    while not query.done():
        await connection.interrupt()
        await asyncio.wait({query}, timeout=_AGAIN)


async def _to_its_end(work: Awaitable[None]) -> None:
    """Wait for `work` even when cancelled meanwhile; the cancellation follows afterwards."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled:
        raise cancelled
