"""How much a library may hold; the shelf is the operator's and has no limit."""

from collections.abc import Sequence

from bot.errors import TooLarge
from bot.intake.retention import retention
from bot.messages import Message, counted, message
from bot.models import SHELF, Scope
from bot.store import Store
from bot.store.rows import Indexed
from bot.store.sizes import Size

#: Characters that are counted as a megabyte, whatever they are in bytes.
_MB = 1_000_000


class Quotas:
    """The limits of every library."""

    def __init__(self, store: Store, *, articles: int, megabytes: int) -> None:
        self._store, self._articles, self._megabytes = store, articles, megabytes

    async def must_fit(self, scope: Scope, fresh: Sequence[Indexed]) -> None:
        """Raises TooLarge when a library may not hold these as well; the message has the numbers.

        A new version of an article counts by its text alone. Two that come at once may both just fit.
        """
        if scope.key == SHELF:
            return
        more = sum(one.replaces is None for one in fresh)
        size = sum(len(one.draft.text) for one in fresh)
        if why := await self._over(scope, more, size):
            raise TooLarge(why)

    async def full(self, scope: Scope) -> str:
        """Why a library takes nothing more; "" while it does."""
        return "" if scope.key == SHELF else await self._over(scope, 1, 1)

    async def _over(self, scope: Scope, more: int, characters: int) -> str:
        # A server's rooms count as its own.
        held = await self._store.sizes.of(scope.key)
        if held.articles + more > self._articles and not await self._makes_room(scope):
            limit = counted("{count:,} article", "{count:,} articles", self._articles)
        elif held.characters + characters > self._megabytes * _MB:
            limit = message("{size:,} MB of text", size=self._megabytes)
        else:
            return ""
        return message(
            "This library holds {held}, and the limit is {limit}: remove some articles first.",
            held=_said(held),
            limit=limit,
        )

    async def _makes_room(self, scope: Scope) -> bool:
        """Whether the oldest articles go by themselves when new ones come."""
        kept = (await retention(self._store, scope)).articles
        return kept is not None and kept <= self._articles


def _said(held: Size) -> Message:
    return counted(
        "{count:,} article with {size:,.1f} MB of text",
        "{count:,} articles with {size:,.1f} MB of text",
        held.articles,
        size=held.characters / _MB,
    )
