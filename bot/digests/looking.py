"""Watches: new articles are asked the questions that stayed open."""

import logging
from datetime import datetime, timedelta

from bot.digests.answering import answered
from bot.digests.courier import Courier
from bot.digests.parts import parts
from bot.messages import speaking
from bot.models import Place, Scope, Sort, Watch
from bot.store import Store

log = logging.getLogger(__name__)

#: Watches that are looked at together, and until one that could not be is looked at again.
TOGETHER, AGAIN = 50, timedelta(minutes=5)


class Looking:
    """Finds answers to watches."""

    def __init__(self, store: Store, courier: Courier, *, threshold: float | None) -> None:
        self._store, self._courier, self._threshold = store, courier, threshold
        self._troubled: dict[int, datetime] = {}

    async def look(self, newest: int, now: datetime, *, since: int) -> int:
        """Look for answers in articles with numbers up to `newest`, the new ones above `since`, for some watches.

        Returns for how many.
        """
        self._troubled = {number: until for number, until in self._troubled.items() if until > now}
        watches = await self._store.watches.open(newest, since=since, limit=TOGETHER, without=self._troubled)
        idle: list[Watch] = []
        for watch in watches:
            try:
                if not await self._answered(watch, newest, now):
                    idle.append(watch)
            except Exception:
                # One question that cannot be dealt with must not hold up the others.
                log.exception("Watch %d could not be looked at; that is tried again", watch.id)
                self._troubled[watch.id] = now + AGAIN
        if idle:
            await self._store.watches.looked(idle, newest)
        return len(watches)

    @property
    def troubled(self) -> bool:
        """Whether there are watches that could not be looked at."""
        return bool(self._troubled)

    async def _answered(self, watch: Watch, newest: int, now: datetime) -> bool:
        # Without rooms: their owner may leave a channel, and nobody would tell.
        numbers = [one for one in await self._store.digests.articles(Scope(watch.library), watch.seen) if one <= newest]
        found = await answered(self._store, watch, numbers, threshold=self._threshold) if numbers else None
        if found is None:
            return False
        if not await self._courier.may_see(Scope(watch.library), watch.owner):
            # They left the server: what is said there is not for them any more.
            await self._store.watches.remove(watch.id)
            return True
        place = Place(watch.owner, person=True)
        with speaking(await self._courier.language(place, Scope(watch.library))):
            pages = self._courier.answer(watch, found)
        # An answer is never too late, and comes with a sound: somebody waits for it.
        made = parts(Sort.WATCH, watch.id, "answer", pages, library=watch.library, place=place, silent=False, due=None)
        await self._store.watches.answer(watch, made, newest=newest, now=now)
        return True
