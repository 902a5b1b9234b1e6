"""From a name, a topic or a quotation to the few articles that are read for it: always by their words first."""

import asyncio
import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from bot.answers.question import Term, parse
from bot.messages import message
from bot.models import ArticleInfo, Scope, Sentence, Span
from bot.research import quotes as said
from bot.research import verify as real
from bot.research.compare import compare as compared
from bot.research.models import Comparison, Opened, Saying, Sayings, Timeline, Verdict, Verification
from bot.research.timeline import events
from bot.research.topics import Topic
from bot.store import Store
from bot.store.search import Reach

#: Words of a name or a topic that are looked up.
MAX_WORDS = 8
#: Articles that are read for a topic; for a person, as many at a time until there is enough, and so many in all.
MAX_ARTICLES, BATCH, MAX_READ = 80, 25, 300
#: Characters that are read for one request; the article that passes it is the last.
MAX_CHARACTERS = 3_000_000
#: Sentences of one article that are read; of a longer one those near the words that were looked up.
MAX_SENTENCES, WINDOW = 4000, 8
#: Articles that a quotation is looked up in, and sentences that it is compared with.
LOOKED_UP, COMPARED = 12, 40
#: Sentences from which on commoner words only add to those that a rarer one found.
ENOUGH = 4000
#: Articles, the newest, whose people are named when nobody of the name is quoted, and how many of them.
NAMED_FROM, NAMED = 40, 12


class Held(NamedTuple):
    """An article that holds words that were looked up."""

    info: ArticleInfo
    #: Row id of its first sentence.
    first: int
    #: For each word the row ids that hold it, in order.
    places: tuple[Sequence[int], ...]

    @property
    def words(self) -> int:
        """How many of the words it holds."""
        return sum(bool(each) for each in self.places)


class Words(NamedTuple):
    """What was looked up: the words that are known here, and those that no article has."""

    terms: tuple[Term, ...]
    unknown: tuple[str, ...]
    held: Sequence[Held]

    @property
    def topic(self) -> Topic:
        """The known words' stems."""
        return [frozenset(term.stems) for term in self.terms]


async def quotes(store: Store, scope: Scope, person: str, topic: str, *, limit: int) -> Sayings:
    """At most `limit` quotations of this person, newest first; without any, people who are quoted here."""
    reach = await store.search.reach(scope)
    wanted = await asyncio.to_thread(said.wanted, person)
    name = await asyncio.to_thread(parse, person, reach.languages)
    about = await asyncio.to_thread(parse, topic, reach.languages) if topic.strip() else None
    terms = [frozenset(term.stems) for term in about.terms[:MAX_WORDS]] if about else []
    found: list[Saying] = []
    elsewhere, complete = 0, True
    if wanted:
        looked = await _look_up(store, reach, _named(name.terms, wanted))
        # An article that lacks a word of the name quotes nobody of it.
        held = [] if looked.unknown else [one for one in looked.held if one.words == len(looked.terms)]
        held.sort(key=lambda one: (one.info.published or "", one.info.id), reverse=True)
        complete = len(held) <= MAX_READ
        for at in range(0, min(len(held), MAX_READ), BATCH):
            opened = await _open(store, held[at : at + BATCH])
            batch, others = await asyncio.to_thread(_spoken, wanted, terms, opened)
            found += batch
            elsewhere += others
            if len(found) >= limit:
                complete = complete and at + BATCH >= len(held)
                break
    sayings = await asyncio.to_thread(said.folded, found)
    others = () if sayings or elsewhere else await _others(store, scope, person)
    return Sayings(person, topic, tuple(sayings[:limit]), others, 0 if sayings else elsewhere, complete)


def _named(terms: Sequence[Term], wanted: frozenset[str]) -> list[Term]:
    """The terms of the name itself, without titles."""
    return [term for term in terms if term.form in wanted] or list(terms)


