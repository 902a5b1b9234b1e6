import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bot.store import migrations
from bot.store.opening import prepare


def state(path: Path) -> tuple[int, set[str]]:
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return version, names


def test_steps_are_done_once_and_in_order(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(path, 1)
    first = len(migrations.MIGRATIONS)
    more = ("CREATE TABLE ferries (id INTEGER)", "ALTER TABLE ferries ADD COLUMN url TEXT")
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, *more))
    prepare(path, 1)
    prepare(path, 1)
    version, names = state(path)
    assert version == first + 2
    assert "ferries" in names


def test_a_step_that_fails_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare(path, 1)
    before = state(path)
    broken = "CREATE TABLE ferries (id INTEGER); INSERT INTO nowhere VALUES (1)"
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        prepare(path, 1)
    assert state(path) == before


def test_two_that_open_a_new_file_at_once_both_get_it(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"{number}.db"
        with ThreadPoolExecutor(4) as pool:
            for done in [pool.submit(prepare, path, 5) for _ in range(4)]:
                done.result()
        assert state(path)[0] == len(migrations.MIGRATIONS)


KILLED = """
import sys
from pathlib import Path
from bot.store import migrations
from bot.store.opening import prepare
slow = ("CREATE TABLE ferries (id INTEGER); INSERT INTO ferries "
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
migrations.MIGRATIONS = (*migrations.MIGRATIONS, slow)
print("begins", flush=True)
prepare(Path(sys.argv[1]), 5)
"""


def test_g5_killed_in_a_migration_the_file_is_as_before(path: Path) -> None:
    prepare(path, 1)
    before = state(path)
    with subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        log = path.with_name("quoth.db-wal")
        # The step is under way once its first pages are in the log.
        deadline = time.monotonic() + 20
        while not (log.exists() and log.stat().st_size) and time.monotonic() < deadline:
            time.sleep(0.01)
        child.kill()
    prepare(path, 1)
    assert state(path) == before
