"""Words of a text as search sees them: normalised, stemmed, with their place and whether they are too common to count."""

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from bot.text.languages import language

#: Letters of one word that count; longer runs are no words.
MAX_LENGTH = 64
#: Distinct words whose analysis is kept at hand, over all languages.
_CACHED = 200_000

_ALNUM = r"[^\W_]"
_INSIDE = "[\u00ad\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
#: Letters with marks that combine with them, and characters without width that may hide among them.
_RUN = rf"{_ALNUM}(?:[\u0300-\u036f]|{_INSIDE}*{_ALNUM})*"
_WORD = re.compile(
    # U.S. and U.N.: capitals, each with its full stop; the last may be missing.
    rf"(?<!\w)(?:[A-ZÀ-ÖØ-ÞА-Я]\.){{2,}}(?!\w)|(?<!\w)[A-ZÀ-ÖØ-ÞА-Я](?:\.[A-ZÀ-ÖØ-ÞА-Я])+(?!\w)"
    # 1,000,000 and 1.000.000 and 1 000 000 (with a space that does not break).
    r"|(?<![\w.,])[0-9]{1,3}(?:([,.\u00a0\u202f'’])[0-9]{3})(?:\1[0-9]{3})*(?![\w]|[.,][0-9])"
    rf"|{_RUN}",
)
#: l'eau, dell'acqua, qu'il, d'or: the piece before the apostrophe is a word of its own, and a common one.
_ELISIONS = frozenset(
    ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu", "un", "dell", "nell", "all", "sull", "dall", "coll", "quell", "quest", "sant", "bell", "tutt", "anch", "c", "v", "gl", "senz"]
)
_ELIDING = ("fr", "it", "pt")


class Word(NamedTuple):
    """A word: `text[start:end]` is how it stands there."""

    #: Without case, accents and characters that have no width; letters and digits only.
    form: str
    #: The form's stem; the form itself for numbers and in languages without a stemmer.
    stem: str
    start: int
    end: int
    #: Too common to search for.
    stop: bool


def words(text: str, code: str) -> list[Word]:
    """The words of a text in the language with this code ("" for plain words), in order."""
    shouting = text.isupper()
    found: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        form, stem, stop = _analyse(match.group(), code, shouting)
        if form and not _is_ending(text, start, found):
            found.append(Word(form, stem, start, end, stop or _is_elision(text, end, form, code)))
    return found


def fold(text: str) -> str:
    """A whole word as search compares it: compatibility forms made one, without case, accents or invisible characters."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if c.isalnum())[:MAX_LENGTH].replace("ß", "ss")


def _is_ending(text: str, start: int, found: list[Word]) -> bool:
    """The `s` of "Mexico's", the `t` of "don't": part of the word before."""
    if not found or found[-1].end != start - 1 or text[start - 1] not in "'’":
        return False
    ending = text[start : start + 4].casefold()
    return bool(re.match(r"(?:s|t|d|m|re|ve|ll)(?!\w)", ending)) and len(text[found[-1].start : found[-1].end]) > 1


def _is_elision(text: str, end: int, form: str, code: str) -> bool:
    return code in _ELIDING and text[end : end + 1] in ("'", "’") and form in _ELISIONS


@lru_cache(_CACHED)
def _analyse(surface: str, code: str, shouting: bool) -> tuple[str, str, bool]:
    known = language(code)
    lower = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", surface).casefold())
    lower = "".join(c for c in lower if c.isalnum() or unicodedata.combining(c))[:MAX_LENGTH]
    form = fold(surface)
    if not form:
        return "", "", False
    acronym = len(form) > 1 and surface.isupper() and form.isalpha() and not shouting
    if acronym or not form.isalpha() or not known.snowball:
        return form, form, not acronym and lower in known.stop_words
    # Snowball knows its language's accents, so they are folded only afterwards.
    return form, fold(_stemmer(known.snowball).stemWord(lower)) or form, lower in known.stop_words


class _Stemmers(threading.local):
    """Stemmers by language: each keeps the word it works on in itself, so every thread needs its own."""

    def __init__(self) -> None:
        self.known: dict[str, Any] = {}


_STEMMERS = _Stemmers()


def _stemmer(name: str) -> Any:  # noqa: ANN401 - the package has no types
    if name not in _STEMMERS.known:
        import snowballstemmer  # noqa: PLC0415 - only articles and questions need it, the start does not

        _STEMMERS.known[name] = snowballstemmer.stemmer(name)  # pyright: ignore[reportUnknownMemberType]
    return _STEMMERS.known[name]
