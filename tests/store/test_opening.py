import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.store.database import Database
from bot.store.migrations import APPLICATION_ID, MIGRATIONS
from bot.store.opening import prepare


def contents(folder: Path) -> dict[str, bytes]:
    # The -shm file is a cache that SQLite may make to look into a log.
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file() and file.suffix != ".db-shm"}


def rows(numbers: Iterable[int], length: int) -> list[tuple[int, str]]:
    return [(number, f"{number:0{length}}") for number in numbers]


def refused(path: Path, match: str) -> str:
    before = contents(path.parent)
    with pytest.raises(StorageError, match=match) as raised:
        prepare(path, 0.1)
    assert contents(path.parent) == before
    return str(raised.value)


def killed(path: Path, work: Callable[[sqlite3.Connection], object]) -> None:
    """Leave a database as a process leaves it that was killed: with its log beside it."""
    alive = path.with_name("alive.db")
    if path.exists():
        path.rename(alive)
    with closing(sqlite3.connect(alive, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        work(connection)
        shutil.copy(alive, path)
        shutil.copy(f"{alive}-wal", f"{path}-wal")
    alive.unlink()


def spoil(path: Path) -> None:
    """Overwrite a good part of a file's second half."""
    data = bytearray(path.read_bytes())
    half = len(data) // 2
    data[half:-4096] = b"\xee" * (len(data) - half - 4096)
    path.write_bytes(data)


@pytest.fixture
def made(path: Path) -> Path:
    prepare(path, 0.1)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany("INSERT INTO libraries (id, key) VALUES (?, ?)", rows(range(1, 200), 500))
    return path


def test_a_new_file_is_made_and_is_ours(path: Path) -> None:
    prepare(path, 0.1)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_an_empty_file_counts_as_new(path: Path) -> None:
    path.touch()
    prepare(path, 0.1)
    assert path.stat().st_size


def test_what_a_killed_process_left_is_taken_up(made: Path) -> None:
    killed(made, lambda connection: connection.execute("INSERT INTO meta VALUES ('last', 'x')"))
    prepare(made, 0.1)
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("SELECT count(*) FROM meta WHERE name = 'last'").fetchone() == (1,)


def test_g2_text_in_place_of_a_database(path: Path) -> None:
    path.write_text("This was a shopping list: bread, salt, a lamp. " * 20)
    assert str(path) in refused(path, "damaged or no database")


def test_g2_a_cut_file(made: Path) -> None:
    made.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    refused(made, "damaged")


def test_g2_an_overwritten_log(made: Path) -> None:
    killed(made, lambda connection: connection.execute("INSERT INTO meta VALUES ('last', 'x')"))
    log = made.with_name(f"{made.name}-wal")
    log.write_bytes(b"shopping list" * 500)
    assert log.name in refused(made, "was overwritten")


def test_g2_a_backup_put_beside_the_log_of_another_file(made: Path, path: Path) -> None:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM libraries")
        connection.executemany("INSERT INTO libraries (id, key) VALUES (?, ?)", rows(range(1, 900, 3), 300))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # The log holds some pages, which fit among those of their own file and not among those of the backup.
        connection.execute("UPDATE libraries SET indexed = 1 WHERE id > 400")

    older = path.with_name("older.db")
    shutil.copy(made, older)
    killed(made, work)
    older.replace(made)
    refused(made, "damaged")


def test_g2_the_newest_backup_is_named(made: Path) -> None:
    for name, age in (("old.db", 200), ("newest.db", 100)):
        shutil.copy(made, made.with_name(name))
        when = made.stat().st_mtime - age
        os.utime(made.with_name(name), (when, when))
    made.with_name("letter.db").write_text("no database")
    made.write_text("damaged " * 100)
    assert str(made.with_name("newest.db")) in refused(made, "restore a backup")


async def test_g2_damage_in_the_middle_is_told_when_it_is_met(made: Path) -> None:
    spoil(made)
    async with Database.open(made) as database:
        with pytest.raises(StorageError, match="damaged"):
            await database.all("SELECT sum(length(key)), sum(indexed) FROM libraries")


def test_g3_a_folder(path: Path) -> None:
    path.mkdir()
    refused(path, "is a folder")


def test_g3_no_folder_for_it(path: Path) -> None:
    with pytest.raises(StorageError, match="There is no folder"):
        prepare(path / "deeper" / "quoth.db", 0.1)


@pytest.fixture
def anyone() -> Generator[Path]:
    """A folder that everyone may enter; the test is nobody in particular while it lasts, so that rights count."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        was = os.geteuid()
        if was == 0:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(was)


def test_g3_a_file_that_may_only_be_read(anyone: Path) -> None:
    was, me = os.geteuid(), os.getuid()
    os.seteuid(me)
    path = anyone / "quoth.db"
    prepare(path, 0.1)
    path.chmod(0o444)
    os.seteuid(was)
    with pytest.raises(StorageError, match=r"cannot be written \(Permission denied\)"):
        prepare(path, 0.1)


def test_g4_a_newer_schema(made: Path) -> None:
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("PRAGMA user_version = 1000")
    refused(made, r"newer Quoth \(schema 1000")


@pytest.mark.parametrize("sql", ["PRAGMA application_id = 7", "PRAGMA user_version = 3", "CREATE TABLE books (title)"])
def test_g4_another_programs_database(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
    refused(path, "another program's database")


def test_g4_another_programs_database_and_its_log_are_left_alone(path: Path) -> None:
    killed(path, lambda connection: connection.execute("CREATE TABLE books (title)"))
    refused(path, "another program's database")
