"""The languages we read, and which of them a text is in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

#: ISO 639-1 code -> English name; in lower case it is also the name of the Punkt model and of the Snowball stemmer.
_KNOWN = {
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "de": "German",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "fi": "Finnish",
    "ru": "Russian",
}
#: Characters of a text that are looked at to tell its language.
_SAMPLE = 20_000
#: Share of a text's words that must be its language's own stop words; languages we do not know stay below it.
_SHARE = 0.08
_WORD = re.compile(r"[^\W\d_]+")
_ASCII = re.compile(r"[\x00-\x7f]+")
#: Letters and pairs of letters that few of these languages write.
_LETTERS = {
    **dict.fromkeys("ñ¿¡", ("es",)),
    **dict.fromkeys("ãõ", ("pt",)),
    **dict.fromkeys("çê", ("fr", "pt")),
    **dict.fromkeys("èù", ("fr", "it")),
    **dict.fromkeys("æø", ("da", "no")),
    "å": ("da", "no", "sv"),
    "ä": ("de", "fi", "sv"),
    "ö": ("de", "fi", "sv"),
    **dict.fromkeys(("ää", "yy", "uu"), ("fi",)),
    **dict.fromkeys("ёыэ", ("ru",)),
    "ß": ("de",),
    "ü": ("de",),
    "œ": ("fr",),
    "ò": ("it",),
    "ij": ("nl",),
}
#: Letters that none of these languages writes: with one in every tenth word more common words are wanted.
_FOREIGN = re.compile("[łąęśżźćńěřůčšžďťňľőűğışțţăőўіїєґ\u0370-\u03ff]")


@dataclass(frozen=True, slots=True)
class Language:
    """What we know of a language; the plain one (code "") knows nothing and still works."""

    code: str
    #: In English.
    name: str
    #: Words too common to search for, case-folded.
    stop_words: frozenset[str]
    #: Question word or phrase, case-folded -> "who", "when", "where", "how_many", "why" or "what".
    question_words: Mapping[str, str]
    #: Abbreviations without their last full stop, case-folded.
    abbreviations: frozenset[str]
    #: Words that open a sentence by pointing back; those that do so behind "In 1907" too; words that may stand before.
    references: frozenset[str]
    subjects: frozenset[str]
    connectives: frozenset[str]
    #: A regular expression of openings that only seem to point back.
    expletives: str

    @property
    def model(self) -> str:
        """Name of its Punkt model and of its Snowball stemmer; empty: none."""
        return self.name.lower()


PLAIN = Language("", "", frozenset(), {}, frozenset(), frozenset(), frozenset(), frozenset(), "")


class _Languages(Mapping[str, Language]):
    """Code -> Language, each read when it is first asked for."""

    def __getitem__(self, code: str) -> Language:
        if code not in _KNOWN:
            raise KeyError(code)
        return _load(code)

    def __iter__(self) -> Iterator[str]:
        return iter(_KNOWN)

    def __len__(self) -> int:
        return len(_KNOWN)


LANGUAGES: Mapping[str, Language] = _Languages()


@cache
def _load(code: str) -> Language:
    words = import_module(f"bot.text.lexicon.{code}")
    questions = {
        phrase.strip().casefold(): kind
        for kind, listed in words.QUESTIONS.items()
        for phrase in (listed.split(",") if "," in listed else listed.split())
    }
    own = {word for phrase in questions for word in phrase.split() if " " not in phrase}
    return Language(
        code,
        _KNOWN[code],
        stop_words=frozenset(words.STOP.casefold().split()) | own,
        question_words=questions,
        abbreviations=frozenset(words.ABBREVIATIONS.casefold().split()),
        references=frozenset(words.REFERENCES.casefold().split()),
        subjects=frozenset(words.SUBJECTS.casefold().split()),
        connectives=frozenset(words.CONNECTIVES.casefold().split()),
        expletives=words.EXPLETIVES,
    )


def language(code: str) -> Language:
    """The language with this code; the plain one for codes we do not know."""
    return _load(code) if code in _KNOWN else PLAIN


def detect(text: str) -> str:
    """The code of the language a text is in, or "" when that cannot be told.

    Counts stop words; a word that several languages share counts for each by the share that is its own. Cheaper than a
    trained model by two orders of magnitude, and enough to choose a stemmer.
    """
    sample = text[:_SAMPLE].casefold()
    found = _WORD.findall(sample)
    # Most letters are plain ones: what is left without them is short.
    accented = _ASCII.sub("", sample)
    votes = dict.fromkeys(_KNOWN, 0.0)
    for owners in filter(None, map(_weights().get, found)):
        for code, weight in owners:
            votes[code] += weight
    for letter, codes in _LETTERS.items():
        count = min(3, (accented if len(letter) == 1 else sample).count(letter))
        for code in codes:
            votes[code] += 0.4 * count
    best = max(votes, key=lambda code: (votes[code], code))
    rest = max(vote for code, vote in votes.items() if code != best)
    share = 4 * _SHARE if len(_FOREIGN.findall(accented)) * 10 > len(found) else _SHARE
    enough = votes[best] >= max(0.5, share * len(found)) and votes[best] > 1.05 * rest
    return best if enough else ""


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    owners: dict[str, list[str]] = {}
    for code in _KNOWN:
        for word in _load(code).stop_words:
            owners.setdefault(word, []).append(code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in sorted(owners.items())}
