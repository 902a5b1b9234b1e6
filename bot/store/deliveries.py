"""The outbox: each message that is to be sent, written before anybody is asked to send it, until it is settled."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.messages import packed
from bot.models import Delivery, Digest, Place, Sort, State
from bot.store.database import Database
from bot.store.digests import rewrite
from bot.store.follows import text
from bot.store.outbox import DELIVERY, delivery_of, insert, insert_new, known, settle, skip
from bot.store.shown import insert_shown

#: How long a delivery is remembered after it was settled.
REMEMBERED = timedelta(days=30)


class Deliveries:
    """All that concerns messages on their way."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, before: Digest, after: Digest, deliveries: Sequence[Delivery]) -> bool:
        """Move a digest on and put its deliveries in, all of it or nothing; False when it is not as `before` any more.

        Of an edition or alert that was made before, nothing is made again; then its articles are not counted as seen.
        """
        async with self._database.transaction() as writer:
            fresh = [one for one in deliveries if not await known(writer, one)]
            if deliveries and not fresh:
                after = replace(after, seen=before.seen)
            if not await rewrite(writer, before, after):
                return False
            await insert(writer, fresh, seen=before.seen)
        return True

    async def add(self, deliveries: Sequence[Delivery]) -> bool:
        """Put the parts of one thing in; False when it was made before."""
        async with self._database.transaction() as writer:
            return await insert_new(writer, deliveries)

    async def places(self, *, limit: int, without: Collection[Place] = ()) -> Sequence[Place]:
        """Where something is to be sent."""
        rows = await self._database.all(
            "SELECT DISTINCT place, person FROM deliveries WHERE settled IS NULL"
            " AND place NOT IN (SELECT value FROM json_each(?)) ORDER BY place, person LIMIT ?",
            (json.dumps(sorted(place.number for place in without)), limit),
        )
        return [Place(number, bool(person)) for number, person in rows]

    async def next(self, place: Place) -> Delivery | None:
        """What is to be sent there first; what comes behind it waits until that is settled."""
        row = await self._database.one(
            f"SELECT {DELIVERY} WHERE v.settled IS NULL AND v.place = ? AND v.person = ? ORDER BY v.id LIMIT 1",
            (place.number, place.person),
        )
        return delivery_of(row) if row else None

    async def asking(self, delivery: Delivery, now: datetime) -> Delivery | None:
        """Write that Discord is asked to send it now; `asked` stays as it is if it is set.

        None when it is settled meanwhile.
        """
        asking = replace(delivery, state=State.SENDING, asked=delivery.asked or now, tried=now)
        async with self._database.transaction() as writer:
            cursor = await writer.execute(
                "UPDATE deliveries SET state = ?, asked = ?, tried = ? WHERE id = ? AND settled IS NULL",
                (asking.state, text(asking.asked), text(asking.tried), delivery.id),
            )
        return asking if cursor.rowcount else None

    async def not_asked(self, delivery: Delivery) -> None:
        """Write that it was certainly not sent: as if nobody had been asked."""
        async with self._database.transaction() as writer:
            await writer.execute(
                "UPDATE deliveries SET state = ?, asked = NULL WHERE id = ? AND settled IS NULL",
                (State.READY, delivery.id),
            )

    async def sent(self, delivery: Delivery, message: int, now: datetime) -> None:
        """Write that it came, and as which message."""
        async with self._database.transaction() as writer:
            await writer.execute(
                "UPDATE deliveries SET state = ?, settled = ?, message = ?, error = '' WHERE id = ?",
                (State.SENT, text(now), message, delivery.id),
            )
            if delivery.page.quoted:
                await insert_shown(writer, delivery.library, delivery.place, message, delivery.page.quoted, now=now)

    async def give_up(
        self,
        delivery: Delivery,
        state: State,
        why: str,
        now: datetime,
        *,
        pause: bool = False,
        notice: Sequence[Delivery] = (),
    ) -> None:
        """Settle one that is not sent (again), as `state`. With `pause` its digest rests, and what waits is skipped.

        The articles of an edition of which nothing came are new again. `notice` tells somebody, once.
        """
        async with self._database.transaction() as writer:
            await settle(writer, "id = ?", (delivery.id,), state=state, why=why, now=now)
            if pause:
                await writer.execute(
                    "UPDATE digests SET paused = ? WHERE id = ? AND paused = ''", (packed(why), delivery.order)
                )
                await skip(
                    writer,
                    '"order" = ? AND kind IN (?, ?)',
                    (delivery.order, Sort.EDITION, Sort.ALERT),
                    why=why,
                    now=now,
                )
            if delivery.part == 1 and delivery.kind is Sort.EDITION and state is not State.UNKNOWN:
                await writer.execute(
                    # Where a later one was made meanwhile, what came since would be new once more.
                    "UPDATE digests SET seen = min(seen, ifnull((SELECT seen FROM deliveries WHERE id = ?), seen))"
                    " WHERE id = ? AND last = ?",
                    (delivery.id, delivery.order, delivery.slot),
                )
            await insert_new(writer, notice)

    async def skip(self, order: int, why: str, now: datetime) -> None:
        """Skip all that nobody was asked to send yet for a digest."""
        async with self._database.transaction() as writer:
            await skip(writer, '"order" = ? AND kind IN (?, ?)', (order, Sort.EDITION, Sort.ALERT), why=why, now=now)

    async def skip_watch(self, order: int, why: str, now: datetime) -> None:
        """The same for a watch."""
        async with self._database.transaction() as writer:
            await skip(writer, '"order" = ? AND kind = ?', (order, Sort.WATCH), why=why, now=now)

    async def skip_library(self, library_key: str, why: str, now: datetime) -> None:
        """The same for all of a library, whose digests rest from now on."""
        async with self._database.transaction() as writer:
            await writer.execute(
                "UPDATE digests SET paused = ? WHERE paused = ''"
                " AND library = (SELECT id FROM libraries WHERE key = ?)",
                (packed(why), library_key),
            )
            which = "library = (SELECT id FROM libraries WHERE key = ?)"
            await skip(writer, which, (library_key,), why=why, now=now)

    async def history(self, kinds: Collection[Sort], order: int, *, limit: int) -> Sequence[Delivery]:
        """The last deliveries of an order, the newest first."""
        rows = await self._database.all(
            f'SELECT {DELIVERY} WHERE v."order" = ? AND v.kind IN (SELECT value FROM json_each(?))'  # noqa: S608
            " ORDER BY v.id DESC LIMIT ?",
            (order, json.dumps(list(kinds)), limit),
        )
        return [delivery_of(row) for row in rows]

    async def alerts(self, order: int, since: datetime) -> int:
        """How many alerts a digest has had since then."""
        row = await self._database.one(
            'SELECT count(*) FROM deliveries WHERE kind = ? AND "order" = ? AND part = 1 AND due > ?',
            (Sort.ALERT, order, text(since)),
        )
        return int(row[0]) if row else 0

    async def alerted(self, order: int) -> frozenset[int]:
        """The numbers of the articles that went out as alerts of a digest, or may have."""
        rows = await self._database.all(
            'SELECT slot FROM deliveries WHERE kind = ? AND "order" = ? AND state NOT IN (?, ?)',
            (Sort.ALERT, order, State.REFUSED, State.SKIPPED),
        )
        return frozenset(int(row[0]) for row in rows)

    async def purge(self, now: datetime) -> None:
        """Forget what was settled long ago."""
        async with self._database.transaction() as writer:
            await writer.execute("DELETE FROM deliveries WHERE settled < ?", (text(now - REMEMBERED),))
