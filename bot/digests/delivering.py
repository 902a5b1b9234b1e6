"""One delivery, brought to its end: it comes once, whatever happens between us and Discord.

It is marked before Discord is asked and after it has answered. Where the answer is missing, the same nonce is sent
again as long as Discord certainly remembers it; later the channel is read; where that cannot be, nobody knows.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.digests.courier import CannotTell, Courier, Later, Refusing
from bot.digests.issuing import LATE, TOO_LATE
from bot.digests.pace import Pace
from bot.digests.parts import parts
from bot.messages import message, speaking
from bot.models import Delivery, Place, Scope, Sort, State
from bot.store import Store

log = logging.getLogger(__name__)

UNKNOWN = message("Discord did not say whether it came, and I cannot read the channel's history to see.")
GONE = message("Its digest was removed or paused before it had come.")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long Discord remembers and takes."""

    #: It says that it remembers a nonce for "the past few minutes". Counted from when it was first asked, and with room
    #: for a request that waits for its turn at the courier.
    window: timedelta = timedelta(seconds=90)
    #: A request may still be under way there when we have given it up: so long after it was begun it is not repeated,
    #: and so long nothing is concluded from a channel that does not have it.
    again: timedelta = timedelta(seconds=2)
    conclude: timedelta = timedelta(seconds=60)
    #: How far our clock and that of Discord may be apart.
    skew: timedelta = timedelta(minutes=10)


class Delivering:
    """Takes one step with one delivery at a time."""

    def __init__(
        self, store: Store, courier: Courier, clock: Callable[[], datetime], pace: Pace, patience: Patience
    ) -> None:
        self._store, self._courier, self._clock, self._pace, self._patience = store, courier, clock, pace, patience

    async def step(self, delivery: Delivery) -> float:
        """Bring one nearer to its end; the seconds to wait before the next step, 0 when it is settled.

        Raises Later and Uncertain.
        """
        now, patience = self._clock(), self._patience
        if delivery.asked is None or delivery.tried is None:
            if _late(delivery, now):
                await self._store.deliveries.give_up(delivery, State.SKIPPED, TOO_LATE, now)
                return 0.0
            return await self._ask(delivery)
        # A clock that was set back makes what is old look new: whatever lies ahead of it counts as old.
        since_asked, since_tried = abs(now - delivery.asked), abs(now - delivery.tried)
        if since_tried < patience.again:
            return (patience.again - since_tried).total_seconds()
        if since_asked <= patience.window and delivery.asked <= now:
            return await self._ask(delivery)
        if since_tried < patience.conclude:
            return (patience.conclude - since_tried).total_seconds()
        return await self._reconcile(delivery, now)

    async def _reconcile(self, delivery: Delivery, now: datetime) -> float:
        """Find out whether one came that Discord was asked to send too long ago for its nonce to help."""
        assert delivery.asked  # noqa: S101 - it was asked
        assert delivery.tried  # noqa: S101
        skew = self._patience.skew
        try:
            await self._turn(delivery.place)
            message = await self._courier.find(
                delivery.place, delivery.nonce, min(delivery.asked, now) - skew, max(delivery.tried, now) + skew
            )
        except CannotTell:
            await self._give_up(delivery, State.UNKNOWN, UNKNOWN)
        except Refusing as refusing:
            await self._give_up(delivery, State.REFUSED, refusing.why, lasting=refusing.lasting)
        else:
            if message is not None:
                await self._store.deliveries.sent(delivery, message, now)
            elif _late(delivery, now):
                await self._store.deliveries.give_up(delivery, State.SKIPPED, TOO_LATE, now)
            elif not await self._wanted(delivery):
                await self._store.deliveries.give_up(delivery, State.SKIPPED, GONE, now)
            else:
                return await self._ask(replace(delivery, asked=None))
        return 0.0

    async def _ask(self, delivery: Delivery) -> float:
        await self._turn(delivery.place)
        if delivery.asked is not None and self._clock() - delivery.asked > self._patience.window:
            # The turn was long in coming: Discord may have forgotten the nonce meanwhile.
            return self._patience.again.total_seconds()
        asking = await self._store.deliveries.asking(delivery, self._clock())
        if asking is None:
            return 0.0
        try:
            message = await self._courier.send(asking.place, asking.page, asking.nonce, silent=asking.silent)
        except Later:
            if delivery.asked is None:
                await self._store.deliveries.not_asked(asking)
            raise
        except Refusing as refusing:
            await self._give_up(asking, State.REFUSED, refusing.why, lasting=refusing.lasting)
        else:
            await self._store.deliveries.sent(asking, message, self._clock())
        self._pace.went_well()
        return 0.0

    async def _turn(self, place: Place) -> None:
        await self._pace.turn()
        if place.person:
            # Their channel is asked for first.
            await self._pace.turn()

    async def _wanted(self, delivery: Delivery) -> bool:
        if delivery.kind in (Sort.EDITION, Sort.ALERT):
            digest = await self._store.digests.get(delivery.order)
            return digest is not None and not digest.paused
        return True

    async def _give_up(self, delivery: Delivery, state: State, why: str, *, lasting: bool = False) -> None:
        """Settle one that did not come, or may not have, and tell whoever set its digest up, once for each edition."""
        log.warning("Part %d of %s %d (%s) is %s: %s",
                    delivery.part, delivery.kind, delivery.order, delivery.slot, state, why)  # fmt: skip
        of_digest = delivery.kind in (Sort.EDITION, Sort.ALERT)
        digest = await self._store.digests.get(delivery.order) if of_digest else None
        notice: list[Delivery] = []
        if digest and digest.order.owner is not None:
            owner = Place(digest.order.owner, person=True)
            with speaking(await self._courier.language(owner, Scope(digest.library))):
                pages = self._courier.notice(digest, delivery, why)
            notice = parts(
                Sort.NOTICE, digest.id, f"{delivery.kind} {delivery.slot}", pages,
                library=digest.library, place=owner, silent=False, due=None,
            )  # fmt: skip
        await self._store.deliveries.give_up(
            delivery, state, why, self._clock(), pause=lasting and of_digest, notice=notice
        )


def _late(delivery: Delivery, now: datetime) -> bool:
    return delivery.due is not None and now - delivery.due > LATE
