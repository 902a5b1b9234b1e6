"""What somebody types for a standing order: an hour, days, topics, a time zone; and its days as they are said."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import time
from functools import lru_cache
from zoneinfo import available_timezones

from bot.errors import Refused
from bot.messages import Message, message, speaks
from bot.models import EVERY_DAY
from bot.phrases import all_of

WEEKDAYS, WEEKEND = (1, 2, 3, 4, 5), (6, 7)
#: What people of the four languages type, without accents. Names of days begin with what is typed.
_NAMES = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "es": ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"),
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_SETS = {
    EVERY_DAY: (
        "every day", "everyday", "daily", "all", "todos los dias", "cada dia", "a diario", "diariamente", "jeden tag",
        "taglich", "tous les jours", "chaque jour", "quotidiennement",
    ),
    WEEKDAYS: (
        "weekdays", "on weekdays", "workdays", "working days", "dias laborables", "los dias laborables", "laborables",
        "entre semana", "werktags", "werktage", "an werktagen", "wochentags", "unter der woche", "en semaine",
        "jours ouvrables", "les jours ouvrables", "jours ouvres",
    ),
    WEEKEND: (
        "weekend", "weekends", "on weekends", "fin de semana", "fines de semana", "los fines de semana", "wochenende",
        "wochenenden", "am wochenende", "an wochenenden", "week-end", "week-ends", "le week-end", "les week-ends",
        "fin de semaine",
    ),
}  # fmt: skip
_NAMED_SETS = {name: chosen for chosen, names in _SETS.items() for name in names}
_HOURS = {
    "noon": time(12), "mediodia": time(12), "mittag": time(12), "mittags": time(12), "midi": time(12),
    "midnight": time(0), "medianoche": time(0), "mitternacht": time(0), "minuit": time(0),
}  # fmt: skip
_HOUR = re.compile(
    r"(?:(?:at|um|a las?|a) )?([0-9]{1,2})(?:\s*(?:[:.h]|uhr|heures?)\s*([0-9]{2})?)?\s*"
    r"(am|pm|a\.\s?m\.|p\.\s?m\.|o'clock|uhr|h|horas?|heures?)?",
    re.ASCII,
)
_PARTS = re.compile(r"[,;/&+\s]+")
_BETWEEN = re.compile(r"\s*(?:-|–|\b(?:to|bis|au|a)\b)\s*")
#: Words that are said beside days.
_SMALL = {
    "and", "on", "every", "each", "from", "y", "e", "el", "los", "las", "cada", "todos", "de", "del", "und", "am",
    "jeden", "von", "et", "le", "les", "chaque", "tous", "du",
}  # fmt: skip
#: The days on which something comes again and again.
_AGAIN = (
    message("Mondays"), message("Tuesdays"), message("Wednesdays"), message("Thursdays"), message("Fridays"),
    message("Saturdays"), message("Sundays"),
)  # fmt: skip
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
    """A time of day: "8", "08:00", "19.30", "7:30 pm", "noon", "8 Uhr", "20 h 30". Raises Refused."""
    plain = _plain(typed)
    if plain in _HOURS:
        return _HOURS[plain]
    found = _HOUR.fullmatch(plain)
    if found:
        hours, minutes, half = int(found[1]), int(found[2] or 0), re.sub(r"[.\s]", "", found[3] or "")
        if half in ("am", "pm") and 1 <= hours <= 12:
            hours = hours % 12 + 12 * (half == "pm")
        elif half in ("am", "pm"):
            hours = 24
        if hours < 24 and minutes < 60:
            return time(hours, minutes)
    raise Refused(message("“{typed}” is no time of day; write it as 08:00, 19:30 or 7:30 pm.", typed=typed[:60]))


def days(typed: str) -> tuple[int, ...]:
    """Days of the week by their ISO numbers: "every day", "weekdays", "mon, thu", "fri-sun". Raises Refused.

    They are read in the language that is spoken; else in any other, if that leaves no doubt: "do" is a Thursday in
    German and a Sunday in Spanish.
    """
    plain = _plain(typed)
    if plain in _NAMED_SETS:
        return _NAMED_SETS[plain]
    if own := _days(plain, speaks()):
        return own
    read = {chosen for language in _NAMES if (chosen := _days(plain, language))}
    if len(read) != 1:
        raise Refused(
            message("“{typed}” names no days; write “every day”, “weekdays” or “mon, thu”.", typed=typed[:60])
        )
    return read.pop()


def _days(plain: str, language: str) -> tuple[int, ...]:
    """The days that are named; none unless all that is typed is a day in this language."""
    found: set[int] = set()
    for part in _PARTS.split(_BETWEEN.sub("-", plain)):
        if not part or part in _SMALL:
            continue
        first, *last = (_day(name, language) for name in part.split("-", 1))
        if not all((first, *last)):
            return ()
        found.update(range(first, (last[0] if last else first) + 1))
        if last and last[0] < first:
            # Over the end of the week.
            found.update(*(range(first, 8), range(1, last[0] + 1)))
    return tuple(sorted(found))


def _day(name: str, language: str) -> int:
    """The number of a day; 0 for none."""
    begins = name.rstrip(".").removesuffix("s")
    fitting = (number for number, full in enumerate(_NAMES[language], 1) if full.startswith(begins))
    # One letter says little.
    return next(fitting, 0) if len(begins) > 1 else 0


def _plain(typed: str) -> str:
    """What is typed in small letters without accents, single spaces between words."""
    letters = unicodedata.normalize("NFKD", " ".join(typed.casefold().split()))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def topics(typed: str) -> tuple[str, ...]:
    """Topics, which commas and lines part."""
    return tuple(part for part in (" ".join(one.split()) for one in re.split(r"[,;\n]", typed)) if part)


def said(chosen: Sequence[int]) -> Message:
    """Days as one says them: "every day", "on weekdays", "on Mondays and Thursdays"."""
    ordered = tuple(sorted(chosen))
    if ordered == EVERY_DAY:
        return message("every day")
    if ordered == WEEKDAYS:
        return message("on weekdays")
    return message("on {days}", days=all_of([_AGAIN[number - 1] for number in ordered]))


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
