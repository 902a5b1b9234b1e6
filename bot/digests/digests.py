"""The door to digests and watches: standing orders, what they would bring and brought, and their delivery."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.digests.calendar import upcoming
from bot.digests.courier import Courier
from bot.digests.edition import already_told, compose
from bot.digests.keeping import Keeping
from bot.digests.orders import checked, question
from bot.digests.parts import of_digest
from bot.errors import NotFound, Refused
from bot.messages import message
from bot.models import Delivery, Digest, Edition, Order, Scope, Sort, State, Watch
from bot.store import Store

#: Digests of one library, and open watches of one person in one library.
MOST, WATCHES = 25, 20
#: Deliveries that are shown of a digest.
SHOWN = 50
REMOVED, LEFT = message("The digest was removed."), message("The bot was removed from this server.")
PAUSED = message("Somebody paused it.")
#: The setting that keeps a library's zone for its next digest.
ZONE = "zone"


class Digests:
    """All digests and watches of one database, asked for one scope at a time."""

    def __init__(self, store: Store, lock: Path, *, cap: float, threshold: float | None = None) -> None:
        """`lock` is the file that lets one process deliver; `cap` the share of an article that a reply may show."""
        self._store, self._lock, self._cap, self._threshold = store, lock, cap, threshold
        self._keeping: Keeping | None = None

    # Standing orders

    async def zone(self, scope: Scope) -> str:
        """The zone of the last digest of a library; UTC as long as it had none."""
        return await self._store.settings.get(scope.key, ZONE) or "UTC"

    async def schedule(self, scope: Scope, order: Order, *, now: datetime) -> Digest:
        """Deliver an edition from the next time on of what comes from now on.

        Raises Refused for what cannot be done, and when the library has as many as it may.
        """
        order = checked(order)
        newest = await self._store.digests.newest()
        due = upcoming(order, now).instant
        wanted = Digest(0, scope.key, order, now.astimezone(UTC), due, newest, alerted=newest)
        digest = await self._store.digests.add(wanted, most=MOST)
        if digest is None:
            raise Refused(message("There are {limit} digests here, which is the limit; remove one first.", limit=MOST))
        await self._store.settings.set(scope.key, ZONE, order.zone)
        self.look()
        return digest

    async def list(self, scope: Scope) -> Sequence[Digest]:
        """The digests of a library, oldest first."""
        return await self._store.digests.of(scope.key)

    async def get(self, scope: Scope, number: int) -> Digest:
        """One of them. Raises NotFound, with the same words for one that is another library's."""
        found = await self._store.digests.get(number) if 0 < number < 2**63 else None
        if found is None or found.library != scope.key:
            raise NotFound(
                message("There is no digest {number} here; `digest list` shows what there is.", number=number)
            )
        return found

    async def change(self, scope: Scope, number: int, order: Order, *, now: datetime) -> Digest:
        """Replace what a digest says; a day that had its edition has no second one. Raises NotFound and Refused."""
        order = checked(order)
        newest = await self._store.digests.newest()
        due_after = now.astimezone(UTC)

        def changed(digest: Digest) -> Digest:
            alerted = digest.alerted if digest.order.alerts else newest
            due = upcoming(order, due_after, digest.last).instant
            return replace(digest, order=order, due=due, alerted=alerted)

        digest = await self._rewritten(scope, number, changed)
        await self._store.settings.set(scope.key, ZONE, order.zone)
        return digest

    async def pause(self, scope: Scope, number: int, why: str = PAUSED) -> Digest:
        """Let it rest; `why` is shown in the list. Raises NotFound."""
        return await self._rewritten(scope, number, lambda digest: replace(digest, paused=why))

    async def resume(self, scope: Scope, number: int, *, now: datetime) -> Digest:
        """Let it go on with the next edition, which has all that came meanwhile. Raises NotFound."""
        return await self._rewritten(scope, number, lambda digest: _resumed(digest, now))

    async def remove(self, scope: Scope, number: int, *, now: datetime) -> Digest:
        """Take it out; what is on its way and was not sent yet is not sent. Raises NotFound."""
        digest = await self.get(scope, number)
        await self._store.digests.remove(number)
        await self._store.deliveries.skip(number, REMOVED, now)
        return digest

    async def preview(self, scope: Scope, number: int, *, now: datetime) -> Edition:
        """What its edition would be now; nothing is sent, and nothing counts as seen. Raises NotFound.

        Of the rooms of its place those are read that the scope can read.
        """
        digest = await self.get(scope, number)
        told = await already_told(self._store, digest)
        day = now.astimezone(ZoneInfo(digest.order.zone)).date()
        return await compose(self._store, digest, now=now, day=day, without=told, cap=self._cap, rooms=scope.rooms)

    async def history(self, scope: Scope, number: int) -> Sequence[Delivery]:
        """What became of its editions and alerts, the newest first. Raises NotFound."""
        digest = await self.get(scope, number)
        return await self._store.deliveries.history((Sort.EDITION, Sort.ALERT), digest.id, limit=SHOWN)

    async def resend(self, scope: Scope, number: int, *, now: datetime) -> Sequence[Delivery]:
        """Send its last edition again, as it was written, as a delivery of its own. Raises NotFound and Refused."""
        digest = await self.get(scope, number)
        known = await self._store.deliveries.history((Sort.EDITION,), digest.id, limit=SHOWN)
        written = [one for one in known if one.page.body]
        if not written:
            raise Refused(message("No edition of it was written yet; `digest preview` shows what there is."))
        if any(one.state in (State.READY, State.SENDING) for one in written):
            raise Refused(message("Its last edition is still on its way; `digest list` shows how far it is."))
        last = sorted((one for one in written if one.slot == written[0].slot), key=lambda one: one.part)
        if last[0].place != digest.order.place:
            raise Refused(message("Its last edition was written for other readers; the next one comes to this place."))
        day, _, times = last[0].slot.partition("+")
        slot = f"{day}+{int(times or 0) + 1}"
        again = of_digest(digest, Sort.EDITION, slot, [one.page for one in last], due=now.astimezone(UTC))
        if not await self._store.deliveries.add(again):
            raise Refused(message("It is being sent again already."))
        self.look()
        return again

    async def _rewritten(self, scope: Scope, number: int, change: Callable[[Digest], Digest]) -> Digest:
        # An edition may become due and be made between our reading and our writing: then both begin anew.
        while True:
            before = await self.get(scope, number)
            after = change(before)
            if await self._store.digests.update(before, after):
                self.look()
                return after

    # Watches

    async def watch(self, scope: Scope, text: str, owner: int, *, now: datetime) -> Watch:
        """Keep a question open until an article that comes from now on answers it. Raises Refused."""
        newest = await self._store.digests.newest()
        asked = question(text)
        watch = Watch(0, scope.key, asked, owner, now.astimezone(UTC), newest)
        kept = await self._store.watches.add(watch, most=WATCHES)
        if kept is None:
            raise Refused(
                message("You have {limit} open questions here, which is the limit; remove one first.", limit=WATCHES)
            )
        return kept

    async def watches(self, scope: Scope, owner: int) -> Sequence[Watch]:
        """The questions of one person in a library, those that were answered too, oldest first."""
        return await self._store.watches.of(scope.key, owner)

    async def unwatch(self, scope: Scope, number: int, owner: int, *, now: datetime) -> Watch:
        """Let go of one. Raises NotFound, with the same words for one that is somebody else's."""
        for watch in await self.watches(scope, owner):
            if watch.id == number:
                await self._store.watches.remove(number)
                await self._store.deliveries.skip_watch(number, REMOVED, now)
                return watch
        raise NotFound(
            message(
                "There is no open question {number} of yours here; `watch list` shows what there is.", number=number
            )
        )

    # Delivery

    def look(self) -> None:
        """Look at once at what there may be to do: orders, articles or deliveries are new."""
        if self._keeping:
            self._keeping.look()

    async def deliver(self, courier: Courier, clock: Callable[[], datetime]) -> None:
        """Deliver what is due, until cancelled; `clock` gives the moment in UTC. Of several processes one does."""
        keeping = self._keeping = Keeping(self._store, courier, clock, cap=self._cap, threshold=self._threshold)
        await keeping.keep(self._lock)

    async def left(self, scope: Scope, *, now: datetime) -> None:
        """The bot was removed from a server: nothing more goes there."""
        await self._store.deliveries.skip_library(scope.key, LEFT, now)

    async def returned(self, scope: Scope, *, now: datetime) -> None:
        """It is there again: digests that rested for that go on."""
        for digest in await self.list(scope):
            if digest.paused == LEFT:
                await self.resume(scope, digest.id, now=now)


def _resumed(digest: Digest, now: datetime) -> Digest:
    return replace(digest, paused="", due=upcoming(digest.order, now.astimezone(UTC), digest.last).instant)
