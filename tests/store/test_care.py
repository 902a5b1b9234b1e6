import asyncio
import resource
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from bot.errors import Refused, StorageError
from bot.store import Store, care
from tests.store.samples import BAKERY, FERRY, GUILD, found_in_files, indexed

#: Rows of a digest and of a delivery, but for what is wrong with them.
DIGEST, REST = "SELECT 1, 0, 5, 0", "'short', 1, 0, 0, NULL, '2026', '2026', 0, 0, '', NULL"
DELIVERY = "SELECT 1, 0, 'edition', 1, '2026-11-02', 1, 1, 5, 0, 1, 'n'"
TAIL = "NULL, '', NULL, NULL, NULL, '[]', '{}', NULL"

DAMAGES = {
    "UPDATE articles SET length = length + 1": "characters",
    "DELETE FROM sentences WHERE id IN (SELECT max(id) FROM sentences)": "sentences are there",
    'UPDATE sentences SET "end" = "end" + 100000': "is not in its text",
    "UPDATE sentences SET stems = stems || ' intruder'": "the index differs from the sentences in 1 words",
    "UPDATE libraries SET indexed = indexed + 1": "sentences noted",
    "INSERT INTO search (rowid, stems) VALUES (77, 'stray')": "the index differs from the sentences in 1 words",
    "DELETE FROM articles WHERE id IN (SELECT max(id) FROM articles)": "sentences without an article",
    "UPDATE articles SET library = 99": "foreign key",
    "UPDATE articles SET text = replace(text, '1911', '1912')": "its text is not the one that was stored",
    "INSERT INTO shown SELECT 7, 1, 0, library, id, 2, 0, 10, '2026', 0 FROM articles": (
        "its version 2, of which message 7 shows a quote, is not there"
    ),
    "UPDATE sketches SET sketch = substr(sketch, 5)": "its sketch cannot be read",
    "UPDATE sketches SET sketch = x'000000'": "its sketch cannot be read",
    "UPDATE fingerprints SET library = 0": "copies of it cannot be found",
    "DELETE FROM fingerprints WHERE hash IN (SELECT min(hash) FROM fingerprints)": "copies of it cannot be found",
    f"INSERT INTO digests {DIGEST}, '8 o''clock', 'UTC', '1', '[]', {REST}": "digest 1: it cannot be read",
    f"INSERT INTO digests {DIGEST}, '08:00', 'UTC', '8', '[]', {REST}": "digest 1: it cannot be read",
    f"INSERT INTO digests {DIGEST}, '08:00', 'UTC', '1', '5', {REST}": "digest 1: it cannot be read",
    f"INSERT INTO digests {DIGEST}, '08:00', 'Mars/Base', '1', '[]', {REST}": "time zone Mars/Base cannot be made",
    f"INSERT INTO digests {DIGEST}, '08:00', '/etc', '1', '[]', {REST}": "time zone /etc cannot be made",
    f"INSERT INTO deliveries {DELIVERY}, 'sent', NULL, NULL, {TAIL}": "1 deliveries are under way and sent",
    f"INSERT INTO deliveries {DELIVERY}, 'ready', NULL, '2026', {TAIL}": "1 deliveries are settled and ready",
    f"INSERT INTO deliveries {DELIVERY}, 'lost', NULL, '2026', {TAIL}": "1 deliveries are settled and lost",
    # Two sentences in each other's place: every word is as frequent as before.
    "INSERT INTO search (search, rowid, stems) SELECT 'delete', id, stems FROM sentences;"
    "INSERT INTO search (rowid, stems) SELECT (SELECT max(id) + min(id) FROM sentences) - id, stems FROM sentences": (
        "the index differs"
    ),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.items())
async def test_check_finds_what_is_wrong(store: Store, path: Path, now: datetime, damage: str, said: str) -> None:
    # Only the last is long enough to be known again.
    await store.articles.add_many(GUILD.key, indexed(FERRY, BAKERY, f"{FERRY} {BAKERY}"), now=now)
    assert await store.check() == []
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(damage)
    assert any(said in problem for problem in await store.check())


def spoil_index(path: Path) -> bytes:
    """Overwrite entries of an index of SQLite's own, which no look at rows would read; the file as it is then."""
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'articles_by_text'").fetchone()
    data = bytearray(path.read_bytes())
    # Entries stand at the end of a page.
    data[page * 4096 - 40 : page * 4096 - 8] = bytes(32)
    path.write_bytes(data)
    return bytes(data)


async def test_g2_check_tells_of_pages_that_are_spoilt(path: Path, now: datetime) -> None:
    async with Store.open(path) as store:
        await store.articles.add_many(GUILD.key, indexed(*(f"{n} lamps. {FERRY * 9}" for n in range(60))), now=now)
    before = spoil_index(path)
    (pages,) = (one for one in await care.examine(path) if one.name == "pages")
    assert pages.problems
    assert found_in_files(path.parent, before) == [path.name]


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


async def test_g1_a_backup_for_which_there_is_no_room_is_told_and_leaves_nothing(
    store: Store, tmp_path: Path, now: datetime
) -> None:
    await store.articles.add_many(GUILD.key, indexed(*(f"{n} lamps. {FERRY * 40}" for n in range(60))), now=now)
    names = set(found_in_files(tmp_path, b""))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(StorageError, match=r"copy\.db could not be written: "):
            await store.backup(tmp_path / "copy.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert set(found_in_files(tmp_path, b"")) == names
    assert await store.check() == []
    await store.backup(tmp_path / "copy.db")


def mode(file: Path) -> int:
    return file.stat().st_mode


async def test_x1_a_backup_is_its_owners_alone_whoever_may_read_the_file(
    store: Store, path: Path, tmp_path: Path
) -> None:
    for number, rights in enumerate((0o600, 0o644)):
        await asyncio.to_thread(path.chmod, rights)
        copy = tmp_path / f"{number}.copy"
        await store.backup(copy)
        assert mode(copy) & 0o777 == 0o600


async def test_a_backup_that_nobody_waits_for_any_more_ends_and_leaves_nothing(
    store: Store, tmp_path: Path, now: datetime
) -> None:
    await store.articles.add_many(GUILD.key, indexed(*(f"{n} lamps. {FERRY * 40}" for n in range(200))), now=now)
    partial = tmp_path / "copy.db.partial"
    backing_up = asyncio.create_task(store.backup(tmp_path / "copy.db"))
    async with asyncio.timeout(20):
        while not await asyncio.to_thread(partial.exists):  # noqa: ASYNC110 - a thread makes it
            await asyncio.sleep(0)
        assert not mode(partial) & 0o077
        backing_up.cancel()
        await asyncio.gather(backing_up, return_exceptions=True)
        while await asyncio.to_thread(partial.exists):  # noqa: ASYNC110
            await asyncio.sleep(0.001)
    assert backing_up.cancelled()
    assert not [name for name in found_in_files(tmp_path, b"") if name.startswith("copy")]


COPYING = """
import asyncio, sys
from pathlib import Path
from bot.store import Store, care
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
