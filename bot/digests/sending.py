"""The outbox, sent: many places at once, what goes to one place in order, and none held up by another's trouble."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import datetime

from bot.digests.alarm import Alarm
from bot.digests.courier import Courier, Later, Uncertain
from bot.digests.delivering import Delivering, Patience
from bot.digests.pace import Pace
from bot.errors import BotError
from bot.models import Place
from bot.store import Store

log = logging.getLogger(__name__)

#: Places that are served at a time.
AT_ONCE = 64
#: Seconds until a place with trouble is tried again: doubled each time, up to the longest.
FIRST, LONGEST = 2.0, 60.0


class Sending:
    """Sends what is in the outbox."""

    def __init__(
        self, store: Store, courier: Courier, clock: Callable[[], datetime], pace: Pace, patience: Patience
    ) -> None:
        self._store, self._pace = store, pace
        self._delivering = Delivering(store, courier, clock, pace, patience)
        self._serving: dict[Place, asyncio.Task[None]] = {}
        #: Places with trouble: how often in a row, and when they are tried again, by the clock that never goes back.
        self._troubles: dict[Place, tuple[int, float]] = {}
        #: Rings when there may be something to do.
        self.alarm = Alarm()

    async def round(self) -> float:
        """Begin to serve places that have something to be sent; seconds until it is worth looking again."""
        moment = time.monotonic()
        waiting = {place: when for place, (_, when) in self._troubles.items() if when > moment}
        room = AT_ONCE - len(self._serving)
        places = await self._store.deliveries.places(limit=room, without={*waiting, *self._serving}) if room else ()
        for place in places:
            task = self._serving[place] = asyncio.create_task(self.serve(place))
            task.add_done_callback(lambda _, place=place: self._served(place))
        return min([LONGEST, *(when - moment for when in waiting.values())])

    async def close(self) -> None:
        """Stop where we are; what Discord was asked is looked after at the next start."""
        tasks = list(self._serving.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _served(self, place: Place) -> None:
        del self._serving[place]
        # Something may have been put in for it since it looked last; and there is room for another one.
        self.alarm.ring()

    async def serve(self, place: Place) -> None:
        """Send what is to be sent to a place, as far as that goes just now."""
        wait = 0.0
        try:
            while delivery := await self._store.deliveries.next(place):
                if wait := await self._delivering.step(delivery):
                    break
                # One was settled: whatever the trouble was, it is over.
                self._troubles.pop(place, None)
            else:
                return
        except Later as later:
            wait = later.seconds
            if later.banned:
                self._pace.banned()
            elif later.everywhere:
                self._pace.rest(later.seconds)
        except Uncertain as why:
            log.info("Discord did not say whether a message came to %d (%s)", place.number, why)
        except BotError as error:
            log.warning("Nothing could be delivered to %d: %s", place.number, error)
        except Exception:
            # A bug with one delivery must not hold up the others, and is tried again.
            log.exception("Nothing could be delivered to %d, for a reason that must not be", place.number)
        times, _ = self._troubles.get(place, (0, 0.0))
        backoff = wait or min(FIRST * 2**times, LONGEST)
        self._troubles[place] = (times + 1, time.monotonic() + backoff)
