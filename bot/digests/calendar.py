"""When a standing order is due: pure functions of the order and of time, by the clocks of its zone.

An hour that the clocks skip comes at the moment they skip it; one that they show twice, the first time. A day that a
zone left out has no edition.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from rapidfuzz import fuzz, process, utils

from bot.errors import Refused
from bot.messages import message
from bot.models import Order
from bot.phrases import any_of

_DAY = timedelta(days=1)
#: Names that are in the database of zones and are no zone.
_NONE = {"localtime", "posixrules", "Factory"}
#: Names offered for one that is none, and how near they must be, of 100.
_OFFERED, _NEAR = 3, 60
_EXAMPLES = ["Europe/Berlin", "America/New_York", "UTC"]


class Moment(NamedTuple):
    """When an edition is to be sent."""

    #: In UTC.
    instant: datetime
    #: By the clocks of the order's zone.
    day: date


def upcoming(order: Order, after: datetime, last: date | None = None) -> Moment:
    """The first moment after `after` at which an order is due, on a later day than `last`."""
    day = after.astimezone(ZoneInfo(order.zone)).date() - _DAY
    if last is not None:
        day = max(day, last + _DAY)
    while True:
        instant = _at(order, day) if day.isoweekday() in order.days else None
        if instant is not None and instant > after:
            return Moment(instant, day)
        day += _DAY


def missed(order: Order, due: datetime, now: datetime, last: date | None = None, *, most: int) -> list[Moment]:
    """The moments from `due` until `now`, both included, on later days than `last`; the last `most` of them."""
    # Nobody wants to hear of more than these; so far back in time nothing is looked for.
    moment = upcoming(order, max(due, now - (most + 8) * _DAY) - timedelta.resolution, last)
    found: list[Moment] = []
    while moment.instant <= now:
        found.append(moment)
        moment = upcoming(order, moment.instant, moment.day)
    return found[-most:]


def zone_named(typed: str) -> str:
    """The zone that is meant: its name, whatever its case, or the one place of that name; refused with what is near."""
    wanted = "_".join(typed.split())
    known = _zones()
    if wanted.casefold() in known:
        return known[wanted.casefold()]
    places = {name: name.rpartition("/")[2] for name in sorted(known.values())}
    exact = [name for name, place in places.items() if place.casefold() == wanted.casefold()]
    if len(exact) == 1:
        return exact[0]
    choices = {name: name for name in places} if "/" in wanted else places
    near = process.extract(
        wanted, choices, scorer=fuzz.ratio, processor=utils.default_process, limit=_OFFERED, score_cutoff=_NEAR
    )
    offered = any_of([name for _, _, name in near] or _EXAMPLES)
    if near:
        raise Refused(message("“{typed}” is no time zone. Did you mean {zones}?", typed=typed[:60], zones=offered))
    raise Refused(message("“{typed}” is no time zone. Name one as {zones}.", typed=typed[:60], zones=offered))


@lru_cache(1)
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones() - _NONE)}


def _at(order: Order, day: date) -> datetime | None:
    """When an order is due on a day, in UTC; None for a day that its zone left out."""
    zone = ZoneInfo(order.zone)
    wanted = datetime.combine(day, order.at, zone)
    instant = wanted.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wanted.replace(tzinfo=None):
        return instant
    # The clocks skip it. By those of before it would be this instant, by those of after it one before the skip.
    early, late = wanted.replace(fold=1).astimezone(UTC), instant
    before = early.astimezone(zone).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    instant = late.replace(microsecond=0)
    left_out = early.astimezone(zone).date() < day < instant.astimezone(zone).date()
    return None if left_out else instant
