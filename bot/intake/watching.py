"""The shelf's folder while the bot runs: looked at every few seconds, and loaded when it has changed."""

import asyncio
import logging
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from bot.errors import BotError
from bot.intake.files import READ
from bot.models import ShelfReport

log = logging.getLogger(__name__)

#: Seconds between two looks, and how many times as long as a look takes the rest after it is at least.
EVERY, _REST = 2.0, 20
#: A file as it is seen from outside: where, how large, when it was changed.
_Seen = tuple[str, int, int]


class Watcher:
    """Loads the folder at first and after every change; what goes wrong is logged, once, and never ends it."""

    def __init__(self, folder: Path, load: Callable[[], Awaitable[ShelfReport]], *, every: float = EVERY) -> None:
        self._folder = folder
        self._load = load
        self._every = every
        #: Set once the folder was loaded for the first time, or could not be.
        self.loaded = asyncio.Event()
        #: What was logged and is still so.
        self._told: set[str] = set()

    async def watch(self) -> None:
        """Until cancelled."""
        loaded = before = await self._look()
        await self.load()
        self.loaded.set()
        while True:
            begun = time.monotonic()
            seen = await self._look()
            # A file that is still being written looks different at the next look; till then it is left alone.
            if seen == before and seen != loaded:
                loaded = seen
                await self.load()
            before = seen
            await asyncio.sleep(max(self._every, _REST * (time.monotonic() - begun)))

    async def load(self) -> None:
        """Bring the shelf in line with the folder, and log what changed."""
        try:
            report = await self._load()
        except BotError as error:
            self._tell({f"The shelf could not be loaded: {error}"})
            return
        except Exception:
            # Nobody is above this task: the shelf would stay as it is until the next start.
            log.exception("The shelf could not be loaded, for a reason that must not be")
            return
        self._tell({f"Left out of the shelf: {file}: {why}" for file, why in report.unread})
        if report.added or report.changed or report.removed:
            log.info("Shelf: %d articles added, %d changed, %d removed", report.added, report.changed, report.removed)

    def _tell(self, warnings: set[str]) -> None:
        for warning in sorted(warnings - self._told):
            log.warning("%s", warning)
        self._told = warnings

    async def _look(self) -> frozenset[_Seen]:
        return await asyncio.to_thread(lambda: frozenset(_seen(self._folder)))


def _seen(folder: Path) -> Iterator[_Seen]:
    """The article files below a folder; what cannot be looked at is not there."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _seen(Path(entry.path))
                elif Path(entry.name).suffix.lower() in READ:
                    state = entry.stat()
                    yield entry.path, state.st_size, state.st_mtime_ns
    except OSError:
        return
