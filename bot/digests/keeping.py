"""The loops that keep digests and watches going for as long as the bot runs; nothing that happens in them ends them."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.digests.alarm import Alarm, for_ever
from bot.digests.alone import alone
from bot.digests.courier import Courier
from bot.digests.delivering import Patience
from bot.digests.issuing import Issuing
from bot.digests.looking import Looking
from bot.digests.pace import Pace
from bot.digests.sending import Sending
from bot.store import Store

#: Seconds between two looks at most, where nothing of this process says that there is something new; and where
#: something is due that could not be dealt with.
LOOK, TROUBLE = 60.0, 5.0
#: Under this name it is kept up to which number articles were looked at for alerts and watches.
LOOKED = "looked"


class Keeping:
    """Delivers what one database owes."""

    def __init__(
        self,
        store: Store,
        courier: Courier,
        clock: Callable[[], datetime],
        *,
        cap: float,
        threshold: float | None = None,
        pace: Pace | None = None,
        patience: Patience | None = None,
    ) -> None:
        """`clock` gives the moment in UTC; `cap` is the share of an article that a reply may show."""
        self._store, self._clock = store, clock
        self._issuing = Issuing(store, courier, cap=cap)
        self._looking = Looking(store, courier, threshold=threshold)
        self._sending = Sending(store, courier, clock, pace or Pace(), patience or Patience())
        self._due, self._new = Alarm(), Alarm()
        self._mended = False

    async def keep(self, lock: Path) -> None:
        """Deliver until cancelled; `lock` is the file that keeps a second process waiting."""
        async with alone(lock):
            try:
                await asyncio.gather(
                    for_ever("Making editions", self._mended_and_issued, self._due),
                    for_ever("Sending", self._sending.round, self._sending.alarm),
                    for_ever("Looking for alerts and answers", self._looked, self._new),
                )
            finally:
                await self._sending.close()

    def look(self) -> None:
        """There may be new orders, new articles, or something to be sent."""
        for alarm in (self._due, self._new, self._sending.alarm):
            alarm.ring()

    async def _mended_and_issued(self) -> float:
        """Make editions of what is due; seconds until it is worth looking again."""
        if not self._mended:
            await self._issuing.mend(self._clock())
            self._mended = True
        if await self._issuing.issue(self._clock()):
            self._sending.alarm.ring()
            return 0.0
        due, now = await self._store.digests.next_due(), self._clock()
        if due is None:
            return LOOK
        # What is due and was not dealt with has trouble, and waits.
        return min((due - now).total_seconds(), LOOK) if due > now else TROUBLE

    async def _looked(self) -> float:
        """Look at new articles; seconds until it is worth looking again."""
        newest, since = await self._store.digests.newest(), int(await self._store.meta.get(LOOKED) or 0)
        if newest <= since:
            return LOOK
        now = self._clock()
        found = await self._issuing.alert(newest, now, since=since) + await self._looking.look(newest, now, since=since)
        if found:
            self._sending.alarm.ring()
            return 0.0
        if not self._looking.troubled and not self._issuing.troubled:
            await self._store.meta.set(LOOKED, str(newest))
        return LOOK
