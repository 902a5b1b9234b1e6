"""What a question asks for: its searchable words, in every language of the library, and the type of its answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.text.languages import detect, language
from bot.text.words import fold, words

#: More searchable words than this and the rarest decide; keeps one question's cost bounded.
MAX_TERMS = 32
#: Characters of a question that are read; Discord's own limit for a message.
MAX_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Term:
    """One searchable word of the question."""

    #: As it stands in the question.
    surface: str
    #: Normalised, not stemmed.
    form: str
    #: Its stems in the languages of the library, distinct.
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart; without terms there is nothing to search for."""

    text: str
    #: ISO 639-1 code, empty when it cannot be told.
    language: str
    terms: tuple[Term, ...]
    #: "who", "when", "where", "how_many", "why" or "what".
    expects: str

    @property
    def stems(self) -> dict[str, int]:
        """Every stem of every term -> the term's number."""
        return {stem: number for number, term in reversed(list(enumerate(self.terms))) for stem in term.stems}


def parse(text: str, languages: Sequence[str]) -> Question:
    """Take a question apart; `languages` are the codes of the articles it may be answered from."""
    text = text[:MAX_CHARACTERS]
    code = detect(text) or (languages[0] if len(languages) == 1 else "")
    own = words(text, code)
    others = [{word.start: word for word in words(text, other)} for other in languages if other != code]
    terms: dict[str, Term] = {}
    for word in own:
        if word.stop or word.form in terms or len(terms) == MAX_TERMS:
            continue
        # Languages cut elisions differently; where another one has no word at this place it has no stem for it either.
        stems = [word.stem, *(reading[word.start].stem for reading in others if word.start in reading)]
        terms[word.form] = Term(text[word.start : word.end], word.form, tuple(dict.fromkeys(stems)))
    return Question(text, code, tuple(terms.values()), expected([word.form for word in own], code))


def expected(forms: Sequence[str], code: str) -> str:
    """The type of answer that the first question word asks for; "what" when it asks for no special one."""
    known = [
        (tuple(fold(part) for part in phrase.split()), kind) for phrase, kind in language(code).question_words.items()
    ]
    known.sort(key=lambda entry: (-len(entry[0]), entry))
    for place in range(len(forms)):
        for phrase, kind in known:
            if tuple(forms[place : place + len(phrase)]) == phrase:
                return kind
    return "what"
