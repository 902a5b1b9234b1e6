"""Openings that only the sentence before explains: "He", "This decision", "But they"."""

import re

from bot.text.languages import language

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Words looked at before giving up: the connectives that may come first, and the pointing word itself.
_DEPTH = 3
#: Characters of a sentence that are looked at.
_SEEN = 400


def opens_with_reference(sentence: str, code: str) -> bool:
    """Whether the sentence opens with a word that points at something named before."""
    known = language(code)
    if not known.references:
        return False
    opening = sentence[:_SEEN].lstrip("\"'“”„«»‘’([–—- ")
    for match, _ in zip(_TOKEN.finditer(opening), range(_DEPTH), strict=False):
        word = match.group().casefold().split("'")[0].split("’")[0]
        if word in known.references:
            is_expletive = known.expletives and re.match(known.expletives, opening, re.IGNORECASE)
            return not is_expletive and not _names_at_once(opening[match.end() :])
        if word not in known.connectives:
            return False
    return False


def _names_at_once(rest: str) -> bool:
    """Whether a name follows at once, as in "This Monday" and "Her Majesty"."""
    return bool(re.match(r" [A-ZÀ-ÖØ-ÞА-Я][\w'’-]+", rest))
