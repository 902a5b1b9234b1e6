"""An outbox and the post office that it is sent by, with a clock that goes when it is told to."""

from dataclasses import dataclass

import pytest

from bot.digests import Digests
from bot.digests.parts import of_digest
from bot.digests.sending import Sending
from bot.models import Digest, Order, Page, Place, Sort, State
from bot.store import Store
from tests.digests.post import CHANNEL, GUILD, MONDAY, Clock, Post


@dataclass
class Office:
    """An outbox, and the post office that it is sent by."""

    store: Store
    digests: Digests
    post: Post
    clock: Clock
    sending: Sending

    async def ordered(self, place: Place = CHANNEL, owner: int | None = 7) -> Digest:
        return await self.digests.schedule(GUILD, Order(place, owner=owner), now=MONDAY)

    async def put(self, digest: Digest, parts: int = 3, slot: str = "2026-11-02") -> None:
        pages = [Page(f"{slot} {part}") for part in range(1, parts + 1)]
        assert await self.store.deliveries.add(of_digest(digest, Sort.EDITION, slot, pages, due=MONDAY))

    async def states(self, digest: Digest) -> list[State]:
        found = await self.store.deliveries.history((Sort.EDITION,), digest.id, limit=99)
        return [one.state for one in reversed(found)]

    async def served(self, place: Place = CHANNEL) -> None:
        """Serve a place until nothing waits there, as the loop does."""
        for _ in range(50):
            await self.sending.serve(place)
            if await self.store.deliveries.next(place) is None:
                return
            self.clock.go(seconds=2)
        pytest.fail("it is never settled")
