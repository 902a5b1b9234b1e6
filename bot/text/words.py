"""Words of a text as search sees them: normalised, stemmed, with their place, and the too common ones marked."""

import re
import threading
import unicodedata
from functools import cache
from typing import Any, NamedTuple

from bot.text.languages import language

#: Letters of one word that count; longer runs are no words.
MAX_LENGTH = 64
#: Characters of a run that are looked at: accents and invisible characters among its letters do not count as letters.
_SURFACE = 4 * MAX_LENGTH
#: Distinct words whose analysis is kept at hand, in each language.
_CACHED = 50_000

#: Characters without width: they may hide among letters, and search does not see them.
_HIDDEN = "\u00ad\u034f\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f"
#: Marks that belong to the letter before: accents, Hebrew and Arabic points, the vowels of the scripts of India.
_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u0900-\u0963\u0970-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e"
)
#: Scripts that set no spaces between words: each character counts as a word.
_UNSPACED = "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff"
_CAPITAL = "[A-ZÀ-ÖØ-ÞА-Я]"
_WORD = re.compile(
    # U.S. and U.N.: capitals, each with its full stop; the last may be missing.
    rf"{_CAPITAL}(?<!\w\w)(?:\.{_CAPITAL})+(?!\w)\.?"
    # 1,000,000 and 1.000.000 and 1 000 000 (with a space that does not break).
    r"|[0-9]{1,3}(?:([,.\u00a0\u202f'’])[0-9]{3})(?:\1[0-9]{3})*(?!\w|[.,][0-9])"
    rf"|[{_UNSPACED}]"
    rf"|[^\W_{_UNSPACED}]+(?:[{_MARKS}]+[^\W_]*|[{_HIDDEN}]+[^\W_]+)*"
)
#: The same for texts without accents and such, in half the time.
_ASCII_WORD = re.compile(
    r"[A-Z](?<!\w\w)(?:\.[A-Z])+(?!\w)\.?"
    r"|[0-9]{1,3}(?:([,.'])[0-9]{3})(?:\1[0-9]{3})*(?!\w|[.,][0-9])"
    r"|[A-Za-z0-9]+"
)
#: l'eau, dell'acqua, qu'il, d'or: the piece before the apostrophe is a word of its own, and a common one.
_ELISIONS = """
l d j m n s t c qu lorsqu puisqu jusqu quoiqu un dell nell all sull dall coll quell quest sant bell tutt anch v gl senz
"""
_ELIDED = frozenset(_ELISIONS.split())
_ELIDING = ("fr", "it", "pt")
#: Behind an apostrophe: "Mexico's", "don't", "we'll".
_ENDINGS = frozenset(["s", "t", "d", "m", "re", "ve", "ll"])
#: Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


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


def words(text: str, code: str, *, shouting: bool | None = None) -> list[Word]:
    """The words of a text in the language with this code ("" for plain words), in order.

    In a text of capitals US may mean us; `shouting` says whether it is one, where this is only a part of it.
    """
    analyses = _analyses(code, text.isupper() if shouting is None else shouting)
    found: list[Word] = []
    for match in (_ASCII_WORD if text.isascii() else _WORD).finditer(text):
        start, end = match.span()
        form, stem, stop = analyses[match.group() if end - start < _SURFACE else text[start : start + _SURFACE]]
        if form:
            # A tuple's own constructor: that of a NamedTuple takes as long as all the rest.
            found.append(tuple.__new__(Word, (form, stem, start, end, stop)))  # pyright: ignore[reportUnknownMemberType]
    return _without_endings(text, found, eliding=code in _ELIDING) if "'" in text or "’" in text else found


def _without_endings(text: str, found: list[Word], *, eliding: bool) -> list[Word]:
    """Leave out the `s` of "Mexico's" and the `t` of "don't", parts of the word before; l' and qu' are common words."""
    kept: list[Word] = []
    end = 0
    long = False
    for word in found:
        start = word.start
        if long and start == end + 1 and text[end] in "'’" and word.form in _ENDINGS:
            if word.form == "t" and kept[-1].form.endswith("n"):
                # "won't" and "haven't" are common words; "won" and "haven" are not.
                kept[-1] = kept[-1]._replace(stop=True)
        else:
            elided = eliding and word.form in _ELIDED and text[word.end : word.end + 1] in ("'", "’")
            kept.append(word._replace(stop=True) if elided else word)
        end = word.end
        long = end - start > 1
    return kept


def fold(text: str) -> str:
    """A whole word as search compares it: compatibility forms made one; no case, accents or invisible characters."""
    if text.isascii():
        return "".join(filter(str.isalnum, text))[:MAX_LENGTH].lower()
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(c for c in plain if c.isalnum() or _is_vowel(c)).translate(_PLAIN)[:MAX_LENGTH]


def _is_vowel(char: str) -> bool:
    """A sign that stands for a vowel, as in the scripts of India; an accent combines with its letter."""
    return unicodedata.category(char) in ("Mc", "Mn") and not unicodedata.combining(char) and char not in "\u034f\ufe0f"


class _Analyses(dict[str, tuple[str, str, bool]]):
    """Word as it stands -> form, stem, whether too common. A dict: a look-up costs half of an lru_cache's."""

    def __init__(self, code: str, *, shouting: bool) -> None:
        self._language = language(code)
        #: In a text of capitals US may mean us.
        self._shouting = shouting

    def __missing__(self, surface: str) -> tuple[str, str, bool]:
        # Numbers have no end, and are words as they stand: they would only fill it.
        if surface.isdigit():
            plain = surface.isascii() and len(surface) <= MAX_LENGTH
            return (surface, surface, False) if plain else self._analyse(surface)
        if len(self) >= _CACHED:
            self.clear()
        analysis = self[surface] = self._analyse(surface)
        return analysis

    def _analyse(self, surface: str) -> tuple[str, str, bool]:
        known = self._language
        form = fold(surface)
        if not form:
            return "", "", False
        if len(form) > 1 and not self._shouting and surface.isupper() and form.isalpha():
            return form, form, False
        # Snowball and the stop words know their language's accents, so these are folded only afterwards.
        lower = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", surface).casefold())
        lower = "".join(c for c in lower if c.isalnum() or unicodedata.combining(c))[:MAX_LENGTH]
        stop = lower in known.stop_words
        if not known.model or not form.isalpha():
            return form, form, stop
        return form, fold(_stemmer(known.model).stemWord(lower)) or form, stop


@cache
def _analyses(code: str, shouting: bool) -> _Analyses:
    return _Analyses(code, shouting=shouting)


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
