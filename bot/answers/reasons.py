"""Why there is no answer, in a sentence of ours that is true of the articles, whatever the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.question import Question, Term
from bot.messages import Message, counted, message
from bot.models import Within
from bot.phrases import all_of, any_of, day, one_by_one
from bot.text.languages import language
from bot.tongues import language_name

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


def without_search(asked: Asked) -> Message:
    """Why there was nothing to search for, or nothing to search in."""
    within = asked.within
    if not asked.question.terms:
        return message("The question has no searchable words; ask with a name, a thing or a date.")
    if within.since is None:
        return message("There is nothing here to search in yet.")
    if within.article is not None:
        return message("It is from before {day}.", day=day(within.since))
    return message("No article here is from {day} or later.", day=day(within.since))


def without_words(asked: Asked) -> Message:
    """Why no sentence was found at all."""
    if of_language := _language(asked):
        return of_language
    if asked.within.article is not None:
        return message("It has none of these words.")
    if asked.within.since:
        return message("No article since {day} has any of these words.", day=day(asked.within.since))
    return message("No article here has any of these words.")


def too_little(asked: Asked, terms: Sequence[Term], known: Sequence[bool], nearest: str) -> Message:
    """Why what was found is no answer.

    `known` says which terms any sentence in reach holds; `nearest` is the language of what came nearest.
    """
    if of_language := _language(asked):
        return of_language
    code = asked.question.language
    foreign = nearest not in ("", code) and _surely_in(code, asked.question, [nearest])
    behind = message("What came nearest is in {language}.", language=language_name(nearest)) if foreign else ""
    missing = [term.surface for term, there in zip(terms, known, strict=True) if not there]
    if missing:
        return one_by_one(_unmentioned(asked.within, missing), behind)
    return one_by_one(message("The words are here, but no sentence brings enough of them together."), behind)


def _unmentioned(within: Within, words: Sequence[str]) -> Message:
    """That the one article has none of these words, or that none of them does."""
    listed = any_of(words)
    if within.article is not None:
        return message("It does not mention {words}.", words=listed)
    if within.since:
        return message("No article since {day} mentions {words}.", day=day(within.since), words=listed)
    return message("No article here mentions {words}.", words=listed)


def _language(asked: Asked) -> Message | None:
    """That the question is in a language of none, or of the lesser part, of the articles; None when it is not."""
    code, languages, within = asked.question.language, asked.languages, asked.within
    # An article whose language we cannot tell may be in any.
    if "" in languages or code == languages[0] or not _surely_in(code, asked.question, languages):
        return None
    own, most = language_name(code), language_name(languages[0])
    if code in languages:
        return message("The {language} articles here do not say; there are more in {most}.", language=own, most=most)
    if within.article is not None:
        return message("It is in {other}, not in {language}.", other=most, language=own)
    named = [language_name(one) for one in languages[:_NAMED]]
    others = len(languages) - len(named)
    listed = all_of([*named, *([counted("{count} more language", "{count} more languages", others)] if others else [])])
    if within.since:
        then = day(within.since)
        return message(
            "No article since {day} is in {language}; they are in {others}.", day=then, language=own, others=listed
        )
    return message("No article here is in {language}; they are in {others}.", language=own, others=listed)


def _surely_in(code: str, question: Question, others: Sequence[str]) -> bool:
    """Whether the question's common words are this language's, and hardly those of any of the others."""

    def common(one: str) -> int:
        return sum(token in language(one).stop_words for token in question.tokens)

    own = common(code)
    return own >= _TELLING and all(2 * common(one) <= own for one in others if one != code)
