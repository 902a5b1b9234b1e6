"""Dates in a sentence: days, months, years, decades, centuries, before and after Christ."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from bot.research.calendar import COUNTED, calendar
from bot.research.models import Moment
from bot.text.languages import language

#: Four digits above this are no year that anybody wrote of; below it most are numbers of something.
_LAST_YEAR, _FIRST_YEAR = 2199, 1000
_SPACE = "[ \u00a0\u202f\n]"
#: Not inside a longer number, a word, an amount of money or an address.
_ALONE = r"(?<![\w.,:/£$€#@&=%+'’])(?<![\w£$€]-)(?<!\d[ \u00a0\u202f])"
_ENDS = r"(?![\w%‰°]|[.,:/]\d|[ \u00a0\u202f]\d{3}(?!\d)|[’'-]\w|[ \u00a0\u202f][%°€£$])"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ROMAN = {"i": 1, "v": 5, "x": 10}
#: Languages that count centuries in Roman numerals.
_ROMAN_CENTURIES = frozenset({"fr", "es", "it", "pt", "ru"})
_DIGIT = re.compile("[0-9]")
_DAY_FIRST = frozenset({"de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "ru"})


class Dated(NamedTuple):
    """A date where it stands, in characters of the text that was read."""

    start: int
    end: int
    when: Moment


def dates(text: str, code: str, published: str | None = None) -> list[Dated]:
    """The dates in a text that are certain, in order, without overlap.

    A number is taken for a year where its neighbours say so ("in 1714", "1915 folgte"), not where things are counted
    ("1,400 men"). Days without a year and "last May" are left out; "last year" and "yesterday" count once `published`,
    the article's own ISO date, makes them certain.
    """
    if code not in _ROMAN_CENTURIES and not _DIGIT.search(text) and not _may_be_relative(text, code):
        return []
    found: list[Dated] = []
    for match in _pattern(code).finditer(text):
        when = _read(match, text, code)
        if when is not None:
            start, end = match.span()
            found.append(Dated(start, end, when))
    found += _relative(text, code, published)
    kept: list[Dated] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


@cache
def _pattern(code: str) -> re.Pattern[str]:
    own = calendar(code)
    month = rf"(?:{own.month})\.?"
    ordinal = r"(?:st|nd|rd|th|er|º|°|ª|o|\.)?"
    of = rf"(?:{_SPACE}(?:of|de|del|d['’]))?"
    year = r"\d{4}"
    era = rf"(?:{own.before_christ})"
    return re.compile(
        # 12 June 1817, 1er janvier 1840, 30 de noviembre de 1854; the year may be BC.
        rf"{_ALONE}(?P<d1>\d{{1,2}}){ordinal}{of}{_SPACE}(?P<m1>{month}),?{of}{_SPACE}(?P<y1>{year}){_ENDS}"
        # June 12, 1817
        rf"|(?<!\w)(?P<m2>{month}){_SPACE}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,{_SPACE}(?P<y2>{year}){_ENDS}"
        # 2026-05-03; 03.05.2026, 3/5/2026
        rf"|{_ALONE}(?P<y3>{year})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
        rf"|{_ALONE}(?P<d4>\d{{1,2}})(?P<s4>[./]){_SPACE}?(?P<m4>\d{{1,2}})(?P=s4){_SPACE}?(?P<y4>{year}){_ENDS}"
        # June 1817, octubre de 1854
        rf"|(?<!\w)(?P<m5>{month}),?{of}{_SPACE}(?P<y5>{year}){_ENDS}"
        # 280 BC, AD 79, 79 AD
        rf"|{_ALONE}(?P<bc>\d{{1,4}}){_SPACE}?{era}(?!\w)"
        rf"|(?<!\w)(?-i:AD){_SPACE}(?P<ad1>\d{{1,4}})(?!\w)|{_ALONE}(?P<ad2>\d{{1,4}}){_SPACE}?(?:{own.after_christ})(?!\w)"
        # 19th century, the 1860s
        rf"|(?<!\w){own.century}(?!\w)(?P<cbc>{_SPACE}{era}(?!\w))?"
        rf"|(?<!\w){own.decade}(?!\w)"
        # 1714
        rf"|{_ALONE}(?P<y>{year})(?P<range>(?:[–-])\d{{2,4}})?{_ENDS}",
        re.IGNORECASE,
    )


def _read(match: re.Match[str], text: str, code: str) -> Moment | None:  # noqa: C901, PLR0911 - a form a line
    got = {name: value for name, value in match.groupdict().items() if value}
    months = calendar(code).months
    for number in "12":
        if f"d{number}" in got:
            return _day(
                int(got[f"y{number}"]), months[got[f"m{number}"].casefold().rstrip(".")], int(got[f"d{number}"])
            )
    if "y3" in got:
        return _day(int(got["y3"]), int(got["m3"]), int(got["d3"]))
    if "y4" in got:
        day, month = int(got["d4"]), int(got["m4"])
        if code not in _DAY_FIRST and day != month:
            # 3/5/2026 is May to some and March to others.
            return None if day <= 12 and month <= 12 else _day(int(got["y4"]), min(day, month), max(day, month))
        return _day(int(got["y4"]), month, day)
    if "m5" in got:
        return _month(int(got["y5"]), months[got["m5"].casefold().rstrip(".")])
    if "bc" in got:
        return Moment(1 - int(got["bc"])) if int(got["bc"]) else None
    if "ad1" in got or "ad2" in got:
        year = int(got.get("ad1") or got["ad2"])
        return Moment(year) if 0 < year <= _LAST_YEAR else None
    if got.get("n"):
        return _century(got["n"].casefold(), code, bc="cbc" in got)
    if "dec" in got:
        return _decade(int(got["dec"]))
    return Moment(int(got["y"])) if _is_year(match, text, code) else None


def _day(year: int, month: int, day: int) -> Moment | None:
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Moment(year, month, day)


def _month(year: int, month: int) -> Moment | None:
    return Moment(year, month) if 0 < year <= _LAST_YEAR else None


def _century(number: str, code: str, *, bc: bool) -> Moment | None:
    value = int(number) if number.isdecimal() else _roman(number)
    # 1600-talet is the century that a German calls the seventeenth.
    value += code in ("sv", "fi")
    if not 0 < value <= 30:
        return None
    return Moment(-100 * value + 1 if bc else 100 * value - 99, years=100)


def _roman(number: str) -> int:
    values = [_ROMAN[letter] for letter in number]
    return sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))


def _decade(year: int) -> Moment | None:
    return Moment(year, years=10) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def _is_year(match: re.Match[str], text: str, code: str) -> bool:  # noqa: PLR0911 - a reason a line
    """Whether four digits are a year: by the word before, or by what follows at the start of a sentence."""
    if not _FIRST_YEAR <= int(match["y"]) <= _LAST_YEAR:
        return False
    own = calendar(code)
    before = text[max(0, match.start() - 40) : match.start()].rstrip(" \u00a0\u202f\n")
    after = _WORD.match(text, match.end() + 1)
    behind = after.group() if after and after.start() == match.end() + 1 and text[match.end()] in " \u00a0\n" else ""
    if behind.casefold() in COUNTED or (behind and _is_counted(behind, code)):
        return False
    if match["range"]:
        return True
    words = _WORD.findall(before.casefold())
    at_start = not before or before[-1] in '.!?"“„«»([—–;:'
    if at_start or (before[-1] == "," and code != "en"):
        # "1915 folgte sein Buch", "(1855)": alone in brackets, or before a word that is not counted.
        return bool(behind) or text[match.end() : match.end() + 1] in (")", ",", ":", ";", "–", "]")
    if not words or not before[-1].isalpha():
        # "Krakatoa, 1883": behind a comma nothing is counted that has no name.
        return before[-1] == "," and not behind
    if before[-1].isalpha() and words[-1] in own.leads:
        return True
    # "entstand 1377 das Buch", "gründet 1971, bewahrt": languages that need no word before it.
    return code in ("de", "sv", "da", "no", "nl", "fi") and not _is_hedge(words[-1])


_HEDGING = """
fast etwa rund über mehr als ungefähr insgesamt circa knapp gut nur wenigstens mindestens höchstens je alle die der
den omkring ungefär cirka över nästan minst högst bara drygt de ca ruim bijna ongeveer meer dan zo'n næsten cirka
nesten rundt noin yli lähes
"""
_HEDGES = frozenset(_HEDGING.split())


def _is_hedge(word: str) -> bool:
    return word in _HEDGES


def _is_counted(behind: str, code: str) -> bool:
    """Whether the word behind a number looks like what there are so many of."""
    low = behind.casefold()
    known = language(code)
    if low in known.stop_words or low in known.connectives:
        return False
    if code == "de":
        return behind[0].isupper()
    if code in ("en", "fr", "es", "pt", "nl", ""):
        return low.endswith("s") and len(low) > 3 and behind[0].islower()
    return False


def _may_be_relative(text: str, code: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in calendar(code).relative)


def _relative(text: str, code: str, published: str | None) -> Iterator[Dated]:
    try:
        then = date.fromisoformat((published or "")[:10])
        before = then - timedelta(days=1)
    except (ValueError, OverflowError):
        return
    moments = (Moment(then.year - 1), Moment(then.year), Moment(before.year, before.month, before.day))
    for pattern, when in zip(calendar(code).relative, moments, strict=True):
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
            yield Dated(*match.span(), when)
