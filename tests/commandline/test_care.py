import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.commandline.conftest import Run

LINE = json.dumps({"text": "The lamp at Hook Point was lit in 1864."}).encode()


def test_check_says_what_is_wrong(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    assert run("check") == (0, "", "The database is sound.\n")
    with closing(sqlite3.connect(workplace / "quoth.db")) as connection, connection:
        connection.execute("UPDATE articles SET length = 1")
    assert run("check") == (1, "article 1: 39 characters, 1 noted\n", "Problems found: 1.\n")


def test_a_backup_is_a_database(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    ran = run("backup", "copy.db")
    assert (ran.code, ran.out) == (0, "")
    assert "To restore: stop the bot" in ran.err
    assert run("--database", "copy.db", "list").out == run("list").out
    again = run("backup", "copy.db")
    assert (again.code, again.err) == (1, "copy.db exists already; name a new file.\n")
    assert run("backup", "nowhere/copy.db").code == 2


def test_g2_a_damaged_file_ends_with_2_and_is_left_as_it_is(run: Run, workplace: Path) -> None:
    run("add", "--jsonl", "-", stdin=LINE)
    run("backup", "copy.db")
    (workplace / "quoth.db").write_bytes(b"nonsense" * 1000)
    ran = run("list")
    assert (ran.code, ran.out) == (2, "")
    assert "quoth.db is damaged" in ran.err
    assert "copy.db" in ran.err
    assert (workplace / "quoth.db").read_bytes() == b"nonsense" * 1000


def test_g3_a_path_that_cannot_be_a_database_ends_with_2(run: Run, workplace: Path) -> None:
    assert "is a folder" in run("--database", str(workplace), "list").err
    assert "There is no folder" in run("--database", "nowhere/quoth.db", "list").err
    assert run("--database", str(workplace), "list").code == 2


def test_g4_another_programs_database_ends_with_2(run: Run, workplace: Path) -> None:
    with closing(sqlite3.connect(workplace / "books.db")) as connection, connection:
        connection.execute("CREATE TABLE books (title)")
    ran = run("--database", "books.db", "check")
    assert (ran.code, ran.out) == (2, "")
    assert "another program's database" in ran.err
