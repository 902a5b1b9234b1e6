"""Ranked candidates -> Answer: the quotes, the confidence, and the reasons."""

from collections.abc import Mapping, Sequence

from bot.answers.confidence import confidence
from bot.answers.evidence import Evidence
from bot.answers.passages import passage
from bot.answers.ranking import Ranked, parts
from bot.answers.signals import Setting
from bot.models import Answer, ArticleInfo, Quote, Why, WordWeight
from bot.store.rows import Row
from bot.store.search import Holder
from bot.text.words import words


def answer(
    setting: Setting,
    ranked: Sequence[Ranked],
    holders: Mapping[int, Holder],
    texts: Mapping[int, str],
    around: Mapping[int, Row],
    *,
    known: Sequence[bool],
    limit: int,
    threshold: float,
) -> Answer:
    """The best `limit` candidates as quotes when the best one is sure enough, else as what came nearest.

    `around` are the rows that `passages.wanted` names. `known` says for each term of the question whether any sentence
    in reach holds it.
    """
    question = setting.question
    if not ranked:
        return Answer(
            question.text,
            0.0,
            why=Why(_words(setting, None, known), threshold, reason="No article here has any of these words."),
        )
    best = ranked[0]
    sure = confidence(best.evidence, setting)
    scores = {one.evidence.row.id: one.score for one in ranked}
    quotes = tuple(
        _quote(
            one,
            setting,
            holders[one.evidence.row.article].info,
            text=texts[one.evidence.row.article],
            around=around,
            scores=scores,
        )
        for one in ranked[:limit]
    )
    enough = sure >= threshold
    why = Why(
        _words(setting, best.evidence, known),
        threshold,
        {name: round(value, 4) for name, value in parts(best.evidence, texts, setting).items() if value},
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
    def found(number: int) -> str:
        if best and best.own >> number & 1:
            return "quote"
        if best and best.near >> number & 1:
            return "context"
        return "elsewhere" if known[number] else "nowhere"

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


def _quote(
    one: Ranked,
    setting: Setting,
    info: ArticleInfo,
    *,
    text: str,
    around: Mapping[int, Row],
    scores: Mapping[int, float],
) -> Quote:
    row = one.evidence.row
    shown = passage(row, around, text, scores)
    stems = setting.question.stems
    matches = tuple(
        (shown.start + word.start, shown.start + word.end)
        for word in words(shown.text, info.language)
        if not word.stop and word.stem in stems
    )
    return Quote(
        text[row.start : row.end], row.start, row.end, round(one.score, 4), shown, info, row.paragraph, matches
    )
