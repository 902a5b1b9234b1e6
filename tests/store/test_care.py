import asyncio
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bot.errors import Refused, StorageError
from bot.store import Store
from tests.store.samples import BAKERY, FERRY, GUILD, found_in_files, indexed

DAMAGES = {
    "UPDATE articles SET length = length + 1": "characters",
    "DELETE FROM sentences WHERE id IN (SELECT max(id) FROM sentences)": "sentences are there",
    'UPDATE sentences SET "end" = "end" + 100000': "is not in its text",
    "UPDATE sentences SET stems = stems || ' intruder'": "the index differs from the sentences in 1 words",
    "UPDATE libraries SET indexed = indexed + 1": "sentences noted",
    "INSERT INTO search (rowid, stems) VALUES (77, 'stray')": "the index differs from the sentences in 1 words",
    "DELETE FROM articles WHERE id IN (SELECT max(id) FROM articles)": "sentences without an article",
    "UPDATE articles SET library = 99": "foreign key",
    # Two sentences in each other's place: every word is as frequent as before.
    "INSERT INTO search (search, rowid, stems) SELECT 'delete', id, stems FROM sentences;"
    "INSERT INTO search (rowid, stems) SELECT (SELECT max(id) + min(id) FROM sentences) - id, stems FROM sentences": (
        "the index differs"
    ),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.items())
async def test_check_finds_what_is_wrong(store: Store, path: Path, now: datetime, damage: str, said: str) -> None:
    await store.articles.add_many(GUILD.key, indexed(FERRY, BAKERY), now=now)
    assert await store.check() == []
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(damage)
    assert any(said in problem for problem in await store.check())


async def test_check_is_not_confused_by_somebody_who_writes_meanwhile(store: Store, now: datetime) -> None:
    async def write() -> None:
        for number in range(60):
            await store.articles.add_many(GUILD.key, indexed(f"Lamp {number} burns."), now=now)

    writing = asyncio.create_task(write())
    while not writing.done():
        assert await store.check() == []
    await writing


async def test_a_backup_is_the_same_and_needs_no_log(store: Store, tmp_path: Path, now: datetime) -> None:
    await store.articles.add_many(GUILD.key, indexed(FERRY, BAKERY), now=now)
    copy = tmp_path / "copy.db"
    await store.backup(copy)
    assert {name for name in found_in_files(tmp_path, b"") if name.startswith("copy")} == {"copy.db"}
    async with Store.open(copy) as restored:
        assert await restored.check() == []
        assert [one async for one in restored.articles.each(None)] == [one async for one in store.articles.each(None)]


async def test_a_backup_never_replaces_a_file(store: Store, path: Path) -> None:
    with pytest.raises(Refused, match="exists already"):
        await store.backup(path)
    assert await store.check() == []


async def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no folder"):
        await store.backup(tmp_path / "nowhere" / "copy.db")
    (tmp_path / "copy.db.partial").mkdir()
    with pytest.raises(StorageError, match=r"copy\.db could not be written"):
        await store.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


COPYING = """
import asyncio, sys
from pathlib import Path
from bot.store import Store
async def main():
    async with Store.open(Path(sys.argv[1])) as store:
        print("begins", flush=True)
        await store.backup(Path(sys.argv[2]))
asyncio.run(main())
"""


def kill_while_copying(path: Path, copy: Path, partial: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", COPYING, str(path), str(copy)], stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        deadline = time.monotonic() + 20
        while not partial.exists() and not copy.exists() and time.monotonic() < deadline:
            time.sleep(0.0005)
        child.kill()
    if copy.exists():  # It was quicker than we were; what is there is whole.
        copy.rename(copy.with_name("quick.db"))


async def test_g5_killed_in_a_backup_there_is_none_and_the_next_one_is_whole(
    store: Store, path: Path, tmp_path: Path, now: datetime
) -> None:
    await store.articles.add_many(GUILD.key, indexed(*(f"{n} lamps. {FERRY * 40}" for n in range(60))), now=now)
    copy, partial = tmp_path / "copy.db", tmp_path / "copy.db.partial"
    kill_while_copying(path, copy, partial)
    assert await store.check() == []
    await store.backup(copy)
    async with Store.open(copy) as restored:
        assert await restored.check() == []
        assert await restored.articles.count(GUILD) == 60
    assert not partial.exists()
