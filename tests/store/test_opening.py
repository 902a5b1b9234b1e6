import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.store import care
from bot.store.database import Database
from bot.store.migrations import APPLICATION_ID, MIGRATIONS
from bot.store.opening import prepare

ROOT = Path(__file__).parent.parent.parent


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
    """Overwrite some pages in the second half of a file."""
    data = bytearray(path.read_bytes())
    start = len(data) // 4096 * 3 // 4 * 4096
    data[start : start + 4 * 4096] = b"\xee" * 4 * 4096
    path.write_bytes(data)


def spoil_root(path: Path, name: str) -> None:
    """Overwrite the page at which a table or an index begins."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    data = bytearray(path.read_bytes())
    data[(page - 1) * 4096 : page * 4096] = b"\xee" * 4096
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


def backed_up(path: Path, copy: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        care.copy(connection, path, copy)
    return copy


def test_g2_the_newest_backup_is_named(made: Path) -> None:
    old, newest = (backed_up(made, made.with_name(name)) for name in ("z.db", "a.db"))
    # When it was copied here says nothing.
    os.utime(old, (4e9, 4e9))
    made.with_name("letter.db").write_text("no database")
    made.write_text("damaged " * 100)
    said = refused(made, "restore a backup")
    assert str(newest) in said
    assert str(old) not in said


def test_g2_another_bots_database_is_never_named_as_a_backup(made: Path) -> None:
    other = made.with_name("other.db")
    prepare(other, 0.1)
    shutil.copy(made, made.with_name("by-hand.db"))
    backed_up(other, made.with_name("of-other.db"))
    # One that was put in the place of a database is one.
    restored = backed_up(made, made.with_name("restored.db"))
    prepare(restored, 0.1)
    made.write_text("damaged " * 100)
    said = refused(made, "restore a backup")
    assert "The newest" not in said
    assert "`python -m bot backup` makes them." in said


def test_a_backup_that_is_opened_as_a_database_is_no_more_than_what_was_copied(made: Path) -> None:
    def notes(path: Path) -> list[tuple[str, str]]:
        with closing(sqlite3.connect(path)) as connection:
            return connection.execute("SELECT name, value FROM meta ORDER BY name").fetchall()

    before = notes(made)
    copy = backed_up(made, made.with_name("copy.db"))
    ((name, value),) = set(notes(copy)) - set(before)
    assert (name, value.partition(" ")[2]) == ("backup", str(made.resolve()))
    prepare(copy, 0.1)
    assert notes(copy) == before


@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_x1_a_new_database_and_what_is_beside_it_are_their_owners_alone(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        prepare(path, 0.1)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("INSERT INTO meta VALUES ('last', 'x')")
            care.copy(connection, path, path.with_name("copy.db"))
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("quoth.db", "quoth.db-wal", "quoth.db-shm", "copy.db"), 0o600)


def test_x1_a_file_that_others_may_read_is_left_so(made: Path) -> None:
    made.chmod(0o640)
    prepare(made, 0.1)
    assert made.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["libraries", "meta", "search_data", "search_idx", "sentences", "articles_by_place"])
def test_g2_a_table_or_index_that_begins_with_nonsense_is_seen_at_once(made: Path, name: str) -> None:
    spoil_root(made, name)
    assert str(made) in refused(made, "damaged")


def test_g2_pages_of_the_index_of_words_are_seen_wherever_they_stand(path: Path) -> None:
    prepare(path, 0.1)
    with closing(sqlite3.connect(path)) as connection, connection:
        words = ((number, " ".join(f"w{number}x{one}" for one in range(50))) for number in range(800))
        connection.executemany("INSERT INTO search (rowid, stems) VALUES (?, ?)", words)
    spoil(path)
    refused(path, "damaged")


FULL = """
import os, subprocess, sys
folder = sys.argv[1]
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=True)
def bot(*words):
    return subprocess.run([sys.executable, "-m", "bot", "--database", f"{folder}/quoth.db", *words],
                          capture_output=True, text=True, input='{"text": "The lamp was lit."}')
assert bot("add", "--jsonl", "-").returncode == 0
with open(f"{folder}/fill", "wb", buffering=0) as fill:
    try:
        while fill.write(bytes(512)):
            pass
    except OSError:
        pass
for words in (["list"], ["ask", "lamp"], ["add", "--jsonl", "-"], ["run"]):
    ran = bot(*words)
    print(ran.returncode, ran.stderr, end="")
os.remove(f"{folder}/fill")
print(bot("list").stdout, end="")
"""


def test_g1_a_full_disk_at_the_start_is_told_and_all_is_well_once_there_is_room(tmp_path: Path) -> None:
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody mount a small disk")
    ran = subprocess.run(
        ["unshare", "-rm", sys.executable, "-c", FULL, str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, "DISCORD_TOKEN": f"{18 * 'a'}.{6 * 'b'}.{27 * 'c'}", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path.parent,
        check=False,
    )
    no_room = (
        "2 There is no room left for quoth.db on its disk. Nothing was half done; free some space and try again.\n"
    )
    assert (ran.stdout, ran.stderr) == (4 * no_room + "1\t-\ten\tThe lamp was lit.\n", "")


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
