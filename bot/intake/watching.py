"""The shelf's folder while the bot runs: looked at every few seconds, and loaded when it has changed."""

import asyncio
import logging
import os
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from bot.errors import BotError, Damaged
from bot.intake.folder import listing
from bot.models import ShelfReport

log = logging.getLogger(__name__)

#: Seconds between two looks, and how many times as long as a look takes the rest after it is at least.
EVERY, _REST = 2.0, 20
#: Seconds after which what was left out is tried again, although the folder is the same: there may be room by now.
AGAIN = 60.0
#: A file as it is seen from outside: where, how large, when its text and when its rights were changed; the error's
#: number of what cannot be looked at, and of a folder that cannot be listed.
_Seen = tuple[str, int, int, int]


class Watcher:
    """Loads the folder at first and after every change; what goes wrong is logged, once.

    Nothing ends it but a database that shows at the first load that it is damaged: then Damaged is raised.
    """

    def __init__(
        self,
        folder: Path,
        load: Callable[[], Awaitable[ShelfReport]],
        *,
        every: float = EVERY,
        again: float = AGAIN,
    ) -> None:
        self._folder = folder
        self._load = load
        self._every = every
        self._after = again
        #: When what was left out is tried again; None: not before the folder changes.
        self._due: float | None = None
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
            if seen == before and (seen != loaded or (self._due is not None and begun >= self._due)):
                loaded = seen
                await self.load()
            before = seen
            await asyncio.sleep(max(self._every, _REST * (time.monotonic() - begun)))

    async def load(self) -> None:
        """Bring the shelf in line with the folder, and log what changed."""
        self._due = None
        try:
            report = await self._load()
        except BotError as error:
            if isinstance(error, Damaged) and not self.loaded.is_set():
                raise
            self._tell({f"The shelf could not be loaded: {error}"})
            self._due = time.monotonic() + self._after
            return
        except Exception:
            # Nobody is above this task: the shelf would stay as it is until the next start.
            log.exception("The shelf could not be loaded, for a reason that must not be")
            return
        self._tell({*report.kept, *(f"Left out of the shelf: {file}: {why}" for file, why in report.unread)})
        if report.again:
            self._due = time.monotonic() + self._after
        if report.added or report.changed or report.removed:
            log.info("Shelf: %d articles added, %d changed, %d removed", report.added, report.changed, report.removed)

    def _tell(self, warnings: set[str]) -> None:
        for warning in sorted(warnings - self._told):
            log.warning("%s", warning)
        self._told = warnings

    async def _look(self) -> frozenset[_Seen]:
        return await asyncio.to_thread(lambda: frozenset(_seen(self._folder)))


def _seen(folder: Path) -> Iterator[_Seen]:
    found = listing(folder)
    for path, state in found.files.items():
        if isinstance(state, os.stat_result):
            yield str(path), state.st_size, state.st_mtime_ns, state.st_ctime_ns
        else:
            yield str(path), -1, state.errno or 0, 0
    for path, error in found.unlisted.items():
        yield str(path), -1, error.errno or 0, 0
