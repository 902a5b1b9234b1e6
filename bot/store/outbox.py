"""Rows of the outbox: the columns to ask for, the models they become, and what is done to several of them at once."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import aiosqlite

from bot.messages import packed, unpacked
from bot.models import Delivery, Page, Place, Sort, State
from bot.store.follows import text
from bot.store.shown import with_versions
from bot.store.writing import library_number

_HEAD = 'v.id, l.key, v.kind, v."order", v.slot, v.part, v.parts, v.place, v.person'
_TAIL = (
    "v.silent, v.nonce, v.state, v.asked, v.settled, v.message, v.error, v.due, v.tried"
    " FROM deliveries v JOIN libraries l ON l.id = v.library"
)
#: Columns of Delivery.
DELIVERY = f"{_HEAD}, v.body, v.picture, v.quoted, {_TAIL}"
_INSERT = (
    'INSERT INTO deliveries (library, kind, "order", slot, part, parts, place, person, silent, nonce, state, settled,'
    " error, due, seen, quoted, body, picture) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


async def insert(writer: aiosqlite.Connection, deliveries: Sequence[Delivery], *, seen: int | None = None) -> None:
    """Put deliveries in, inside the caller's transaction; `seen` is what their digest had seen before them."""
    for one in deliveries:
        await writer.execute(
            _INSERT,
            (
                await library_number(writer, one.library), one.kind, one.order, one.slot, one.part, one.parts,
                one.place.number, one.place.person, one.silent, one.nonce, one.state, text(one.settled),
                packed(one.error), text(one.due), seen, json.dumps(await with_versions(writer, one.page.quoted)),
                one.page.body, one.page.picture,
            ),
        )  # fmt: skip


async def insert_new(writer: aiosqlite.Connection, deliveries: Sequence[Delivery]) -> bool:
    """Put in those that were never made before; whether there was one."""
    fresh = [one for one in deliveries if not await known(writer, one)]
    await insert(writer, fresh)
    return bool(fresh)


async def known(writer: aiosqlite.Connection, one: Delivery) -> bool:
    """Whether this edition or alert was made before, in however many parts."""
    rows = await writer.execute_fetchall(
        'SELECT 1 FROM deliveries WHERE kind = ? AND "order" = ? AND slot = ? LIMIT 1', (one.kind, one.order, one.slot)
    )
    return bool(list(rows))


async def settle(
    writer: aiosqlite.Connection, which: str, parameters: tuple[Any, ...], *, state: State, why: str, now: datetime
) -> None:
    """Settle what is not settled yet and is like `which`."""
    await writer.execute(
        f"UPDATE deliveries SET state = ?, error = ?, settled = ? WHERE settled IS NULL AND {which}",  # noqa: S608 - ours
        (state, packed(why), text(now), *parameters),
    )


async def skip(
    writer: aiosqlite.Connection, which: str, parameters: tuple[Any, ...], *, why: str, now: datetime
) -> None:
    """Skip what nobody was asked to send yet and is like `which`."""
    # Of what somebody was asked to send already it is still to be found out whether it came.
    await settle(writer, f"asked IS NULL AND {which}", parameters, state=State.SKIPPED, why=why, now=now)


def delivery_of(row: Sequence[Any]) -> Delivery:
    """A row of DELIVERY as a model."""
    number, key, kind, order, slot, part, parts, place, person, body, picture, quoted, *rest = row
    silent, nonce, state, asked, settled, message, error, due, tried = rest
    asked, settled, due, tried = (datetime.fromisoformat(one) if one else None for one in (asked, settled, due, tried))
    page = Page(body, picture, tuple((a, v, s, e) for a, v, s, e in json.loads(quoted)))
    return Delivery(
        number, key, Sort(kind), order, slot, part, parts, Place(place, bool(person)), page,
        bool(silent), nonce, State(state), asked, settled, message, unpacked(error), due, tried,
    )  # fmt: skip
