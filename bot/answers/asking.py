"""The way of a question: its words, where they stand, the candidates, the ranking by words, then by text."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.answers import variants
from bot.answers.answer import answer, nothing_found
from bot.answers.candidates import CANDIDATES, by_kin, choose, counted, held, holders, inside
from bot.answers.confidence import THRESHOLD
from bot.answers.copies import distinct, elsewhere, folded
from bot.answers.evidence import Reader, gather
from bot.answers.following import holds, points_back, together
from bot.answers.passages import wanted
from bot.answers.question import Question, Term, parse
from bot.answers.ranking import READ, Ranked, by_text, by_words
from bot.answers.reasons import Asked
from bot.answers.recency import recency
from bot.answers.signals import Setting, rarity
from bot.models import EVERYTHING, Answer, Kind, Scope, Within
from bot.store import Store
from bot.store.rows import Row
from bot.store.search import Holder, Reach, Search
from bot.text.words import words

Postings = dict[str, list[int]]
#: Candidates whose neighbours are read too, for words of like meaning in them.
NEIGHBOURED = 50
#: Candidates whose neighbours are candidates too: what answers may hold no word of the question itself.
FOLLOWED = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """The candidates of a question."""

    question: Question
    #: Rarity of each term, and whether anything in reach holds it.
    weights: Sequence[float]
    known: Sequence[bool]
    #: For each term the row ids that hold it, in order.
    found: Sequence[Sequence[int]]
    #: Row id -> terms that it holds, as bits, of every sentence that holds any.
    terms: Mapping[int, int]
    #: Row ids, best first.
    ids: Sequence[int]


async def ask(
    store: Store,
    scope: Scope,
    text: str,
    *,
    within: Within = EVERYTHING,
    after: str = "",
    limit: int = 5,
    threshold: float | None = None,
) -> Answer:
    """Answer from the articles that `scope` can read, or from a part of them, with at most `limit` quotes.

    `after` is the question that this one follows: where only that says what is meant, both are asked together, and the
    answer's question is both.
    """
    threshold = THRESHOLD if threshold is None else threshold
    reach = await store.search.reach(scope, within.article.id if within.article else None, within.since)
    # Whatever takes the processor is done in a thread, so that the event loop is never late.
    question = await asyncio.to_thread(parse, text, reach.languages)
    if after and points_back(question):
        both = await asyncio.to_thread(parse, together(text, after), reach.languages)
        answered = await _answered(store, reach, both, within, limit=limit, threshold=threshold)
        if holds(answered, question):
            return answered
    return await _answered(store, reach, question, within, limit=limit, threshold=threshold)


async def _answered(
    store: Store, reach: Reach, question: Question, within: Within, *, limit: int, threshold: float
) -> Answer:
    search = store.search
    asked = Asked(question, within, reach.languages, threshold)
    if not question.terms or not reach.ranges:
        return nothing_found(asked)
    chosen = await candidates(search, reach, question)
    rows, copies = await _distinct(search, chosen.ids)
    printed = [rows[row_id] for row_id in copies]
    articles = await search.holders({row.article for one in printed for row in (one, *copies[one.id])})
    # An article may be removed between two questions to the store: what is gone is passed over.
    here = [row.id for row in printed if row.article in articles]
    here += _next_to(here[:FOLLOWED], rows, set(here))
    setting, ranked = await asyncio.to_thread(_by_words, chosen, here, rows, articles)
    best = ranked[: max(READ, limit)]
    texts = await search.texts({one.evidence.row.article for one in best})
    best = await asyncio.to_thread(by_text, [one for one in best if one.evidence.row.article in texts], texts, setting)
    infos = {number: article.info for number, article in articles.items()}
    told = await asyncio.to_thread(folded, best, copies, infos, texts)
    around = await search.rows(wanted(one.ranked.evidence.row for one in told[:limit]))
    others = {row.article for one in told[:limit] for row in elsewhere(one)}
    texts |= await search.texts(others - texts.keys())
    return await asyncio.to_thread(
        answer, asked, setting, told, infos, texts, around=around, known=chosen.known, limit=limit
    )


async def _distinct(search: Search, ids: Sequence[int]) -> tuple[dict[int, Row], dict[int, list[Row]]]:
    """The candidates and their neighbours, by number; and those that are read, best first, each with its copies."""
    rows: dict[int, Row] = {}
    kept: dict[int, list[Row]] = {}
    known: dict[tuple[str, int], int] = {}
    at = 0
    while at < len(ids) and len(kept) < CANDIDATES:
        batch = ids[at : at + CANDIDATES - len(kept)]
        near = {row_id + step for row_id in ids[at : max(at, NEIGHBOURED)] for step in (-1, 1)}
        rows |= await search.rows(near.union(batch))
        distinct((rows[row_id] for row_id in batch if row_id in rows), kept, known)
        at += len(batch)
    return rows, kept


async def candidates(search: Search, reach: Reach, question: Question) -> Chosen:
    """The sentences that hold most of the question."""
    postings = await search.postings(reach, [*question.stems])
    question, postings = await _mended(search, reach, question, postings)
    return await asyncio.to_thread(_choose, question, postings, reach)


def _choose(question: Question, postings: Postings, reach: Reach) -> Chosen:
    found = [holders(term.stems, postings) for term in question.terms]
    # What is printed a second time makes no word more common.
    sentences = reach.sentences - sum(last - first + 1 for first, last in reach.copies)
    weights = [rarity(len(ids) - inside(ids, reach.copies), sentences) for ids in found]
    terms = held(found, weights)
    widened = by_kin(question.terms, found, postings)
    ids = choose(terms if widened == found else held(widened, weights), weights)
    return Chosen(question, weights, [bool(ids) for ids in found], found, terms, ids)


def _next_to(ids: Iterable[int], rows: Mapping[int, Row], known: set[int]) -> list[int]:
    """The sentences of prose beside these, without those already known."""
    beside = {
        near: None
        for row_id in ids
        for near in (row_id - 1, row_id + 1)
        if near in rows and rows[near].article == rows[row_id].article and rows[near].kind == Kind.PROSE
    }
    return [near for near in beside if near not in known]


def _by_words(
    chosen: Chosen, ids: Sequence[int], rows: Mapping[int, Row], articles: Mapping[int, Holder]
) -> tuple[Setting, list[Ranked]]:
    question = chosen.question
    infos = {number: article.info for number, article in articles.items()}
    titles = {number: title_stems(info.title, info.language) for number, info in infos.items()}
    reader = Reader(question, rows.values())
    evidence = gather(ids, rows, chosen.terms, reader=reader, holders=articles, titles=titles)
    newest = recency(infos) if question.latest else {}
    setting = Setting(question, chosen.weights, _within(chosen, articles), newest)
    return setting, by_words(evidence, setting)


def _within(chosen: Chosen, articles: Mapping[int, Holder]) -> dict[int, list[float]]:
    """Rarity of each term among the sentences of each article."""
    return {
        number: [rarity(count, last - first + 1) for count in counted(chosen.found, first, last)]
        for number, (first, last, _) in articles.items()
    }


async def _mended(search: Search, reach: Reach, question: Question, postings: Postings) -> tuple[Question, Postings]:
    """The question with what words that nothing holds may mean: misspelt ones, compounds, initials."""
    terms: list[Term] = []
    mended = 0
    for term in question.terms:
        if any(postings.get(stem) for stem in term.stems):
            terms.append(term)
            continue
        if term.optional:
            continue
        mended += 1
        if mended > variants.MOST:
            terms.append(term)
            continue
        near: Postings = {}
        if variants.may_be_misspelt(term):
            vocabulary = await search.vocabulary(term.form[: variants.BEGINNING])
            meant = await asyncio.to_thread(variants.guesses, term, vocabulary)
            near = {stem: ids for stem, ids in (await search.postings(reach, meant)).items() if ids}
        kin = {} if near else await search.postings(reach, term.kin)
        if not near:
            halves = await asyncio.to_thread(variants.parts, term, reach.languages)
            parts = await search.postings(reach, [half for pair in halves for half in pair])
            for pair in halves:
                if all(parts.get(half) for half in pair):
                    kin |= {half: parts[half] for half in pair}
        postings |= near | kin
        terms.append(replace(term, stems=(*term.stems, *near), kin=tuple(dict.fromkeys((*term.kin, *kin)))))
    return replace(question, terms=tuple(terms)), postings


@lru_cache(10_000)
def title_stems(title: str, code: str) -> tuple[str, ...]:
    """The stems of a title's searchable words."""
    return tuple(word.stem for word in words(title, code) if not word.stop)
