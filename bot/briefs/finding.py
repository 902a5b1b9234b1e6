"""From a topic to the few articles that a brief is made of: by their words, so that a large library costs little."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.answers.kin import forms_of
from bot.briefs.models import Page, Term
from bot.briefs.nearness import Asked, Near, by_article, looked_up, nearest
from bot.models import Scope
from bot.store import Store
from bot.store.rows import Row
from bot.text.words import words

#: Words of a topic that are looked up, and characters of it that are read.
MAX_WORDS, MAX_CHARACTERS_ASKED = 8, 2000
#: Articles that are read, and characters of them; the article that passes these is the last.
MAX_ARTICLES, MAX_CHARACTERS = 40, 3_000_000
#: An article of so many sentences is read whole; of a longer one the opening, and what is around so many hits.
WHOLE, OPENING, HITS, BEFORE, AFTER = 80, 12, 24, 3, 1


class Found(NamedTuple):
    """The words of a topic, and the articles on it."""

    terms: tuple[Term, ...]
    pages: tuple[Page, ...]
    #: Words that no article has, as they stand in the topic.
    unknown: tuple[str, ...]
    #: False when there were too many articles to read all of them.
    complete: bool


async def find(store: Store, scope: Scope, topic: str) -> Found:
    """The articles in reach that are on the topic, and as much of each as a brief may need."""
    reach = await store.search.reach(scope)
    asked = await asyncio.to_thread(_asked, topic, reach.languages)
    postings = await store.search.postings(reach, [stem for term in asked for stem in term.stems])
    terms, rows = await asyncio.to_thread(looked_up, asked, postings, reach.sentences)
    unknown = tuple(one.surface for one, term in zip(asked, terms, strict=True) if not term.known)
    homes = await store.research.homes(list(rows))
    hits = await asyncio.to_thread(by_article, terms, rows, homes)
    holders = await store.search.holders(hits)
    near = await asyncio.to_thread(nearest, terms, rows, hits, holders)
    pages = await _open(store, near[:MAX_ARTICLES])
    return Found(terms, tuple(pages), unknown, len(pages) == len(near))


def _asked(topic: str, languages: Sequence[str]) -> list[Asked]:
    """The topic's words with their stems in every language here, without those too common in the likeliest of them.

    A topic is too short to tell its language by: that is the one here which knows most of its common words.
    """
    text = topic[:MAX_CHARACTERS_ASKED]
    # In a text of capitals ISIS is read as a word that was typed so; beside a small letter it is a name.
    spellings = (text, f"{text} x") if text.isupper() else (text,)
    readings = [{word.start: word for word in words(one, code)} for code in languages or ("",) for one in spellings]
    own = max(readings, key=lambda reading: sum(word.stop for word in reading.values()))
    if text.isupper() and all(word.stop for word in own.values()):
        # US alone is no pronoun.
        own = readings[1]
    asked: dict[str, Asked] = {}
    for start, word in own.items():
        if not word.stop and start < len(text):
            stems = [reading[start].stem for reading in readings if start in reading]
            stems += [form for code in languages for form in forms_of(word.stem, code)]
            asked.setdefault(word.form, Asked(text[start : word.end], tuple(dict.fromkeys(stems))))
    return list(asked.values())[:MAX_WORDS]


async def _open(store: Store, near: Sequence[Near]) -> list[Page]:
    """These articles with the sentences that are read, as many as may be read, in the order given."""
    wanted: dict[int, Near] = {}
    characters = 0
    for one in near:
        if characters >= MAX_CHARACTERS:
            break
        characters += one.holder.info.length
        wanted[one.holder.info.id] = one
    texts = await store.search.texts(wanted)
    prose = await store.research.prose(wanted)
    rows = await store.search.rows([row_id for one in wanted.values() for row_id in _read(one)])
    read: dict[int, dict[int, Row]] = {}
    for row_id in sorted(rows):
        read.setdefault(rows[row_id].article, {})[row_id] = rows[row_id]
    # An article may be removed between two questions to the store.
    return [
        Page(one.holder.info, texts[article], one.holder.first, read[article], prose[article], one.held, one.subject)
        for article, one in wanted.items()
        if article in texts and article in prose and article in read
    ]


def _read(one: Near) -> Iterable[int]:
    """The row ids of the sentences that are read of an article."""
    first, last, _ = one.holder
    if last - first < WHOLE:
        return range(first, last + 1)
    near = {row_id for hit in one.hits[:HITS] for row_id in range(hit - BEFORE, hit + AFTER + 1)}
    return {row_id for row_id in near if first <= row_id <= last} | set(range(first, first + OPENING))
