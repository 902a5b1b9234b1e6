import asyncio
import resource
import sqlite3
import threading
from pathlib import Path

import pytest

from bot.errors import Refused, StorageError
from bot.store import database as module
from bot.store.database import Database, plain
from tests.store.samples import clear

ENDLESS = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


async def note(database: Database, name: str, value: str = "x") -> None:
    async with database.transaction() as writer:
        await writer.execute("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))


async def names(database: Database) -> list[str]:
    return [row[0] for row in await database.all("SELECT name FROM meta ORDER BY name")]


def files(path: Path) -> list[str]:
    return [file.name for file in path.parent.iterdir()]


def threads() -> list[str]:
    return [one.name for one in threading.enumerate() if "_connection_worker_thread" in one.name]


async def test_a_failed_block_leaves_nothing(database: Database) -> None:
    async def half() -> None:
        async with database.transaction() as writer:
            await writer.execute("INSERT INTO meta (name, value) VALUES ('half', 'x')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await half()
    await note(database, "whole")
    assert await names(database) == ["whole"]


async def test_g1_a_full_disk_is_told_and_rolled_back_and_written_again_once_there_is_room(database: Database) -> None:
    async def limit(pages: int) -> None:
        async with database.transaction() as writer:
            await writer.execute(f"PRAGMA max_page_count = {pages}")

    await limit(30)
    with pytest.raises(StorageError, match=r"no room left for quoth\.db"):
        await note(database, "large", "x" * 1_000_000)
    assert await names(database) == []
    await limit(1_000_000)
    await note(database, "large", "x" * 1_000_000)
    assert await names(database) == ["large"]


async def test_g1_an_input_output_error_is_told_and_recovered_from(database: Database) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, before[1]))
    try:
        with pytest.raises(StorageError, match=r"quoth\.db could not be read or written"):
            await note(database, "large", "x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    await note(database, "small")
    assert await names(database) == ["small"]


def spoilt(path: Path) -> bytes:
    """Overwrite all but the first pages of a file, as a disk might read them wrongly; what they were."""
    good = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xee" * (len(good) - 4096))
    return good


def mend(path: Path, good: bytes) -> None:
    with path.open("r+b") as file:
        file.write(good)


async def test_g2_once_the_file_is_sound_again_it_is_read_and_written_without_a_restart(path: Path) -> None:
    async with Database.open(path) as first:
        await note(first, "large", "x" * 100_000)
    async with Database.open(path, readers=2) as database:
        good = spoilt(path)
        for _ in range(3):
            with pytest.raises(StorageError, match="damaged"):
                await names(database)
        with pytest.raises(StorageError, match="damaged"):
            await note(database, "early")
        mend(path, good)
        assert await names(database) == ["large"]
        await note(database, "later")
        assert await names(database) == ["large", "later"]


async def test_g1_a_file_locked_by_another_program_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BUSY", 0.1)
    async with Database.open(path) as database:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="in use by another program"):
            await note(database, "early")
        other.execute("ROLLBACK")
        other.close()
        await note(database, "later")
        assert await names(database) == ["later"]


