"""Openings that only the sentence before explains: "He", "This decision", "But they"."""

import re

from bot.text.languages import Language, language

_DIGIT = re.compile(r"[0-9]")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Words looked at before giving up: the connectives that may come first, and the pointing word itself.
_DEPTH = 3
#: Characters of a sentence that are looked at.
_SEEN = 400
#: Words before a pronoun that may still be the subject of an opening.
_MOST_BEFORE = 6
_NAME = re.compile(r" [A-ZÀ-ÖØ-ÞА-Я][\w'’-]+")
_WHO = re.compile(r" (?:who|whose|which|that|as|of)\b")
#: Pronouns that are articles as well: before a date, or before an adjective and its noun in German.
_ARTICLES = frozenset({"das", "den", "det", "de", "die", "der"})
_NUMBER_OR_NOUN = re.compile(r" (?:\d|[a-zäöüß]+e[nrsm]? [A-ZÄÖÜ])")


def opens_with_reference(sentence: str, code: str) -> bool:
    """Whether the sentence opens with a word that points at something named before, or with "In 1907 he"."""
    known = language(code)
    if not known.references:
        return False
    opening = sentence[:_SEEN].lstrip("\"'“”„«»‘’([–—- ")
    place = 0
    for _ in range(_DEPTH):
        match = _TOKEN.search(opening, place)
        if match is None:
            break
        place = match.end()
        word = match.group().casefold().split("'")[0].split("’")[0]
        if word in known.references:
            is_expletive = known.expletives and re.match(known.expletives, opening, re.IGNORECASE)
            return not is_expletive and not _explained_at_once(word, opening[place:])
        if word not in known.connectives:
            break
    return _speaks_of_a_subject(opening, known)


def _explained_at_once(word: str, rest: str) -> bool:
    """Whether the words that follow say what is meant: "This Monday", "Those who", "Den 24 april", "Das alte Haus"."""
    if _NAME.match(rest) or _WHO.match(rest):
        return True
    return word in _ARTICLES and bool(_NUMBER_OR_NOUN.match(rest))


def _speaks_of_a_subject(opening: str, known: Language) -> bool:
    """Whether a pronoun is the subject behind a number and no name: "In 1907 he", "After 81 days it"."""
    # Most have no number at all; other digits than these are too rare to look for twice.
    if opening.isascii() and not _DIGIT.search(opening):
        return False
    for count, match in enumerate(_TOKEN.finditer(opening)):
        word = match.group()
        if count > _MOST_BEFORE:
            return False
        if count and word in known.subjects:
            return any(c.isdigit() for c in opening[: match.start()])
        # German writes every noun with a capital: there it is no sign of a name.
        if count and word[0].isupper() and known.code != "de":
            return False
    return False
