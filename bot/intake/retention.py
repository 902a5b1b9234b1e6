"""Retention: how long a library keeps its articles, those of its rooms too, and how many; never those of the shelf."""

from datetime import datetime, timedelta

from bot.errors import Refused
from bot.messages import message
from bot.models import SHELF, Retention, Scope
from bot.store import Store

#: The setting of a library that holds it: days and articles, "-" for no limit.
_SETTING = "retention"


async def retention(store: Store, scope: Scope) -> Retention:
    """What a library keeps; without a limit unless one was set."""
    return _read(await store.settings.get(scope.key, _SETTING))


async def set_retention(store: Store, scope: Scope, wanted: Retention) -> None:
    """Set it. Nothing is erased yet: the next article or the next start does that. Raises Refused for the shelf."""
    if scope.key == SHELF:
        raise Refused(message("The shelf keeps what its folder holds."))
    text = f"{wanted.days or '-'} {wanted.articles or '-'}"
    await store.settings.set(scope.key, _SETTING, text if wanted.days or wanted.articles else None)


async def expired(store: Store, scope: Scope, *, now: datetime) -> int:
    """How many articles of a library `expire` would erase."""
    kept = await retention(store, scope)
    return len(await store.retention.beyond(scope.key, added_before=_since(kept, now), newest=kept.articles))


async def expire(store: Store, scope: Scope, *, now: datetime) -> None:
    """Erase what is older or more than a library is to keep, counted from the day that each article was added."""
    if scope.key != SHELF and (kept := await retention(store, scope)) != Retention():
        await store.retention.erase_beyond(scope.key, added_before=_since(kept, now), newest=kept.articles)


async def expire_all(store: Store, *, now: datetime) -> None:
    """The same for every library that has such a setting."""
    for key in await store.settings.libraries_with(_SETTING):
        await expire(store, Scope(key), now=now)


def _read(text: str | None) -> Retention:
    days, articles = (int(part) if part.isdecimal() else None for part in (text or "- -").split())
    return Retention(days, articles)


def _since(kept: Retention, now: datetime) -> datetime | None:
    return now - timedelta(days=kept.days) if kept.days else None