def _spoken(wanted: frozenset[str], topic: Topic, opened: Sequence[Opened]) -> tuple[list[Saying], int]:
    every = [saying for one in opened for saying in said.spoken_by(wanted, (), one)]
    if not topic:
        return every, 0
    about = [saying for one in opened for saying in said.spoken_by(wanted, topic, one)]
    return about, len(every) - len(about)


async def _others(store: Store, scope: Scope, person: str) -> tuple[str, ...]:
    infos = await store.articles.list(scope, limit=NAMED_FROM)
    opened = await _open(store, [Held(info, 0, ()) for info in infos])
    return await asyncio.to_thread(lambda: tuple(said.nearest(person, said.named(opened)))[:NAMED])


async def timeline(store: Store, scope: Scope, topic: str, *, limit: int) -> Timeline:
    """At most `limit` dated sentences on the topic, in the order of their dates."""
    looked, opened, complete = await _on_topic(store, scope, topic)
    found, left_out = await asyncio.to_thread(events, looked.topic, opened, limit) if looked.topic else ((), 0)
    return Timeline(topic, found, left_out, looked.unknown, complete)


async def compare(store: Store, scope: Scope, topic: str) -> Comparison:
    """What the sources in reach say on the topic."""
    looked, opened, complete = await _on_topic(store, scope, topic)
    if not looked.topic:
        return Comparison(topic, unknown=looked.unknown)
    found = await asyncio.to_thread(compared, topic, looked.topic, opened)
    return Comparison(
        topic, found.sources, found.alike, found.disagree, found.alone, unknown=looked.unknown, complete=complete
    )


async def _on_topic(store: Store, scope: Scope, topic: str) -> tuple[Words, list[Opened], bool]:
    """The articles that hold most of the topic's words, those that hold them most often first."""
    reach = await store.search.reach(scope)
    asked = await asyncio.to_thread(parse, topic, reach.languages)
    looked = await _look_up(store, reach, asked.terms)
    most = max((one.words for one in looked.held), default=0)
    held = [one for one in looked.held if one.words == most and 2 * most > len(looked.terms)]
    held.sort(key=lambda one: (-min(map(len, filter(None, one.places))), -sum(map(len, one.places)), -one.info.id))
    return looked, await _open(store, held[:MAX_ARTICLES]), len(held) <= MAX_ARTICLES


async def verify(store: Store, scope: Scope, text: str) -> Verification:
    """Whether the articles have this text; else its quoted parts, else the nearest sentence to each."""
    given = text[: real.MAX_CHARACTERS]
    whole, pieces = await asyncio.to_thread(lambda: (real.bare(given), real.parts(given)))
    if not pieces:
        return Verification(text, reason=message("There are no words in it that could be looked up."))
    reach = await store.search.reach(scope)
    near: list[int] = []
    known = False
    # What is written in capitals is searched for as initials are, US and us apart: so without capitals too.
    for piece in dict.fromkeys(spelling for each in (whole, *pieces) for spelling in (each, each.lower())):
        asked = await asyncio.to_thread(parse, piece, reach.languages)
        stems = [term.stems for term in asked.terms]
        known = known or bool(stems)
        postings = await store.search.postings(reach, [stem for each in stems for stem in each])
        near += await asyncio.to_thread(_nearest, stems, postings, reach.sentences)
    if not known:
        return Verification(text, reason=message("All of its words are too common to be looked up."))
    if not near:
        return Verification(text, await asyncio.to_thread(real.verify, pieces, [], []))
    homes = await store.research.homes(list(dict.fromkeys(near)))
    near = [row_id for row_id in dict.fromkeys(near) if row_id in homes]
    articles = list(dict.fromkeys(homes[row_id] for row_id in near))[: LOOKED_UP * len(pieces)]
    holders = await store.search.holders(articles)
    places = {article: [row_id for row_id in near if homes[row_id] == article] for article in articles}
    held = [Held(holders[one].info, holders[one].first, (places[one],)) for one in articles if one in holders]
    opened = await _open(store, held)
    rows = await store.search.rows([row_id for row_id in near if homes[row_id] in holders])
    beside = [(homes[one], (rows[one].start, rows[one].end)) for one in near if one in rows]
    return await asyncio.to_thread(_verified, text, whole, pieces, opened, beside)