async def test_a_task_cancelled_while_it_waits_to_begin_leaves_no_transaction_open(
    database: Database, path: Path
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    task = asyncio.create_task(note(database, "cancelled"))
    await asyncio.sleep(0.05)
    task.cancel()
    await asyncio.sleep(0.05)
    task.cancel()
    other.execute("ROLLBACK")
    other.close()
    with pytest.raises(asyncio.CancelledError):
        await task
    await note(database, "next")
    assert await names(database) == ["next"]


async def test_a_task_cancelled_anywhere_has_written_all_or_nothing(database: Database) -> None:
    async def both(number: int) -> None:
        async with database.transaction() as writer:
            await writer.execute("INSERT INTO meta (name, value) VALUES (?, 'x')", (f"{number:03} a",))
            await writer.execute("INSERT INTO meta (name, value) VALUES (?, 'x')", (f"{number:03} b",))

    outcomes = {True: 0, False: 0}
    for number in range(60):
        task = asyncio.create_task(both(number))
        for _ in range(number):
            await asyncio.sleep(0.0001 if number > 30 else 0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        outcomes[task.cancelled()] += 1
        found = [name for name in await names(database) if name.startswith(f"{number:03}")]
        assert len(found) in (0, 2)
    await note(database, "next")
    assert "next" in await names(database)
    assert all(outcomes.values())


async def test_a_writer_that_cannot_even_roll_back_is_replaced(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def deny(action: int, what: str | None, *_: object) -> int:
        ends = action == sqlite3.SQLITE_TRANSACTION and what in ("COMMIT", "ROLLBACK")
        return sqlite3.SQLITE_DENY if ends else sqlite3.SQLITE_OK

    async def stuck() -> None:
        async with database.transaction() as writer:
            await writer.execute("INSERT INTO meta (name, value) VALUES ('stuck', 'x')")
            await writer.set_authorizer(deny)

    with pytest.raises(sqlite3.DatabaseError):
        await stuck()
    assert "opened anew" in caplog.text
    await note(database, "next")
    assert await names(database) == ["next"]


async def test_a_cancelled_reader_keeps_its_connection_until_its_query_has_stopped(path: Path) -> None:
    async with Database.open(path, readers=1) as database:
        task = asyncio.create_task(database.all(ENDLESS))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # On a connection given back too early this would wait behind a query that never ends.
        assert await database.all("SELECT 1") == [(1,)]


def test_g1_q4_a_lock_is_waited_for_five_seconds_and_a_query_two() -> None:
    # The tests here hurry.
    assert (module.BUSY, module.PATIENCE) == (5.0, 2.0)


async def test_q4_a_query_that_takes_too_long_is_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    async with Database.open(path, readers=1) as database:
        with pytest.raises(Refused, match="took too long"):
            await database.all(ENDLESS)
        monkeypatch.setattr(module, "PATIENCE", 2.0)
        assert await database.one("SELECT 2") == (2,)


async def test_readers_are_served_in_turn(path: Path) -> None:
    served: list[int] = []

    async def ask(database: Database, number: int) -> None:
        await database.all("SELECT 1")
        served.append(number)

    async with Database.open(path, readers=1) as database:
        await asyncio.gather(*(ask(database, number) for number in range(50)))
    assert served == sorted(served)


async def test_no_more_readers_than_asked_for(path: Path) -> None:
    async with Database.open(path, readers=2) as database:
        await asyncio.gather(*(database.all("SELECT 1") for _ in range(20)))
        assert len(threads()) == 3


async def test_readers_cannot_write(database: Database) -> None:
    with pytest.raises(StorageError):
        await database.all("DELETE FROM meta")


async def test_bugs_in_our_sql_pass_through(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="syntax error"):
        await database.all("SELEC 1")


async def test_long_work_is_stopped_when_its_task_is_cancelled(database: Database) -> None:
    ended = threading.Event()

    def work(connection: sqlite3.Connection) -> None:
        try:
            connection.execute(ENDLESS)
        finally:
            ended.set()

    task = asyncio.create_task(database.run(work))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(ended.wait, 10)


async def test_closing_leaves_no_thread_and_no_log(path: Path) -> None:
    async with Database.open(path, readers=2) as database:
        await note(database, "x")
        await asyncio.gather(database.all("SELECT 1"), database.all("SELECT 1"))
        assert threads()
    # A thread tells that it is through a moment before it is.
    for _ in range(500):
        if not threads():
            break
        await asyncio.sleep(0.01)
    assert threads() == []
    assert files(path) == ["quoth.db"]


async def test_a_file_taken_away_is_not_made_anew(path: Path) -> None:
    async with Database.open(path, readers=1) as database:
        clear(path.parent)
        with pytest.raises(StorageError):
            await database.all("SELECT 1")
        assert files(path) == []


def test_titles_are_compared_without_case_and_accents() -> None:
    assert plain("Élan de МОСКВА") == plain("elan DE москва")


def test_plain_titles_are_not_kept_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(title: str) -> str:
        asked.append(title)
        return title

    monkeypatch.setattr(module, "_plain", note)
    assert [plain(title) for title in ("The Bell of HARROW", "", "Élan")] == ["the bell of harrow", "", "Élan"]
    assert asked == ["Élan"]
