"""The shelf's folder while the bot runs."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.errors import Damaged, StorageError, Unreadable
from bot.intake.watching import Watcher
from bot.library import Library
from bot.models import Scope, ShelfReport
from bot.settings import Settings

SHELF = Scope.shelf()


@asynccontextmanager
async def watching(library: Library, folder: Path, now: datetime, *, again: float = 3600) -> AsyncGenerator[Watcher]:
    watcher = Watcher(folder, lambda: library.load_shelf(folder, now=now), every=0.01, again=again)
    task = asyncio.create_task(watcher.watch())
    try:
        yield watcher
        assert not task.done(), "it never ends by itself"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def titles(library: Library) -> set[str]:
    return {one.title for one in await library.list(SHELF, limit=99)}


async def until(library: Library, wanted: Callable[[set[str]], bool]) -> set[str]:
    while True:
        if wanted(found := await titles(library)):
            return found
        await asyncio.sleep(0.01)


async def test_a_new_a_changed_and_a_removed_file_take_effect(
    library: Library, settings: Settings, now: datetime
) -> None:
    folder = settings.articles_path
    (folder / "mill.txt").write_text("The mill stood by the river.")
    async with watching(library, folder, now) as watcher:
        await watcher.loaded.wait()
        assert await titles(library) == {"The mill stood by the river."}
        (folder / "deep").mkdir()
        (folder / "deep" / "ferry.md").write_text("# The ferry\n\nIt left at noon.")
        await until(library, lambda found: "The ferry" in found)
        (folder / "mill.txt").write_text("The mill burned.")
        await until(library, lambda found: found == {"The ferry", "The mill burned."})
        (folder / "deep" / "ferry.md").unlink()
        assert await until(library, lambda found: "The ferry" not in found) == {"The mill burned."}
    assert await library.check() == []


async def test_a_half_written_file_leaves_what_was_there_and_is_read_when_it_is_whole(
    library: Library, settings: Settings, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    file = settings.articles_path / "all.jsonl"
    file.write_text('{"text": "The mill stood.", "title": "Mill"}\n')
    async with watching(library, settings.articles_path, now) as watcher:
        await watcher.loaded.wait()
        file.write_text('{"text": "The ferry left.", "title": "Ferry"}\n{"text": "The mi')
        assert await until(library, lambda _: "all.jsonl, line 2" in caplog.text) == {"Mill"}
        file.write_text(
            '{"text": "The ferry left.", "title": "Ferry"}\n{"text": "The mill burned.", "title": "Fire"}\n'
        )
        assert await until(library, lambda found: "Mill" not in found) == {"Ferry", "Fire"}


async def test_a_file_that_is_growing_is_left_alone(tmp_path: Path) -> None:
    loads: list[int] = []
    file = tmp_path / "mill.txt"
    file.write_text("The mill.")

    async def load() -> ShelfReport:
        loads.append(file.stat().st_size)
        return ShelfReport(0, 0, 0)

    class Growing(Watcher):
        """Its file grows between any two looks, five times."""

        looks = 0

        async def _look(self):
            self.looks += 1
            if 1 < self.looks < 7:
                file.write_text("The mill. " * self.looks)
            return await super()._look()

    task = asyncio.create_task(Growing(tmp_path, load, every=0.001).watch())
    for _ in range(10_000):
        await asyncio.sleep(0.001)
        if len(loads) > 1:
            break
    await asyncio.sleep(0.02)
    task.cancel()
    assert loads == [9, 60], "at the start, and when it had come to rest"


async def test_what_cannot_be_loaded_is_logged_once_and_ends_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outcomes: list[ShelfReport | Exception] = [
        Unreadable("There is no folder."),
        Unreadable("There is no folder."),
        ShelfReport(0, 0, 0, (("a.txt", "empty"),)),
        ShelfReport(0, 0, 0, (("a.txt", "empty"), ("b.txt", "empty"))),
        ShelfReport(1, 0, 0, (("b.txt", "empty"),)),
        RuntimeError("never seen before"),
        ShelfReport(0, 0, 0, (("a.txt", "empty"), ("b.txt", "empty"))),
    ]
    left = iter(outcomes)

    async def load() -> ShelfReport:
        outcome = next(left)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    watcher = Watcher(tmp_path, load)
    with caplog.at_level(logging.INFO):
        for _ in outcomes:
            await watcher.load()
    assert [record.getMessage() for record in caplog.records] == [
        "The shelf could not be loaded: There is no folder.",
        "Left out of the shelf: a.txt: empty",
        "Left out of the shelf: b.txt: empty",
        "Shelf: 1 articles added, 0 changed, 0 removed",
        "The shelf could not be loaded, for a reason that must not be",
        "Left out of the shelf: a.txt: empty",
    ]


async def test_a_folder_that_comes_later_is_found(library: Library, settings: Settings, now: datetime) -> None:
    folder = settings.articles_path / "later"
    async with watching(library, folder, now) as watcher:
        await watcher.loaded.wait()
        folder.mkdir()
        (folder / "mill.txt").write_text("The mill stood.")
        await until(library, bool)


async def test_an_empty_folder_in_place_of_the_shelfs_is_told_once_and_back_all_is_as_it_was(
    library: Library, settings: Settings, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    file = settings.articles_path / "mill.txt"
    file.write_text("The mill stood.")
    async with watching(library, settings.articles_path, now, again=0.01) as watcher:
        await watcher.loaded.wait()
        before = await library.list(SHELF, limit=9)
        away = settings.articles_path.rename(settings.articles_path.with_name("away"))
        settings.articles_path.mkdir()
        await until(library, lambda _: "is empty, and is not the one" in caplog.text)
        # It is tried again and again meanwhile, and not told again.
        await asyncio.sleep(0.2)
        settings.articles_path.rmdir()
        away.rename(settings.articles_path)
        (settings.articles_path / "ferry.txt").write_text("The ferry left.")
        await until(library, lambda found: "The ferry left." in found)
        assert before[0] in await library.list(SHELF, limit=9)
    assert caplog.text.count("is empty, and is not the one") == 1


async def test_a_file_is_tried_again_at_once_when_its_rights_change(tmp_path: Path) -> None:
    file = tmp_path / "mill.txt"
    file.write_text("The mill.")
    file.chmod(0)
    loads: list[int] = []
    readable = asyncio.Event()

    async def load() -> ShelfReport:
        loads.append(file.stat().st_mode & 0o777)
        if loads[-1]:
            readable.set()
        return ShelfReport(0, 0, 0, (("mill.txt", "Permission denied"),), again=True)

    watcher = Watcher(tmp_path, load, every=0.01, again=3600)
    task = asyncio.create_task(watcher.watch())
    await watcher.loaded.wait()
    file.chmod(0o644)
    async with asyncio.timeout(20):
        await readable.wait()
    task.cancel()
    assert loads == [0, 0o644]


@pytest.mark.parametrize("outcome", [ShelfReport(0, 0, 0, again=True), StorageError("There is no room left.")])
async def test_g1_what_could_not_be_stored_is_tried_again_although_the_folder_is_the_same(
    tmp_path: Path, outcome: ShelfReport | StorageError, caplog: pytest.LogCaptureFixture
) -> None:
    loads: list[int] = []
    done = asyncio.Event()

    async def load() -> ShelfReport:
        loads.append(len(loads))
        if len(loads) == 4:
            done.set()
            return ShelfReport(1, 0, 0)
        if isinstance(outcome, StorageError):
            raise outcome
        return outcome

    task = asyncio.create_task(Watcher(tmp_path, load, every=0.001, again=0.01).watch())
    async with asyncio.timeout(20):
        await done.wait()
    # All is well now: no more loads come.
    await asyncio.sleep(0.1)
    task.cancel()
    assert loads == [0, 1, 2, 3]
    assert caplog.text.count("could not be loaded") == isinstance(outcome, StorageError)


async def test_g2_a_database_that_is_damaged_ends_it_at_the_first_load_and_never_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    outcomes: list[ShelfReport | Damaged] = [
        Damaged("q.db is damaged"),
        ShelfReport(0, 0, 0),
        Damaged("q.db is damaged"),
    ]

    async def load() -> ShelfReport:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Damaged):
            raise outcome
        return outcome

    with pytest.raises(Damaged, match="is damaged"):
        await Watcher(tmp_path, load).watch()
    watcher = Watcher(tmp_path, load, every=0.001)
    task = asyncio.create_task(watcher.watch())
    await watcher.loaded.wait()
    (tmp_path / "mill.txt").write_text("The mill.")
    async with asyncio.timeout(20):
        while outcomes:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.001)
    await asyncio.sleep(0.01)
    assert not task.done()
    task.cancel()
    assert "The shelf could not be loaded: q.db is damaged" in caplog.text