def _verified(
    text: str, whole: str, pieces: Sequence[str], opened: Sequence[Opened], near: Sequence[tuple[int, Span]]
) -> Verification:
    pages = [real.Page(one) for one in opened]
    numbers = {page.opened.info.id: number for number, page in enumerate(pages)}
    there = [(numbers[article], span) for article, span in near if article in numbers]
    if len(pieces) > 1 or pieces[0] != whole:
        # The text itself may be a sentence that holds a quotation, or three dots of its own.
        entire = real.verify([whole], pages, [])
        if entire[0].verdict != Verdict.ABSENT:
            return Verification(text, entire)
    return Verification(text, real.verify(pieces, pages, there))


def _nearest(stems: Sequence[Sequence[str]], postings: Mapping[str, Sequence[int]], sentences: int) -> list[int]:
    """The sentences that hold the rarest of these words, together with their neighbours; best first."""
    found = [sorted({row_id for stem in each for row_id in postings.get(stem, ())}) for each in stems]
    sums: dict[int, float] = {}
    for row_ids in sorted(found, key=len):
        weight = math.log(1 + sentences / max(1, len(row_ids)))
        for row_id in sums.keys() & set(row_ids) if len(sums) >= ENOUGH else row_ids:
            sums[row_id] = sums.get(row_id, 0.0) + weight
    near = {row_id: own + (sums.get(row_id - 1, 0.0) + sums.get(row_id + 1, 0.0)) / 2 for row_id, own in sums.items()}
    return nlargest(COMPARED, near, key=lambda row_id: (near[row_id], -row_id))


async def _look_up(store: Store, reach: Reach, terms: Sequence[Term]) -> Words:
    """The articles that hold the rarest of these words, with where they hold each."""
    asked = terms[:MAX_WORDS]
    postings = await store.search.postings(reach, [stem for term in asked for stem in term.stems])
    places = await asyncio.to_thread(
        lambda: [sorted({row_id for stem in term.stems for row_id in postings.get(stem, ())}) for term in asked]
    )
    known = [(term, each) for term, each in zip(asked, places, strict=True) if each]
    unknown = tuple(term.surface for term, each in zip(asked, places, strict=True) if not each)
    if not known:
        return Words((), unknown, ())
    rarest = min((each for _, each in known), key=len)
    homes = await store.research.homes(rarest)
    holders = await store.search.holders(homes.values())
    held = await asyncio.to_thread(
        lambda: [
            Held(one.info, one.first, tuple(_within(each, one.first, one.last) for _, each in known))
            for one in holders.values()
        ]
    )
    return Words(tuple(term for term, _ in known), unknown, held)


def _within(row_ids: Sequence[int], first: int, last: int) -> Sequence[int]:
    return row_ids[bisect_left(row_ids, first) : bisect_right(row_ids, last)]


async def _open(store: Store, held: Sequence[Held]) -> list[Opened]:
    """These articles, as many as may be read, in the order given."""
    opened: list[Opened] = []
    characters = 0
    for one in held:
        if characters >= MAX_CHARACTERS:
            break
        number = one.info.id
        text = (await store.search.texts([number])).get(number)
        sentences = await store.articles.sentences(number)
        # An article may be removed between two questions to the store.
        if text is not None:
            characters += len(text)
            opened.append(Opened(one.info, text, _nearby(sentences, one)))
    return opened


def _nearby(sentences: tuple[Sentence, ...], held: Held) -> tuple[Sentence, ...]:
    """All sentences, or of very many those near the words that were looked up."""
    if len(sentences) <= MAX_SENTENCES:
        return sentences
    wanted = {
        place
        for row_ids in held.places
        for row_id in row_ids[: MAX_SENTENCES // WINDOW]
        for place in range(row_id - held.first - WINDOW, row_id - held.first + WINDOW)
    }
    return tuple(one for place, one in enumerate(sentences) if place in wanted or not wanted)[:MAX_SENTENCES]
