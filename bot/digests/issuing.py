"""Editions that are due, and alerts: composed, written as messages, and put into the outbox."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.digests.calendar import missed, upcoming
from bot.digests.courier import Courier
from bot.digests.edition import already_told, compose
from bot.digests.parts import of_digest, record
from bot.messages import message, speaking
from bot.models import Delivery, Digest, Edition, Scope, Section, Sort
from bot.store import Store

log = logging.getLogger(__name__)

#: An edition that is later than this is no news any more.
LATE = timedelta(hours=6)
#: Editions that are recorded of those that were missed; orders that are looked at, and reckoned anew, together.
MISSED, TOGETHER, RECKONED = 30, 50, 200
#: Until an order that could not be dealt with is looked at again.
AGAIN = timedelta(minutes=5)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOO_LATE = message("It would have come more than six hours late.")
OLD = message("A later edition was due by the time the bot ran again.")


class Issuing:
    """Makes deliveries of standing orders."""

    def __init__(self, store: Store, courier: Courier, *, cap: float) -> None:
        self._store, self._courier, self._cap = store, courier, cap
        #: Orders that could not be dealt with, and when that may be tried again.
        self._troubled: dict[int, datetime] = {}

    async def issue(self, now: datetime) -> int:
        """Deal with orders that are due, some of them; how many these were."""
        waiting = self._waiting(now)
        digests = await self._store.digests.due(now, limit=TOGETHER, without=waiting)
        for digest in digests:
            await self._carefully(digest, self._edition, now)
        return len(digests)

    async def alert(self, newest: int, now: datetime, *, since: int) -> int:
        """The same for orders that want alerts, of articles with numbers up to `newest`, the new ones above `since`."""
        waiting = self._waiting(now)
        digests = await self._store.digests.alerting(newest, since=since, limit=TOGETHER, without=waiting)
        for digest in digests:
            await self._carefully(digest, lambda one, moment: self._alerts(one, newest, moment), now)
        return len(digests)

    async def mend(self, now: datetime) -> None:
        """Reckon anew when orders are due: the rules of a zone may have changed since that was done last."""
        after = 0
        while digests := await self._store.digests.page(after, limit=RECKONED):
            after = digests[-1].id
            for before, later in await asyncio.to_thread(_reckoned, digests, now):
                await self._store.digests.update(before, later)

    @property
    def troubled(self) -> bool:
        """Whether there are orders that could not be dealt with."""
        return bool(self._troubled)

    def _waiting(self, now: datetime) -> set[int]:
        self._troubled = {number: until for number, until in self._troubled.items() if until > now}
        return set(self._troubled)

    async def _carefully(
        self, digest: Digest, work: Callable[[Digest, datetime], Awaitable[None]], now: datetime
    ) -> None:
        try:
            with speaking(await self._courier.language(digest.order.place, Scope(digest.library))):
                await work(digest, now)
        except Exception:
            # One order that cannot be dealt with must not hold up the others.
            log.exception("Digest %d could not be composed; that is tried again", digest.id)
            self._troubled[digest.id] = now + AGAIN

    async def _edition(self, digest: Digest, now: datetime) -> None:
        moments = missed(digest.order, digest.due, now, digest.last, most=MISSED)
        if not moments:
            # It was due by other rules of its zone than those of today.
            due = upcoming(digest.order, now, digest.last).instant
            await self._store.digests.update(digest, replace(digest, due=due))
            return
        *old, latest = moments
        after = replace(digest, due=upcoming(digest.order, now, latest.day).instant, last=latest.day)
        made = [record(digest, one.day.isoformat(), OLD, due=one.instant, now=now) for one in old]
        if now - latest.instant > LATE:
            made.append(record(digest, latest.day.isoformat(), TOO_LATE, due=latest.instant, now=now))
        else:
            edition = await self._compose(digest, now, latest.day)
            if edition.sections or digest.order.empty:
                pages = self._courier.edition(edition)
                made += of_digest(digest, Sort.EDITION, latest.day.isoformat(), pages, due=latest.instant)
            after = replace(after, seen=max(digest.seen, edition.seen))
        await self._store.deliveries.claim(digest, after, made)

    async def _alerts(self, digest: Digest, newest: int, now: datetime) -> None:
        room = digest.order.alerts - await self._store.deliveries.alerts(digest.id, now - HOUR)
        made: list[Delivery] = []
        if room > 0:
            today = now.astimezone(ZoneInfo(digest.order.zone)).date()
            fresh = replace(digest, seen=max(digest.seen, digest.alerted))
            edition = await self._compose(fresh, now, today, picture=False)
            told = [(section.name, story) for section in edition.sections for story in section.stories]
            for name, story in sorted(told, key=lambda one: one[1].article.id)[:room]:
                alone = Edition(digest, edition.day, (Section(name, (story,)),), 1, kind=Sort.ALERT)
                made += of_digest(digest, Sort.ALERT, str(story.article.id), self._courier.edition(alone), due=now)
        # What there was no room for waits for the edition.
        await self._store.deliveries.claim(digest, replace(digest, alerted=newest), made)

    async def _compose(self, digest: Digest, now: datetime, day: date, *, picture: bool = True) -> Edition:
        told = await already_told(self._store, digest)
        rooms = self._courier.rooms(digest.order.place)
        return await compose(
            self._store, digest, now=now, day=day, without=told, cap=self._cap, picture=picture, rooms=rooms
        )


def _reckoned(digests: Sequence[Digest], now: datetime) -> list[tuple[Digest, Digest]]:
    """Orders that are due at another moment than they say, as they are and as they are to be."""
    found: list[tuple[Digest, Digest]] = []
    for digest in digests:
        # A day that far ahead is no day of an edition that was: a clock must have been wrong.
        last = digest.last if digest.last and digest.last <= (now + 2 * DAY).date() else None
        due = upcoming(digest.order, now, last).instant
        if digest.due > now and (due, last) != (digest.due, digest.last):
            found.append((digest, replace(digest, due=due, last=last)))
    return found
