"""What came in the last seven days, by day and section: the figures of an edition's picture."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.models import ArticleInfo, Order, Scope
from bot.store import Store
from bot.store.search import Holder

DAYS = 7
#: Articles that are read at once; and in all: a picture of a part of the week would be wrong, so there is none.
_PAGE, _MOST = 500, 20_000

Sections = Callable[[Store, Scope, Order, Mapping[int, Holder]], Awaitable[dict[int, str]]]


async def week(
    store: Store, scope: Scope, order: Order, day: date, sections: Sections
) -> tuple[tuple[date, str, int], ...]:
    """(day, section, articles that came), of the seven local days up to `day`, in order; empty for too many of them."""
    zone, first = ZoneInfo(order.zone), day - timedelta(days=DAYS - 1)
    came: dict[int, date] = {}
    page: list[ArticleInfo] = []
    while len(came) < _MOST:
        page = list(await store.articles.list(scope, limit=_PAGE, offset=len(came)))
        came |= {one.id: one.added.astimezone(zone).date() for one in page}
        # They are numbered as they come.
        if len(page) < _PAGE or came[page[-1].id] < first:
            break
    else:
        return ()
    inside = {number: when for number, when in came.items() if first <= when <= day}
    names = await sections(store, scope, order, await store.search.holders(inside))
    counts = Counter((inside[number], name) for number, name in names.items())
    return tuple((when, name, counts[when, name]) for when, name in sorted(counts))
