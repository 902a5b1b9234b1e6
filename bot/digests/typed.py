"""What somebody types for a standing order: an hour, days, topics, a time zone; and its days as they are said."""

import re
from collections.abc import Sequence
from datetime import time
from functools import lru_cache
from zoneinfo import available_timezones

from bot.errors import Refused
from bot.models import EVERY_DAY

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS, WEEKEND = (1, 2, 3, 4, 5), (6, 7)
_SETS = {
    "every day": EVERY_DAY, "everyday": EVERY_DAY, "daily": EVERY_DAY, "all": EVERY_DAY, "weekdays": WEEKDAYS,
    "workdays": WEEKDAYS, "working days": WEEKDAYS, "weekend": WEEKEND, "weekends": WEEKEND,
}  # fmt: skip
_HOURS = {"noon": time(12), "midnight": time(0)}
_HOUR = re.compile(r"([0-9]{1,2})(?:\s*[:.h]\s*([0-9]{2})?)?\s*(am|pm|a\.m\.|p\.m\.|o'clock|uhr)?", re.ASCII)
_PARTS = re.compile(r"[,;/&+\s]+(?:and\s+)?")
_BETWEEN = re.compile(r"\s*(?:-|–|\bto\b)\s*")
#: Zones offered while one is typed; and those that most people live by.
OFFERED = 25
_COMMON = frozenset(
    f"{part}/{place}"
    for part, places in (
        ("America", "New_York Chicago Denver Los_Angeles Toronto Mexico_City Sao_Paulo Argentina/Buenos_Aires"),
        ("Europe", "London Lisbon Madrid Paris Berlin Rome Warsaw Stockholm Athens Kyiv Istanbul"),
        ("Africa", "Cairo Lagos Johannesburg Nairobi"),
        ("Asia", "Dubai Kolkata Jakarta Shanghai Singapore Manila Tokyo Seoul"),
        ("Australia", "Sydney Perth"),
    )
    for place in places.split()
)


def hour(typed: str) -> time:
    """A time of day: "8", "08:00", "19.30", "7:30 pm", "noon". Raises Refused."""
    plain = typed.strip().casefold()
    if plain in _HOURS:
        return _HOURS[plain]
    found = _HOUR.fullmatch(plain)
    if found:
        hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
        if half in ("am", "pm") and 1 <= hours <= 12:
            hours = hours % 12 + 12 * (half == "pm")
        elif half in ("am", "pm"):
            hours = 24
        if hours < 24 and minutes < 60:
            return time(hours, minutes)
    raise Refused(f"“{typed[:60]}” is no time of day; write it as 08:00, 19:30 or 7:30 pm.")


def days(typed: str) -> tuple[int, ...]:
    """Days of the week by their ISO numbers: "every day", "weekdays", "mon, thu", "fri-sun". Raises Refused."""
    plain = " ".join(typed.casefold().split())
    if plain in _SETS:
        return _SETS[plain]
    found: set[int] = set()
    for part in filter(None, _PARTS.split(_BETWEEN.sub("-", plain))):
        first, *last = (_day(name, typed) for name in part.split("-", 1))
        found.update(range(first, (last[0] if last else first) + 1))
        if last and last[0] < first:
            # Over the end of the week.
            found.update(*(range(first, 8), range(1, last[0] + 1)))
    if not found:
        raise _no_days(typed)
    return tuple(sorted(found))


def _day(name: str, typed: str) -> int:
    if len(name) >= 2:
        for number, full in enumerate(NAMES, 1):
            if full.casefold().startswith(name.rstrip(".").removesuffix("s")):
                return number
    raise _no_days(typed)


def _no_days(typed: str) -> Refused:
    return Refused(f"“{typed[:60]}” names no days; write “every day”, “weekdays” or “mon, thu”.")


def topics(typed: str) -> tuple[str, ...]:
    """Topics, which commas and lines part."""
    return tuple(part for part in (" ".join(one.split()) for one in re.split(r"[,;\n]", typed)) if part)


def said(chosen: Sequence[int]) -> str:
    """Days as one says them: "every day", "on weekdays", "on Mondays and Thursdays"."""
    ordered = tuple(sorted(chosen))
    if ordered == EVERY_DAY:
        return "every day"
    if ordered == WEEKDAYS:
        return "on weekdays"
    names = [f"{NAMES[number - 1]}s" for number in ordered]
    return f"on {', '.join(names[:-1])}{' and ' if names[1:] else ''}{names[-1]}"


def zones(typed: str, *, first: str = "UTC") -> list[str]:
    """Time zones whose names hold what is typed: `first` before the others, then those that many people live by."""
    wanted = "_".join(typed.split()).casefold()
    fitting = [name for name in _zones() if wanted in name.casefold()]
    return sorted(fitting, key=lambda name: (name != first, _rank(name, wanted), name))[:OFFERED]


def _rank(name: str, wanted: str) -> int:
    """Places that begin so come before those that merely have it somewhere, old spellings last."""
    if "/" not in name or name.startswith(("Etc/", "US/")):
        return 3
    begins = name.rpartition("/")[2].casefold().startswith(wanted)
    return 0 if name in _COMMON else 1 if begins else 2


@lru_cache(1)
def _zones() -> tuple[str, ...]:
    # Not all that lies among the zones is one.
    return tuple(sorted(available_timezones() - {"localtime", "posixrules", "Factory"}))
