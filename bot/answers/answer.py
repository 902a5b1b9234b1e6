"""Ranked candidates -> Answer: the quotes, the confidence, and the reasons."""

from collections.abc import Mapping, Sequence

from bot.answers.confidence import confidence
from bot.answers.copies import Printed, elsewhere
from bot.answers.evidence import Evidence
from bot.answers.passages import passage
from bot.answers.ranking import Ranked, parts
from bot.answers.reasons import Asked, too_little, without_search, without_words
from bot.answers.signals import Setting
from bot.models import Answer, ArticleInfo, Cited, Quote, RunnerUp, Why, WordWeight
from bot.store.rows import Row
from bot.text.words import words

#: How many of those that came after the best are told of, when a reader asks why.
RUNNERS_UP = 3


def answer(
    asked: Asked,
    setting: Setting,
    printed: Sequence[Printed],
    infos: Mapping[int, ArticleInfo],
    texts: Mapping[int, str],
    *,
    around: Mapping[int, Row],
    known: Sequence[bool],
    limit: int,
) -> Answer:
    """The best `limit` candidates as quotes when the best one is sure enough, else as what came nearest.

    `around` are the rows that `passages.wanted` names. `known` says for each term of the question, mended as `setting`
    has it, whether any sentence in reach holds it.
    """
    text, threshold, within = asked.question.text, asked.threshold, asked.within
    if not printed:
        why = Why(_words(setting, None, known), threshold, reason=without_words(asked))
        return Answer(text, 0.0, why=why, within=within)
    ranked = [one.ranked for one in printed]
    best = ranked[0]
    sure = confidence(best.evidence, setting)
    scores = {one.evidence.row.id: one.score for one in ranked}
    quotes = tuple(_quote(one, setting, infos, texts, around=around, scores=scores) for one in printed[:limit])
    enough = sure >= threshold
    why = Why(
        _words(setting, best.evidence, known),
        threshold,
        {name: round(value, 4) for name, value in parts(best.evidence, texts, setting).items() if value},
        "" if enough else too_little(asked, setting.question.terms, known, infos[best.evidence.row.article].language),
        tuple(_runner_up(one, setting, infos[one.evidence.row.article]) for one in ranked[1 : 1 + RUNNERS_UP]),
    )
    return Answer(text, sure, quotes if enough else (), () if enough else quotes, why, within)


def nothing_found(asked: Asked) -> Answer:
    """The answer to a question without a word that could be searched for, or where there is nothing to search."""
    why = Why((), asked.threshold, reason=without_search(asked))
    return Answer(asked.question.text, 0.0, why=why, within=asked.within)


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


def _runner_up(one: Ranked, setting: Setting, info: ArticleInfo) -> RunnerUp:
    return RunnerUp(info, one.evidence.row.paragraph, round(one.score, 4), confidence(one.evidence, setting))


def _quote(
    one: Printed,
    setting: Setting,
    infos: Mapping[int, ArticleInfo],
    texts: Mapping[int, str],
    *,
    around: Mapping[int, Row],
    scores: Mapping[int, float],
) -> Quote:
    row = one.ranked.evidence.row
    info, text = infos[row.article], texts[row.article]
    shown = passage(row, around, text, scores)
    stems = setting.question.stems
    matches = tuple(
        (shown.start + word.start, shown.start + word.end)
        for word in words(shown.text, info.language)
        if not word.stop and word.stem in stems
    )
    also = tuple(
        Cited(
            texts[other.article][other.start : other.end], other.start, other.end, infos[other.article], other.paragraph
        )
        for other in elsewhere(one)
        if other.article in texts
    )
    quoted = text[row.start : row.end]
    return Quote(quoted, row.start, row.end, round(one.ranked.score, 4), shown, info, row.paragraph, matches, also)
