"""Ranked candidates -> Answer: the quotes, the confidence, and the reasons."""

from collections.abc import Mapping, Sequence

from bot.answers.confidence import confidence
from bot.answers.evidence import Evidence
from bot.answers.passages import passage
from bot.answers.question import Question
from bot.answers.ranking import Ranked, rank
from bot.answers.signals import Setting
from bot.models import Answer, ArticleInfo, Quote, Why, WordWeight
from bot.text.words import words


def answer(
    setting: Setting,
    candidates: Sequence[Evidence],
    infos: Mapping[int, ArticleInfo],
    texts: Mapping[int, str],
    *,
    known: Sequence[bool],
    limit: int,
    threshold: float,
) -> Answer:
    """The best `limit` candidates as quotes when the best one is sure enough, else as what came nearest.

    `known` says for each term of the question whether any sentence of the library holds it.
    """
    question = setting.question
    ranked = rank(candidates, setting)
    if not ranked:
        return Answer(
            question.text,
            0.0,
            why=Why(_words(setting, None, known), threshold, reason="No article here has any of these words."),
        )
    best = ranked[0]
    sure = confidence(best.evidence, setting)
    quotes = tuple(_quote(one, question, infos, texts) for one in ranked[:limit])
    enough = sure >= threshold
    why = Why(
        _words(setting, best.evidence, known),
        threshold,
        {name: round(value, 4) for name, value in best.parts.items()},
        "" if enough else _reason(setting, known),
    )
    return Answer(question.text, sure, quotes if enough else (), () if enough else quotes, why)


def nothing_asked(question: str, threshold: float) -> Answer:
    """The answer to a question without a word that could be searched for."""
    return Answer(
        question,
        0.0,
        why=Why((), threshold, reason="The question has no searchable words; ask with a name, a thing or a date."),
    )


def _words(setting: Setting, best: Evidence | None, known: Sequence[bool]) -> tuple[WordWeight, ...]:
    def found(term: int) -> str:
        if best and term in best.own.counts:
            return "quote"
        if best and term in best.near:
            return "context"
        return "elsewhere" if known[term] else "nowhere"

    return tuple(
        WordWeight(term.surface, round(setting.rarity[number], 4), found(number))
        for number, term in enumerate(setting.question.terms)
    )


def _reason(setting: Setting, known: Sequence[bool]) -> str:
    missing = [term.surface for term, there in zip(setting.question.terms, known, strict=True) if not there]
    if missing:
        return f"No article here mentions {_listed(missing)}."
    return "The words are here, but no sentence brings enough of them together."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _quote(one: Ranked, question: Question, infos: Mapping[int, ArticleInfo], texts: Mapping[int, str]) -> Quote:
    row = one.evidence.own.row
    text = texts[row.article]
    around = passage(one.evidence, text)
    stems = question.stems
    matches = tuple(
        (around.start + word.start, around.start + word.end)
        for word in words(around.text, infos[row.article].language)
        if not word.stop and word.stem in stems
    )
    return Quote(
        text[row.start : row.end],
        row.start,
        row.end,
        round(one.score, 4),
        around,
        infos[row.article],
        row.paragraph,
        matches,
    )
