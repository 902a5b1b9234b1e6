"""The shelf's folder while the bot runs."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.errors import Unreadable
from bot.intake.watching import Watcher
from bot.library import Library
from bot.models import Scope, ShelfReport
from bot.settings import Settings

SHELF = Scope.shelf()


@asynccontextmanager
async def watching(library: Library, folder: Path, now: datetime) -> AsyncGenerator[Watcher]:
    watcher = Watcher(folder, lambda: library.load_shelf(folder, now=now), every=0.01)
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
