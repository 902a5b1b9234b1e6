"""Furniture: what a page carries beside the story. Kept in the text, never summarised, never quoted."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from bot.text.languages import LANGUAGES

#: Longer than this and it is prose that happens to mention such things.
_LONGEST = 320

_FIRST = re.compile(r"[^\W\d_]+")
#: What may stand before the first word of a line, and behind the last.
_BEFORE, _BEHIND = " \t•·-–—*>|[(«»→›▶+", " \t.:…!»→›>|])·-–—*"
#: How a sentence about such things differs from the thing itself: it tells of somebody doing something.
_TELLS = re.compile(r"\b(?:said|says|was|were|had|that|who|which|because)\b")
_RIGHTS = re.compile(
    r"^(?:©|copyright\b\s*(?:©|\(c\)|:|(?:19|20)\d\d|by\b))|©\s*(?:(?:19|20)\d\d|[^\W\d_])"
    r"|(?:copyright|\(c\))\s*(?:©|\(c\))?\s*(?:19|20)\d\d"
    r"|^(?:do not|don't) (?:reproduce|republish|redistribute)\b"
    r"|^(?:this|the|no part of this) (?:\w+ ){0,3}may (?:not )?be (?:published|reproduced|broadcast|rewritten|copied)\b"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+$|[^\s@]+@[^\s@]+\.\w+$|(?:[#@]\w+\s*)+$")
#: "(CNN)", "WASHINGTON —".
_DATELINE = re.compile(r"\([A-Z]{2,10}\)\s*(?:--|–|—)?$|[A-Z]{2,15}\s*(?:--|–|—)$")
#: "Ann Smith/Getty Images", "AP Photo/Ann Smith".
_AGENCY = re.compile(r"(?:^|[/(|]\s*)(?:AP|AFP|EPA|Reuters|Getty)(?: (?:Photo|Image)s?)?\b[^.]{0,60}$")
_AGENCIES = ("AP", "AFP", "EPA", "Reuters", "Images")
_NAME = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w.'’-]*"
_NAMES = re.compile(
    rf"[:]? {_NAME}(?:,? (?:(?:and|y|et|und|e|en|och|og|ja|и|de|van|von|der|da|di|del|la|le) ){{0,2}}{_NAME}){{1,11}}"
    r"(?P<rest>(?:[,|·–-]| [|·–-]).*)?$"
)
_WORK = re.compile(
    r"contributed to this (?:report|story|article)|contributed reporting"
    r"|(?:wrote and |and wrote )?reported from|wrote this story from"
)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The lexicons' phrases, by their first word so that a line is held against few; case-folded but for bylines."""

    openings: dict[str, tuple[str, ...]]
    labels: dict[str, tuple[str, ...]]
    credits: dict[str, tuple[str, ...]]
    stamps: dict[str, tuple[str, ...]]
    lines: frozenset[str]
    rights: tuple[str, ...]


def is_furniture(text: str, language: str = "") -> bool:
    """Whether one sentence or line is furniture; `language` is a code, "" when it is not known.

    Pages mix languages, so phrases of all languages count: only bylines must be in the page's own, or in English.
    """
    line = text.strip()
    if len(line) > _LONGEST:
        return False
    if "\n" in line or "  " in line or "\t" in line:
        line = " ".join(line.split())
    first = _FIRST.search(line)
    if first is None:
        return not any(c.isalnum() for c in line)
    folded = line.casefold()
    if _has_rights(folded):
        return len(line) < 200 or not _TELLS.search(folded)
    return (
        _is_known(folded.lstrip(_BEFORE), first.group().casefold())
        or _is_byline(line, language)
        or (("report" in folded or "contributed" in folded) and _is_credit_of_work(line))
        or bool(_LINK.match(line))
        or bool(_DATELINE.match(line))
        or (line.rstrip(")").endswith(_AGENCIES) and bool(_AGENCY.search(line)))
    )


def rights_line(text: str) -> str | None:
    """The article's own words on its rights: its last line or sentence of that kind, None when there is none."""
    for line in reversed(text[-5000:].split("\n")):
        stripped = line.strip()
        if stripped and len(stripped) <= _LONGEST and _has_rights(stripped.casefold()):
            return stripped
        if len(stripped) > _LONGEST and (last := _last_rights(stripped[-_LONGEST:])):
            return last
    return None


def _last_rights(tail: str) -> str:
    """The sentences on rights that end a text written in one line."""
    starts = [0, *(match.end() for match in re.finditer(r"[.!?…]\s+(?=[^\W\d_]|©|\()", tail))]
    found = len(tail)
    for start in reversed(starts[1:]):
        if not _has_rights(tail[start:found].casefold()):
            break
        found = start
    return tail[found:]


