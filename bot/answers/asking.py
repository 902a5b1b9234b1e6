"""The way of a question: its terms, the library's rarities, candidates by them, then the exact ranking."""

import asyncio
from collections.abc import Mapping, Sequence

from bot.answers.answer import answer, nothing_asked
from bot.answers.confidence import THRESHOLD
from bot.answers.evidence import Evidence, Reader, gather
from bot.answers.question import Question, parse
from bot.answers.signals import Setting, rarity
from bot.models import Answer, ArticleInfo, Scope
from bot.store import Store
from bot.store.rows import Row
from bot.text.words import words

#: Candidates that the exact ranking reads; more found the right sentence in less than one case of a hundred.
CANDIDATES = 200


async def ask(
    store: Store, scope: Scope, text: str, *, article: int | None = None, limit: int = 5, threshold: float | None = None
) -> Answer:
    """Answer from the articles that `scope` can read, or from one of them."""
    threshold = THRESHOLD if threshold is None else threshold
    question = parse(text, await store.articles.languages(scope))
    if not question.terms:
        return nothing_asked(text, threshold)
    total = await store.search.total(scope)
    frequencies = await store.search.frequencies(scope, tuple(question.stems), article)
    counts = [max(frequencies.get(stem, 0) for stem in term.stems) for term in question.terms]
    weights = [rarity(count, total) for count in counts]
    found = await store.search.candidates(
        scope,
        {stem: weights[number] for stem, number in question.stems.items() if frequencies.get(stem)},
        limit=CANDIDATES,
        article=article,
    )
    ids = [row_id for row_id, _ in found]
    rows = await store.search.rows(ids)
    articles = sorted({row.article for row in rows})
    infos, texts = await store.search.infos(articles), await store.search.texts(articles)
    return await asyncio.to_thread(
        _rank,
        question,
        weights,
        ids,
        rows,
        infos,
        texts,
        known=[bool(count) for count in counts],
        limit=limit,
        threshold=threshold,
    )


def _rank(
    question: Question,
    weights: Sequence[float],
    ids: Sequence[int],
    rows: Sequence[Row],
    infos: Mapping[int, ArticleInfo],
    texts: Mapping[int, str],
    *,
    known: Sequence[bool],
    limit: int,
    threshold: float,
) -> Answer:
    titles = {
        number: [word.stem for word in words(info.title, info.language) if not word.stop]
        for number, info in infos.items()
    }
    candidates = gather(ids, rows, Reader(question), titles, texts)
    setting = Setting(question, weights, _mean(candidates, 1), _mean(candidates, 2))
    return answer(setting, candidates, infos, texts, known=known, limit=limit, threshold=threshold)


def _mean(candidates: Sequence[Evidence], which: int) -> float:
    lengths = [one.own.length if which == 1 else sum(hits.length for hits in one.paragraph) for one in candidates]
    return sum(lengths) / len(lengths) if lengths else 0.0
