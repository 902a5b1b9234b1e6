"""An edition: what is new for a standing order, each story once, in its articles' own sentences."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from bot import summaries
from bot.digests.choosing import Told, choose, named
from bot.digests.picture import drawn
from bot.digests.topics import by_topic
from bot.digests.week import week
from bot.errors import NothingToSay
from bot.intake.unusable import why_unusable
from bot.models import Article, Digest, Edition, Kind, Order, Scope, Section, Sentence, Slice, Story, library_of
from bot.store import Store
from bot.store.search import Holder

#: Stories that one edition tells, by its length, and sentences of each; of the others it says how many they are.
STORIES = {"headline": 11, "short": 10, "long": 8}
SENTENCES = {"headline": 0, "short": summaries.LENGTHS["headline"], "long": summaries.LENGTHS["short"]}

#: Words that say something.
FEWEST = 4


async def already_told(store: Store, digest: Digest) -> frozenset[int]:
    """The articles that its readers know, whatever is new: by an alert, and a person by what they were shown."""
    told = await store.deliveries.alerted(digest.id)
    return told | await store.shown.articles(digest.library) if digest.order.place.person else told


async def compose(
    store: Store,
    digest: Digest,
    *,
    now: datetime,
    day: date,
    without: Collection[int] = (),
    cap: float = 0.25,
    picture: bool = True,
    rooms: Collection[str] = (),
) -> Edition:
    """What is new since `digest.seen`, as the edition of a local day; without sections when there is nothing.

    Articles in `without` were told already, and so was whatever prints the same story as one of them or as an article
    that was there before. `rooms` are the keys of those that its readers can read; others than its library's do not
    count. `cap` is the share of an article's sentences that may be shown. A long one has a `picture`,
    unless nobody wants it.
    """
    scope = Scope(digest.library, tuple(sorted(key for key in rooms if library_of(key) == digest.library)))
    numbers = await store.digests.articles(scope, digest.seen)
    seen, order = max(numbers, default=digest.seen), digest.order
    fresh = await _fresh(store, digest, set(numbers).difference(without), without)
    names = await sections(store, scope, order, fresh)
    infos = [fresh[number].info for number in names]
    chosen = await asyncio.to_thread(
        choose, infos, names, order.topics, today=now.date(), most=STORIES.get(order.length, STORIES["short"])
    )
    told = [section for section in [await _section(store, scope, one, order, cap) for one in chosen] if section.stories]
    shown = sum(1 + len(story.also) for section in told for story in section.stories)
    if order.length != "long" or not told or not picture:
        return Edition(digest, day, tuple(told), len(infos), len(infos) - shown, seen=seen)
    days = await week(store, scope, order, day, sections)
    drawing = await drawn(days, day)
    return Edition(digest, day, tuple(told), len(infos), len(infos) - shown, days, seen, picture=drawing)


async def sections(store: Store, scope: Scope, order: Order, articles: Mapping[int, Holder]) -> dict[int, str]:
    """Article -> its section, a topic or a source; what is on none of the order's topics is left out."""
    if order.topics:
        return await by_topic(store, scope, order.topics, articles)
    return {number: named(holder.info) for number, holder in articles.items()}


async def _fresh(store: Store, digest: Digest, numbers: Collection[int], without: Collection[int]) -> dict[int, Holder]:
    """Of these articles those that tell a story which was not told before."""
    told = set((await store.copies.stories(without)).values())
    found = await store.search.holders(numbers)
    return {
        number: holder
        for number, holder in found.items()
        if holder.info.story not in told and not 0 < holder.info.story <= digest.seen
    }


async def _section(store: Store, scope: Scope, told: Sequence[Told], order: Order, cap: float) -> Section:
    stories: list[Story] = []
    for one in told:
        article = await store.articles.get(scope, one.article.id)
        # It may have been removed meanwhile.
        if article:
            sentences = await store.articles.sentences(one.article.id)
            said = await asyncio.to_thread(_said, article, sentences, SENTENCES.get(order.length, 1), cap)
            stories.append(Story(article.info, said, one.also))
    return Section(told[0].name, tuple(stories))


def _said(article: Article, found: Sequence[Sentence], count: int, cap: float) -> tuple[Slice, ...]:
    """The best sentences of an article; none of a text that is none, or has nothing to be quoted."""
    if not count or why_unusable(article.text, found, article.info.title):
        return ()
    prose = sum(sentence.kind is Kind.PROSE for sentence in found)
    most = summaries.quote_cap(prose, cap)
    said: tuple[Slice, ...] = ()
    # A word or two say nothing without the sentence that they lead to.
    for wanted in range(count, most + 1):
        try:
            summary = summaries.summarize(
                article.text, found, article.info.language, count=wanted, title=article.info.title, cap=most
            )
        except NothingToSay:
            break
        said = summary.sentences
        if summary.words >= FEWEST:
            break
    return said
