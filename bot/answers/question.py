"""What a question asks for: its searchable words, in every language of the library, and the type of its answer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from bot.answers.expected import expected, wants_latest, wants_speech
from bot.answers.kin import forms_of, kin_of
from bot.text.languages import detect, language
from bot.text.words import Word, words

#: More searchable words than this and the first decide; keeps one question's cost bounded.
MAX_TERMS = 32
#: Characters of a question that are read; Discord's own limit for a message.
MAX_CHARACTERS = 2000

_TOKEN = re.compile(r"[^\W_]+")
_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th|er|re|ere|eme|e|o|a|s)")


@dataclass(frozen=True, slots=True)
class Term:
    """One searchable word of the question."""

    #: As it stands in the question.
    surface: str
    #: Normalised, not stemmed.
    form: str
    #: Its stems in the languages of the library and those of its other forms ("won" for "win"), distinct.
    stems: tuple[str, ...]
    #: Stems that may stand in its place: words of like meaning, its parts, its initials. They count as context only.
    kin: tuple[str, ...] = ()
    #: Says how to search rather than what for ("latest", or OR in capitals): it counts only where an article has it.
    optional: bool = False


@dataclass(frozen=True)
class Question:
    """A question taken apart; without terms there is nothing to search for."""

    text: str
    #: ISO 639-1 code, empty when it cannot be told.
    language: str
    terms: tuple[Term, ...]
    #: "who", "when", "where", "how_many", "why" or "what".
    expects: str
    #: Asks for what is newest.
    latest: bool = False
    #: Asks what somebody said.
    speech: bool = False
    #: Every word, the common ones too, without case, in order.
    tokens: tuple[str, ...] = field(default=())

    @cached_property
    def stems(self) -> dict[str, int]:
        """Every stem of every term -> the term's number; the first term that has it."""
        return {stem: number for number, term in reversed(list(enumerate(self.terms))) for stem in term.stems}

    @cached_property
    def kin(self) -> dict[str, int]:
        """Every stem of like meaning that is not itself asked for -> the term's number."""
        found = {stem: number for number, term in reversed(list(enumerate(self.terms))) for stem in term.kin}
        return {stem: number for stem, number in found.items() if stem not in self.stems}


def parse(text: str, languages: Sequence[str]) -> Question:
    """Take a question apart; `languages` are the codes of the articles it may be answered from."""
    text = text[:MAX_CHARACTERS]
    code = detect(text) or _likeliest(text, languages)
    own = words(text, code)
    others = [{word.start: word for word in words(text, other)} for other in languages if other != code]
    joined = _joined(text, own)
    terms: dict[str, Term] = {}
    for place, word in enumerate(own):
        if word.stop or word.form in terms or len(terms) == MAX_TERMS:
            continue
        # Languages cut elisions differently; where another one has no word at this place it has no stem for it either.
        stems = [word.stem, *(reading[word.start].stem for reading in others if word.start in reading)]
        if ordinal := _ORDINAL.fullmatch(word.form):
            stems.append(ordinal.group(1))
        stems += forms_of(word.stem, code)
        kin = [*joined.get(place, ()), *kin_of(word.stem, code)]
        terms[word.form] = Term(
            text[word.start : word.end],
            word.form,
            tuple(dict.fromkeys(stems)),
            tuple(dict.fromkeys(kin)),
            optional=word.form in language(code).stop_words or wants_latest([word.form]),
        )
    tokens = tuple(token.casefold() for token in _TOKEN.findall(text))
    return Question(
        text,
        code,
        tuple(terms.values()),
        expected(tokens, code),
        latest=wants_latest(tokens),
        speech=wants_speech(tokens),
        tokens=tokens,
    )


def _likeliest(text: str, languages: Sequence[str]) -> str:
    """Of the library's languages the one with most common words in the question: short ones tell no more than that."""
    common = {code: sum(word.stop for word in words(text, code)) for code in languages}
    best = max(languages, key=lambda code: (common[code], -languages.index(code)), default="")
    return best if len(languages) == 1 or common.get(best) else ""


def _joined(text: str, own: Sequence[Word]) -> dict[int, tuple[str, ...]]:
    """Place of a word -> what it makes together with its neighbour: "e-mail" is email, "United Nations" is UN."""
    found: dict[int, tuple[str, ...]] = {}
    for place, (word, after) in enumerate(pairwise(own)):
        if word.stop or after.stop or after.start - word.end != 1:
            continue
        made = [word.form + after.stem]
        if text[word.start].isupper() and text[after.start].isupper():
            made.append(word.form[0] + after.form[0])
        for part in (place, place + 1):
            found[part] = (*found.get(part, ()), *made)
    return found
