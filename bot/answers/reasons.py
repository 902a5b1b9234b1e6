"""Why there is no answer, in a sentence of ours that is true of the articles, whatever the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.question import Question, Term
from bot.models import Within
from bot.text.languages import language

#: Common words of its language that a question must have before that language is spoken of.
_TELLING = 2
#: Languages of the articles that are named.
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked, and of what."""

    question: Question
    within: Within
    #: Languages of the articles that it is asked of, most articles first.
    languages: Sequence[str]
    #: Confidence from which quotes are shown.
    threshold: float


def without_search(asked: Asked) -> str:
    """Why there was nothing to search for, or nothing to search in."""
    within = asked.within
    if not asked.question.terms:
        return "The question has no searchable words; ask with a name, a thing or a date."
    if within.since is None:
        return "There is nothing here to search in yet."
    if within.article is not None:
        return f"It is from before {_day(within)}."
    return f"No article here is from {_day(within)} or later."


def without_words(asked: Asked) -> str:
    """Why no sentence was found at all."""
    return _language(asked) or _none(asked.within, "has none of these words", "has any of these words")


def too_little(asked: Asked, terms: Sequence[Term], known: Sequence[bool], nearest: str) -> str:
    """Why what was found is no answer.

    `known` says which terms any sentence in reach holds; `nearest` is the language of what came nearest.
    """
    if of_language := _language(asked):
        return of_language
    code = asked.question.language
    foreign = nearest not in ("", code) and _surely_in(code, asked.question, [nearest])
    behind = f" What came nearest is in {language(nearest).name}." if foreign else ""
    missing = [term.surface for term, there in zip(terms, known, strict=True) if not there]
    if missing:
        words = _listed(missing, "or")
        return _none(asked.within, f"does not mention {words}", f"mentions {words}") + behind
    return f"The words are here, but no sentence brings enough of them together.{behind}"


def _none(within: Within, it: str, none: str) -> str:
    """That the one article does `it`, or that `none` of them does."""
    if within.article is not None:
        return f"It {it}."
    return f"No article {f'since {_day(within)}' if within.since else 'here'} {none}."


def _language(asked: Asked) -> str:
    """That the question is in a language of none, or of the lesser part, of the articles; empty when it is not."""
    code, languages = asked.question.language, asked.languages
    # An article whose language we cannot tell may be in any.
    if "" in languages or code == languages[0] or not _surely_in(code, asked.question, languages):
        return ""
    name, first = language(code).name, language(languages[0]).name
    if code in languages:
        return f"The {name} articles here do not say; there are more in {first}."
    if asked.within.article is not None:
        return f"It is in {first}, not in {name}."
    named = [language(one).name for one in languages[:_NAMED]]
    others = len(languages) - len(named)
    listed = _listed([*named, *([f"{others} more"] if others else [])], "and")
    when = f"since {_day(asked.within)}" if asked.within.since else "here"
    return f"No article {when} is in {name}; they are in {listed}."


def _surely_in(code: str, question: Question, others: Sequence[str]) -> bool:
    """Whether the question's common words are this language's, and hardly those of any of the others."""

    def common(one: str) -> int:
        return sum(token in language(one).stop_words for token in question.tokens)

    own = common(code)
    return own >= _TELLING and all(2 * common(one) <= own for one in others if one != code)


def _listed(names: Sequence[str], joined: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joined} {names[-1]}"


def _day(within: Within) -> str:
    day = within.since
    return f"{day.day} {day:%B} {day.year}" if day else ""
