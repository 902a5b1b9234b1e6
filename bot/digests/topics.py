"""Which articles are on the topics of a standing order: those that are about one, not those that merely mention it."""

import asyncio
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.answers.candidates import holders as holding
from bot.answers.question import Term, parse
from bot.answers.signals import rarity
from bot.briefs.nearness import FIRST, LARGELY, OFTEN
from bot.models import Scope
from bot.store import Store
from bot.store.search import Holder, Reach
from bot.text.words import words

#: Sentences of an article up to which its first one names what it is about; in a longer one that word comes again, in
#: so large a part of its sentences.
SHORT, AGAIN = 8, 0.1
#: Articles whose sentences are looked up together: fewer than a word's postings are cut at.
TOGETHER = 250
#: What counts of a topic, by weight: the words that an article is about, and those that one sentence has together.
ABOUT, BESIDE = 0.6, 0.4
#: The sum of both from which on an article is on the topic.
ENOUGH = 0.6


class Topic(NamedTuple):
    """A topic taken apart."""

    name: str
    #: For each of its words the stems by which it is found, and how rare it is in the library.
    stems: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]


async def by_topic(store: Store, scope: Scope, topics: Sequence[str], articles: Mapping[int, Holder]) -> dict[int, str]:
    """Article -> the topic that fits it best, of equals the first; what is on none of them is left out."""
    reach = await store.search.reach(scope)
    asked = [await _asked(store, reach, name) for name in topics]
    found: dict[int, str] = {}
    for together in _blocks(articles):
        ranges = tuple(_ranges(together))
        fits: list[dict[int, tuple[float, ...]]] = []
        for topic in asked:
            stems = [stem for each in topic.stems for stem in each]
            postings = await store.search.postings(reach._replace(ranges=ranges), stems)
            fits.append(await asyncio.to_thread(_fitting, topic, postings, together))
        for article in (holder.info.id for holder in together):
            # max keeps the first of equals.
            best = max(range(len(asked)), key=lambda number: fits[number].get(article, (0.0,)), default=None)
            if best is not None and article in fits[best]:
                found[article] = asked[best].name
    return found


async def _asked(store: Store, reach: Reach, name: str) -> Topic:
    question = await asyncio.to_thread(parse, name, reach.languages)
    terms = [term for term in question.terms if not term.optional] or question.terms
    postings = await store.search.postings(reach, [stem for term in terms for stem in term.stems])
    return await asyncio.to_thread(_weighed, name, terms, postings, reach.sentences)


def _weighed(name: str, terms: Sequence[Term], postings: Mapping[str, Sequence[int]], sentences: int) -> Topic:
    weights = tuple(rarity(len(holding(term.stems, postings)), sentences) for term in terms)
    return Topic(name, tuple(term.stems for term in terms), weights)


def _blocks(articles: Mapping[int, Holder]) -> Iterator[list[Holder]]:
    # By where their sentences are: then the stretches that hold them are short.
    ordered = sorted(articles.values(), key=lambda holder: holder.first)
    for at in range(0, len(ordered), TOGETHER):
        yield ordered[at : at + TOGETHER]


def _ranges(together: Sequence[Holder]) -> Iterator[tuple[int, int]]:
    """In each library the stretch from the first sentence to the last."""
    libraries: dict[int, list[Holder]] = {}
    for holder in together:
        libraries.setdefault(holder.first >> 32, []).append(holder)
    for inside in libraries.values():
        yield inside[0].first, max(holder.last for holder in inside)


def _fitting(
    topic: Topic, postings: Mapping[str, Sequence[int]], together: Sequence[Holder]
) -> dict[int, tuple[float, ...]]:
    """Article -> how well the topic fits it, of those that it fits at all."""
    if not topic.stems:
        return {}
    held = [holding(stems, postings) for stems in topic.stems]
    fits = {holder.info.id: _fit(topic, held, holder) for holder in together}
    return {article: fit for article, fit in fits.items() if fit[0] >= ENOUGH}


def _fit(topic: Topic, held: Sequence[Sequence[int]], holder: Holder) -> tuple[float, ...]:
    """How well it fits; of those that fit alike, by what of it the title names, and by how often it is spoken of.

    For each word `held` has the sentences that hold it.
    """
    hits = [ids[bisect_left(ids, holder.first) : bisect_right(ids, holder.last)] for ids in held]
    # A title that was made of the first sentence says nothing that this does not say.
    info = holder.info
    title = set[str]() if info.untitled else {word.stem for word in words(info.title, info.language)}
    titled = {number for number, stems in enumerate(topic.stems) if title.intersection(stems)}
    sentences = max(1, holder.last - holder.first + 1)
    largely = max(2, math.ceil(LARGELY * sentences))
    again = 1 if sentences <= SHORT else max(2, math.ceil(AGAIN * sentences))

    def about(ids: Sequence[int]) -> bool:
        first = ids[0] - holder.first if ids else sentences
        often = len(ids) >= largely or (first < FIRST and len(ids) >= OFTEN)
        return often or (first == 0 and len(ids) >= again)

    subject = titled | {number for number, ids in enumerate(hits) if about(ids)}
    rows: dict[int, set[int]] = {}
    for number, ids in enumerate(hits):
        for row_id in ids:
            rows.setdefault(row_id, set(titled)).add(number)
    whole = math.fsum(topic.weights)

    def share(numbers: set[int]) -> float:
        return math.fsum(topic.weights[number] for number in sorted(numbers)) / whole

    beside = max(map(share, rows.values()), default=share(titled))
    often = math.fsum(len(ids) for ids in hits) / sentences
    return round(ABOUT * share(subject) + BESIDE * beside, 6), round(share(titled), 6), round(often, 6)
