"""Numbers in a sentence with what they count, in one unit whatever the sentence uses."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.research.dates import dates
from bot.research.units import DEADLY, HEDGES, POWERS, UNITS, spelled
from bot.text.languages import language
from bot.text.words import words

#: Words on each side of a number that may say what it is a number of.
_AROUND = 9
_GROUPED = r"\d{1,3}(?:[,.\u00a0\u202f ’']\d{3})+"
_NUMBER = re.compile(
    rf"(?P<sign>[$€£] ?)?(?P<number>{_GROUPED}(?:[.,]\d{{1,2}})?(?![\d])|\d+(?:[.,]\d+)?)(?P<mark> ?[%€$£°]C?)?"
    r"|(?P<word>[^\W\d_]+)"
)


class Number(NamedTuple):
    """A number where it stands; offsets are in characters of the text that was read."""

    start: int
    end: int
    value: float
    #: What is counted: a unit's name, a stem, "dead", or "date" for a year.
    unit: str
    #: "about", "more than": not to be taken to the letter.
    hedged: bool
    #: Stems of the words around it, without common ones and what is counted.
    about: frozenset[str]


def numbers(text: str, code: str) -> list[Number]:
    """The numbers of a text that count something, dates among them, in order."""
    there = dates(text, code)
    found: list[Number] = []
    tokens = list(_NUMBER.finditer(text))
    for place, match in enumerate(tokens):
        if any(one.start < match.end() and match.start() < one.end for one in there):
            continue
        read = _read(tokens, place, text, code)
        if read:
            found.append(read)
    found += [_dated(one.start, one.end, one.when.year, text, code) for one in there if one.when.years == 1]
    return sorted(found, key=lambda one: (one.start, one.end))


def _dated(start: int, end: int, year: int, text: str, code: str) -> Number:
    return Number(start, end, year, "date", hedged=False, about=_about(text, start, end, code, ""))


def _read(tokens: Sequence[re.Match[str]], place: int, text: str, code: str) -> Number | None:
    match = tokens[place]
    start, end = match.span()
    value = _value(match, code)
    if value is None or (start and (text[start - 1].isalnum() or text[start - 1] in "/-.,:")):
        return None
    place += 1
    while place < len(tokens) and _adjoins(text, end, tokens[place]) and tokens[place]["word"]:
        power = POWERS.get(tokens[place]["word"].casefold())
        if power is None or (tokens[place]["word"] == "m" and match["sign"] is None):
            break
        value, end, place = value * power, tokens[place].end(), place + 1
    symbol = (match["sign"] or match["mark"] or "").strip()
    before = [one.casefold() for one in re.findall(r"[^\W\d_]+", text[max(0, start - 40) : start])][-2:]
    hedged = any(one in HEDGES for one in before)
    if symbol:
        unit, factor = UNITS.get(symbol.casefold(), (symbol, 1.0))
    else:
        of = tokens[place] if place < len(tokens) and _adjoins(text, end, tokens[place]) else None
        counted = _counted(of["word"] if of and of["word"] else "", code)
        if of and counted:
            end = of.end()
        unit, factor = counted or ("", 1.0)
    around = {one.casefold() for one in re.findall(r"[^\W\d_]+", text[max(0, start - 50) : end + 50])}
    if unit in ("", "person") and around & DEADLY and _beside(text, start, end):
        unit = "dead"
    return Number(start, end, value * factor, unit, hedged, _about(text, start, end, code, unit)) if unit else None


def _value(match: re.Match[str], code: str) -> float | None:
    if match["word"]:
        number = _spelled(code).get(match["word"].casefold())
        return float(number) if number else None
    written = match["number"]
    if re.fullmatch(_GROUPED, written):
        return float(re.sub(r"\D", "", written))
    if len(written) > 15:
        return None
    *whole, last = re.split("[.,]", written)
    return float(re.sub(r"\D", "", "".join(whole)) + "." + last) if whole else float(last)


@lru_cache(16)
def _spelled(code: str) -> dict[str, int]:
    return spelled(code)


def _adjoins(text: str, end: int, match: re.Match[str]) -> bool:
    return text[end : match.start()] in (" ", "\u00a0", "\u202f", "-", "\n", "")


def _counted(word: str, code: str) -> tuple[str, float] | None:
    """What a number counts, by the word behind it."""
    low = word.casefold()
    if low in UNITS and (len(low) > 2 or low in ("km", "cm", "mm", "kg", "an", "år") or word in ("m", "t", "g")):
        return UNITS[low]
    if low in DEADLY:
        return "dead", 1.0
    known = language(code)
    if len(low) < 3 or low in known.stop_words or low in known.connectives:
        return None
    if word[0].isupper() != (code == "de"):
        return None
    stems = words(word, code)
    return (stems[0].stem, 1.0) if stems else None


def _beside(text: str, start: int, end: int) -> bool:
    """Whether a word of death stands within a few words of the number, in the same clause."""
    before = re.split(r"[;:.!?]", text[max(0, start - 60) : start])[-1]
    after = re.split(r"[;:.!?]", text[end : end + 60])[0]
    beside = re.findall(r"[^\W\d_]+", before.casefold())[-4:] + re.findall(r"[^\W\d_]+", after.casefold())[:4]
    return any(word in DEADLY for word in beside)


def _about(text: str, start: int, end: int, code: str, unit: str) -> frozenset[str]:
    found = [word for word in words(text, code) if not word.stop and not word.form.isdigit()]
    before = [word for word in found if word.end <= start][-_AROUND:]
    after = [word for word in found if word.start >= end][:_AROUND]
    return frozenset(word.stem for word in (*before, *after) if word.stem != unit and word.form not in HEDGES)
