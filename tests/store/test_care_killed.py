"""Killed at each step of ingest, a migration and a backup: what is there is as before the step or after it."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.store import Store, care, checks
from bot.store.migrations import APPLICATION_ID, MIGRATIONS
from bot.store.opening import prepare

#: Does some work in forks of itself, one for each of its steps, which is killed just before that step; a line each.
KILLING = """
import asyncio, json, os, signal, sqlite3, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
import aiosqlite
from bot.intake.indexing import index
from bot.models import Draft
from bot.store import Store, care
from bot.store.opening import address, prepare

kind, path, last = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])

class Counting(sqlite3.Connection):
    # A connection that kills the process before its statement of that number, inside a script too.
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.set_trace_callback(step)

steps = deadly = 0

def step(*_):
    global steps
    steps += 1
    if steps == deadly:
        os.kill(os.getpid(), signal.SIGKILL)

async def ingest(path):
    # One article comes, another is brought up to date, a third is taken away: a transaction each.
    now, keys = datetime(2026, 5, 4, tzinfo=UTC), ("one", "two", "three")
    async with Store.open(path) as store:
        first = [index(Draft(f"The ferry number {key} left. It came back late.", title=key)) for key in keys[:2]]
        one, two = [one.article.id for one in await store.articles.add_many("guild:1", first, now=now)]
        changed = replace(index(Draft("The ferry number one sank. Nobody drowned.", title="one")), replaces=one)
        await store.articles.add_many("guild:1", [changed], now=now)
        await store.articles.remove("guild:1", two)
        await store.articles.add_many("guild:1", [index(Draft("A third ferry left.", title="three"))], now=now)

def work(path):
    if kind == "ingest":
        # Made by a thread, not by the module that other work patches.
        connect = sqlite3.connect
        aiosqlite.core.sqlite3.connect = lambda *args, **kwargs: connect(*args, factory=Counting, **kwargs)
        asyncio.run(ingest(path))
        return
    if kind == "migration":
        connect = sqlite3.connect
        sqlite3.connect = lambda *args, **kwargs: connect(*args, factory=Counting, **kwargs)
        prepare(path, 5)
        return
    events = {"os.remove", "os.rename", "os.chmod", "open", "sqlite3.connect"}
    sys.addaudithook(lambda event, args: step() if event in events else None)
    connection = sqlite3.connect(address(path, "rw"), uri=True, isolation_level=None)
    connection.set_trace_callback(step)
    care.copy(connection, path, path.with_name("copy.db"))

while True:
    deadly += 1
    folder = last / str(deadly)
    folder.mkdir()
    (folder / path.name).write_bytes(path.read_bytes())
    child = os.fork()
    if not child:
        try:
            work(folder / path.name)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    print(json.dumps([str(folder / path.name), os.WIFSIGNALED(status)]), flush=True)
    if not os.WIFSIGNALED(status):
        break
"""


def killed(kind: str, path: Path, folder: Path) -> list[tuple[Path, bool]]:
    """The file after each of these deaths, and after the one that got to the end."""
    folder.mkdir()
    command = [sys.executable, "-c", KILLING, kind, str(path), str(folder)]
    ran = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=100)
    return [(Path(name), dead) for name, dead in map(json.loads, ran.stdout.splitlines())]


def made(path: Path, version: int) -> None:
    """A database of that version, as Quoth of that time left it, with an article in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode = WAL;" + ";".join(MIGRATIONS[:version]))
        text = "A ferry."
        row: tuple[Any, ...] = (text, checks.digest(text))
        if version:
            connection.execute(
                "INSERT INTO articles (library, title, untitled, length, digest, language, notes, added,"
                " first_sentence, sentences, text) VALUES (0, '', 1, 8, ?2, 'en', '[]', '2026', 0, 0, ?1)",
                row,
            )
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID if version else 0}")
        connection.commit()


def schema(path: Path) -> tuple[int, list[str]]:
    """Version and tables, read as another program would: what a log holds that was not finished does not count."""
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        names = connection.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return version, [row[0] for row in names]


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
async def test_g5_killed_before_any_statement_of_a_migration_the_schema_is_a_whole_one(
    version: int, tmp_path: Path
) -> None:
    whole: dict[int, list[str]] = {}
    for number in range(len(MIGRATIONS) + 1):
        made(tmp_path / f"{number}.db", number)
        whole[number] = schema(tmp_path / f"{number}.db")[1]
    deaths = killed("migration", tmp_path / f"{version}.db", tmp_path / "killed")
    # Each step is five statements at least, and more are before and between them.
    assert len(deaths) > 5 * (len(MIGRATIONS) - version)
    reached: set[int] = set()
    for path, _ in deaths:
        found, tables = schema(path)
        assert tables == whole[found]
        reached.add(found)
        prepare(path, 5)
        assert schema(path) == (len(MIGRATIONS), whole[len(MIGRATIONS)])
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            assert care.problems(connection) == []
            assert connection.execute("SELECT count(*) FROM articles").fetchone() == (1 if version else 0,)
    assert reached == set(range(version, len(MIGRATIONS) + 1))


async def contents(path: Path) -> list[tuple[str, int, int]]:
    """Titles, edits and numbers of sentences of all articles, once the store and its index were found sound."""
    async with Store.open(path) as store:
        assert await store.check() == []
        found = [one async for one in store.articles.each("guild:1")]
        counts = [len(await store.articles.sentences(one.info.id)) for one in found]
        return [(one.info.title, one.text.count("sank"), count) for one, count in zip(found, counts, strict=True)]


async def test_g5_killed_before_any_statement_of_ingest_it_is_as_before_or_after_each_transaction(
    tmp_path: Path,
) -> None:
    made(tmp_path / "quoth.db", len(MIGRATIONS))
    deaths = killed("ingest", tmp_path / "quoth.db", tmp_path / "killed")
    # Four transactions, of several statements each.
    assert len(deaths) > 40
    stages = [
        [],
        [("one", 0, 2), ("two", 0, 2)],
        [("one", 1, 2), ("two", 0, 2)],
        [("one", 1, 2)],
        [("one", 1, 2), ("three", 0, 1)],
    ]
    reached = [stages.index(await contents(path)) for path, _ in deaths]
    # Each death is later than the one before, and what came before it is there.
    assert reached == sorted(reached)
    assert set(reached) == set(range(len(stages)))


async def test_g5_killed_before_any_step_of_a_backup_there_is_none_or_a_whole_one(tmp_path: Path) -> None:
    made(tmp_path / "quoth.db", len(MIGRATIONS))
    before = (tmp_path / "quoth.db").read_bytes()
    deaths = killed("backup", tmp_path / "quoth.db", tmp_path / "killed")
    assert len(deaths) > 5
    copies = 0
    for path, dead in deaths:
        assert path.read_bytes() == before
        copy = path.with_name("copy.db")
        copies += copy.exists()
        assert copy.exists() or dead
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            if copy.exists():
                copy.rename(path.with_name("first.db"))
                with closing(sqlite3.connect(path.with_name("first.db"), isolation_level=None)) as first:
                    assert care.problems(first) == []
            care.copy(connection, path, copy)
        assert {one.name for one in path.parent.iterdir()} <= {"quoth.db", "copy.db", "first.db"}
    assert 0 < copies < len(deaths)