def _has_rights(folded: str) -> bool:
    may_be = "©" in folded or "copyright" in folded or "(c)" in folded or "reproduc" in folded or "republish" in folded
    may_be = may_be or "redistribute" in folded or "may be" in folded or "may not be" in folded
    return (may_be and bool(_RIGHTS.search(folded))) or folded.rstrip(_BEHIND).endswith(_phrases().rights)


def _is_known(folded: str, first: str) -> bool:
    """Whether the line opens with, or consists of, a phrase that only furniture has."""
    phrases = _phrases()
    words = folded.count(" ") + 1
    if words <= 4 and folded.strip(_BEHIND + "0123456789") in phrases.lines:
        return True
    if phrase := _opening(folded, phrases.openings.get(first)):
        about_cookies = "cookie" in folded or "evästeit" in folded or "kapsler" in folded
        return about_cookies or (
            len(folded) < 160 and not (folded.endswith((".", "!")) and words > 12 and bool(_TELLS.search(folded)))
        )
    if phrase := _opening(folded, phrases.labels.get(first)):
        return len(folded) < 160 and folded[len(phrase) :].lstrip().startswith(":")
    if phrase := _opening(folded, phrases.credits.get(first)):
        named = folded[len(phrase) :].lstrip().startswith((":", "©"))
        return words <= 20 and (named or (" " in phrase and words <= 9 and not folded.endswith(".")))
    if phrase := _opening(folded, phrases.stamps.get(first)):
        return words <= 14 and _is_stamp(folded[len(phrase) :], exact=" " in phrase)
    return False


def _opening(folded: str, phrases: tuple[str, ...] | None) -> str:
    for phrase in phrases or ():
        if folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum():
            return phrase
    return ""


def _is_stamp(rest: str, *, exact: bool) -> bool:
    """A date or time and little else: "10:15 AM ET, Mon March 2, 2015", not "in 1931, the book changed everything"."""
    rest = rest.lstrip()
    spelled = [word for word in _FIRST.findall(rest) if len(word) > 3]
    numbers = re.findall(r"\d+", rest)
    begins = exact or rest.startswith(":") or (len(numbers) > 1 and any(c.isdigit() for c in rest[:14]))
    return bool(numbers) and len(spelled) <= 3 and begins


def _is_byline(line: str, language: str) -> bool:
    """Whether it is a byline ("By Ann Smith"): at least two capitalised words and hardly anything else."""
    for prefix in _bylines(language):
        if line.startswith(prefix):
            match = _NAMES.match(line, len(prefix))
            if match and not line.endswith("."):
                rest = match.group("rest") or ""
                return len(rest) <= 60 and rest.count(" ") <= 8 and not _TELLS.search(rest)
    return False


def _is_credit_of_work(line: str) -> bool:
    """Whether it says who worked on the article: "… contributed to this report", "… reported from Rome"."""
    match = _WORK.search(line)
    if not match or len(line) > 240:
        return False
    if match.group().startswith("contributed"):
        return True
    rest = line[: match.start()] + line[match.end() :]
    names = re.sub(r"\b(?:and|in|from|wrote|reported|contributed|also|journalist|this|story|the)\b", "", rest)
    return all(word[:1].isupper() or not word[:1].isalpha() for word in names.split())


@cache
def _phrases() -> _Phrases:
    """All languages' phrases together."""
    return _Phrases(
        _by_first_word("OPENINGS"),
        _by_first_word("LABELS"),
        _by_first_word("CREDITS"),
        _by_first_word("STAMPS"),
        frozenset(_all("LINES")),
        tuple(sorted(_all("RIGHTS"))),
    )


def _all(name: str) -> set[str]:
    return {phrase.casefold() for code in LANGUAGES for phrase in _listed(code, name)}


def _by_first_word(name: str) -> dict[str, tuple[str, ...]]:
    """First word -> the phrases that open with it, the longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(_all(name), key=lambda phrase: (-len(phrase), phrase)):
        first = _FIRST.search(phrase)
        found.setdefault(first.group() if first else "", []).append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


@cache
def _bylines(language: str) -> tuple[str, ...]:
    codes = {"en", language} & set(LANGUAGES) if language else set(LANGUAGES)
    return tuple(prefix for code in sorted(codes) for prefix in _listed(code, "BYLINES"))


def _listed(code: str, name: str) -> list[str]:
    """The phrases that a language's lexicon lists under this name."""
    listed: str = getattr(import_module(f"bot.text.lexicon.{code}"), name)
    return [phrase for phrase in (" ".join(piece.split()) for piece in listed.split(",")) if phrase]
