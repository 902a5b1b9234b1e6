"""The day that a reader names to search from: "2026-11-02", "2026", "yesterday", "2 weeks"."""

import calendar
import re
from datetime import date, datetime, timedelta

from bot.errors import Unusable
from bot.messages import message

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
#: In the languages that we speak.
_DAYS_AGO = {
    "today": 0, "hoy": 0, "heute": 0, "aujourd'hui": 0,
    "yesterday": 1, "ayer": 1, "gestern": 1, "hier": 1,
}  # fmt: skip
_WORDS = {
    "day": "day days día días dia dias tag tage tagen jour jours",
    "week": "week weeks semana semanas woche wochen semaine semaines",
    "month": "month months mes meses monat monate monaten mois",
    "year": "year years año años ano anos jahr jahre jahren an ans année années",
}
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_ONE = "an?|one|un[aeo]?|ein(?:e[mnr]?)?"
_BACK = "(?:the )?(?:last|past)|hace|(?:(?:el|la|los|las) )?[uú]ltim[ao]s?|vor|(?:die )?letzte[nrs]?|il y a"
_AGO = re.compile(rf"(?:(?:{_BACK}) )?(?:([0-9]{{1,5}}|{_ONE}) ?)?({'|'.join(_UNITS)})(?: ago)?")


def since(text: str, *, now: datetime) -> date:
    """The first day that counts; "2026-11" is the first of November. Raises Unusable, naming the forms."""
    said = " ".join(text.casefold().replace("’", "'").split())
    try:
        if iso := _ISO.fullmatch(said):
            year, month, day = (int(part or 1) for part in iso.groups())
            return date(year, month, day)
        if said in _DAYS_AGO:
            return now.date() - timedelta(_DAYS_AGO[said])
        if ago := _AGO.fullmatch(said):
            count = int(ago[1]) if ago[1] and ago[1].isdigit() else 1
            return _back(now.date(), count, _UNITS[ago[2]])
    except (ValueError, OverflowError):
        # The 31st of February, or a time before there were years.
        pass
    raise Unusable(
        message(
            "“{text}” names no day to search from. Write a date (2026, 2026-11 or 2026-11-02), “today”, “yesterday”, "
            "or how far back: “7 days”, “2 weeks”, “3 months”, “1 year”.",
            text=text.strip(),
        )
    )


def _back(today: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return today - timedelta(count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    # A month back from the 31st is the last day of a shorter one.
    first = date(year, month + 1, 1)
    return first.replace(day=min(today.day, calendar.monthrange(year, month + 1)[1]))
