"""The parts of one delivery, each known by a name of its own that is the same whenever it is made."""

import base64
import hashlib
from collections.abc import Sequence
from datetime import datetime

from bot.models import Delivery, Digest, Page, Place, Sort, State

#: Bytes of a nonce: 24 characters of base32, of the 25 that Discord takes.
_BYTES = 15


def nonce(library: str, kind: Sort, order: int, slot: str, part: int, place: Place) -> str:  # noqa: PLR0917 - its name
    """What Discord knows a message by for some minutes. Library and place: a bot may run over two databases."""
    known_by = f"{library} {kind} {order} {slot} {part} {place.number}"
    return base64.b32encode(hashlib.blake2b(known_by.encode(), digest_size=_BYTES).digest()).decode().lower()


def parts(
    kind: Sort,
    order: int,
    slot: str,
    pages: Sequence[Page],
    *,
    library: str,
    place: Place,
    silent: bool,
    due: datetime | None,
) -> list[Delivery]:
    """Deliveries that are not stored yet, in order."""
    return [
        Delivery(
            0, library, kind, order, slot, part, len(pages), place, page, silent,
            nonce(library, kind, order, slot, part, place), due=due,
        )
        for part, page in enumerate(pages, 1)
    ]  # fmt: skip


def of_digest(digest: Digest, kind: Sort, slot: str, pages: Sequence[Page], *, due: datetime | None) -> list[Delivery]:
    """Those that go where a digest goes."""
    order = digest.order
    return parts(kind, digest.id, slot, pages, library=digest.library, place=order.place, silent=order.silent, due=due)


def record(digest: Digest, slot: str, why: str, *, due: datetime, now: datetime) -> Delivery:
    """That an edition was skipped."""
    place = digest.order.place
    return Delivery(
        0, digest.library, Sort.EDITION, digest.id, slot, 1, 1, place, Page(""), digest.order.silent,
        nonce(digest.library, Sort.EDITION, digest.id, slot, 1, place), State.SKIPPED, settled=now, error=why, due=due,
    )  # fmt: skip
