"""Sleep that can be ended before its time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.errors import BotError

log = logging.getLogger(__name__)

#: Seconds until what failed is tried again, and at most.
AGAIN, LONGEST = 5.0, 300.0


class Alarm:
    """Wakes the one who sleeps by it, or keeps the next one from falling asleep."""

    def __init__(self) -> None:
        self._sleep: asyncio.Task[None] | None = None
        self._rung = False

    def ring(self) -> None:
        """Wake the sleeper."""
        self._rung = True
        if self._sleep:
            self._sleep.cancel()

    async def sleep(self, seconds: float) -> None:
        """Sleep for so long, or until it rings; at once if it rang since the last time."""
        if not self._rung:
            self._sleep = asyncio.create_task(asyncio.sleep(seconds))
            try:
                await asyncio.wait({self._sleep})
            finally:
                self._sleep.cancel()
                self._sleep = None
        self._rung = False


async def for_ever(what: str, work: Callable[[], Awaitable[float]], alarm: Alarm) -> None:
    """Do `work` again and again, until cancelled, each time after the seconds that it says or when the alarm rings."""
    troubles, pause = 0, 0.0
    while True:
        try:
            pause = await work()
            troubles = 0
        except BotError as error:
            log.warning("%s failed: %s", what, error)
            troubles += 1
        except Exception:
            # Nobody is above this: whatever ends it would end all deliveries, unnoticed, for good.
            log.exception("%s failed, for a reason that must not be", what)
            troubles += 1
        await alarm.sleep(min(AGAIN * 2 ** (troubles - 1), LONGEST) if troubles else pause)
