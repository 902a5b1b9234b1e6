"""The one door into the core: everything the cogs and the command line can do, as async methods that return models."""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Self, Unpack

from bot import briefs, summaries
from bot.answers.asking import ask
from bot.answers.context import in_context
from bot.briefs.models import Brief, BriefOptions
from bot.corrections import Corrections
from bot.digests import Digests
from bot.errors import NotFound, NothingToSay, Refused, Unreadable
from bot.feeds import Feeds
from bot.intake.adding import Ready, all_storable, make_ready, put, storable
from bot.intake.decoding import tidy
from bot.intake.fetching import fetch
from bot.intake.fields import pasted
from bot.intake.indexers import Indexers
from bot.intake.indexing import ANALYSIS, index, reindex
from bot.intake.retention import expire_all
from bot.intake.shelf import NoArticles, load_shelf
from bot.intake.unusable import FEWEST_SENTENCES, too_short, why_unusable
from bot.intake.web import Web
from bot.intake.worker import Worker
from bot.messages import message
from bot.models import (
    Added,
    Answer,
    Article,
    ArticleInfo,
    Contents,
    Context,
    Draft,
    Kind,
    Scope,
    Sentence,
    ShelfReport,
    Summary,
    SummaryOptions,
    Within,
)
from bot.preferences import Preferences
from bot.privacy import Privacy
from bot.quotas import Quotas
from bot.research import finding
from bot.research.models import Comparison, Sayings, Timeline, Verification
from bot.settings import Settings
from bot.store import Store
from bot.store.rows import Indexed

log = logging.getLogger(__name__)

#: Drafts that are stored in one transaction when many come at once.
BATCH = 100


class Library:
    """All libraries of one database, asked for one scope at a time.

    Use it as `async with Library.open(settings) as library:`. Every method raises nothing but BotError, whose text is
    fit to show a reader; what does not exist for a scope raises NotFound with the same words whatever the reason.
    Work that takes the processor leaves the event loop here, so that nobody below has to think of it.
    """

    def __init__(self, store: Store, indexers: Indexers, worker: Worker, web: Web, settings: Settings) -> None:
        self._store = store
        self._indexers = indexers
        self._worker = worker
        self._web = web
        self._settings = settings
        self._no_articles: NoArticles = {}
        self._quotas = Quotas(store, articles=settings.max_articles, megabytes=settings.max_library_mb)
        #: The doors to what a library wants, to what is kept about somebody, to feeds, to corrections and to digests.
        self.preferences = Preferences(store)
        self.privacy = Privacy(store, grace=timedelta(days=settings.grace_days))
        self.corrections = Corrections(store, web, worker, indexers, hours=settings.recheck_hours)
        self.feeds = Feeds(store, web, worker, indexers, minutes=settings.feed_minutes, full=self._quotas.full)
        sending = settings.database_path.with_name(f"{settings.database_path.name}-sending")
        self.digests = Digests(store, sending, cap=settings.quote_cap, threshold=settings.answer_threshold)

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: Settings, *, web: Web | None = None) -> AsyncGenerator[Self]:
        """Open the database, bringing it up to date; closed for certain at the end.

        `web` fetches pages; it is given only where it may reach what others must not. Raises StorageError when the file
        cannot be used.
        """
        async with Store.open(settings.database_path) as store, Indexers() as indexers, Worker() as worker:
            library = cls(store, indexers, worker, web or Web(), settings)
            await library._read_anew()
            yield library

    # Articles

    async def read_file(self, name: str, data: bytes) -> Contents:
        """The articles in a file: one, or several for .jsonl and .zip, and what of it could not be read.

        Raises Unreadable or TooLarge when there is none to be had.
        """
        return await self._worker.read(name, data)

    async def fetch(self, url: str) -> Draft:
        """The article at a web address, not stored; its `url` is the address to cite.

        Raises Refused for what is not on the public web, TooLarge, and Unreadable with what is there instead.
        """
        return await fetch(self._web, self._worker, url)

    def pasted(self, text: str, fields: Mapping[str, str]) -> Draft:
        """A draft of a text that somebody typed or pasted, with what they say of it. Raises TooLarge."""
        return pasted(text, fields)

    async def add(self, scope: Scope, draft: Draft, *, now: datetime) -> Added:
        """Put an article where `scope` adds to; the same text again gives the article that is there."""
        return (await self.add_all(scope, [draft], now=now))[0]

    async def add_link(self, scope: Scope, url: str, *, now: datetime) -> Added:
        """Put the article at a web address in. One that is there is looked at again, and keeps what it said before.

        Raises what `fetch` raises for an address that is new.
        """
        here = await self._store.articles.with_url(scope, self._web.checked(url))
        if here and here.library != scope.target:
            return Added(here, new=False)
        try:
            draft = await self.fetch(url)
        except (Refused, Unreadable) as error:
            if here is None:
                raise
            return Added(here, new=False, notes=(message("it could not be read again: {why}", why=error.message),))
        there = await self._store.articles.with_url(scope, draft.url or "")
        if there and there.library != scope.target:
            return Added(there, new=False)
        return await self.add(scope, draft, now=now)

    async def add_all(self, scope: Scope, drafts: Sequence[Draft], *, now: datetime) -> Sequence[Added]:
        """Put articles in, in one transaction: all of them or none."""
        return await self.add_ready(scope, await self.make_ready(scope, drafts), now=now)

    async def make_ready(self, scope: Scope, drafts: Sequence[Draft]) -> Ready:
        """The first nine tenths of `add_all`, for a caller with many batches: several may be made ready at once."""
        return await make_ready(self._store, self._indexers, scope, drafts)

    async def add_ready(self, scope: Scope, ready: Ready, *, now: datetime) -> Sequence[Added]:
        """The last tenth: put articles in, in one transaction. Raises TooLarge when the library may not hold them."""
        await self._quotas.must_fit(scope, ready.fresh)
        added = await put(self._store, scope, ready, now=now)
        self.digests.look()
        return added

    async def get(self, scope: Scope, article_id: int) -> Article:
        """An article with its text."""
        found = await self._store.articles.get(scope, article_id)
        if found is None:
            raise _no_article(article_id)
        return found

    async def list(self, scope: Scope, *, limit: int, offset: int = 0) -> Sequence[ArticleInfo]:
        """Articles that `scope` can read, newest first."""
        return await self._store.articles.list(scope, limit=limit, offset=offset)

    async def count(self, scope: Scope) -> int:
        """How many articles `scope` can read."""
        return await self._store.articles.count(scope)

    async def titles(self, scope: Scope, typed: str, *, limit: int = 25) -> Sequence[ArticleInfo]:
        """Articles with these letters in the title, for choosing one."""
        return await self._store.articles.titles(scope, typed, limit=limit)

    async def remove(self, scope: Scope, article_id: int) -> ArticleInfo:
        """Erase an article of the library itself or of one of its rooms; the shelf is not changed from here.

        Raises NotFound, or Refused for an article of the shelf.
        """
        found = await self._store.articles.info(scope, article_id)
        if found is None:
            raise _no_article(article_id)
        if found.library not in (scope.key, *scope.rooms):
            raise Refused(
                message("“{title}” is on the operator's shelf; only the operator can take it off.", title=found.title)
            )
        await self._store.articles.remove(found.library, article_id)
        return found

    def export(self, scope: Scope) -> AsyncIterator[Article]:
        """Every article of what `scope` adds to, oldest first, one at a time."""
        return self._store.articles.each(scope.target)

    async def rooms(self, scope: Scope) -> Sequence[str]:
        """The keys of all rooms of a library, those too that the scope cannot read."""
        return await self._store.rooms(scope.key)

    # Reading

    async def ask(
        self,
        scope: Scope,
        question: str,
        *,
        article: int | None = None,
        since: date | None = None,
        after: str = "",
        limit: int = 5,
    ) -> Answer:
        """Answer from the articles that `scope` can read, or from a part of them, with at most `limit` quotes.

        The part is one article, and what was published (without a date: added) on the day `since` or later. `after` is
        the question that this one follows; where only that says what is meant ("and when?"), both are asked together.
        """
        info = None if article is None else await self._store.articles.info(scope, article)
        if article is not None and info is None:
            raise _no_article(article)
        return await ask(
            self._store,
            scope,
            tidy(question),
            within=Within(info, since),
            after=tidy(after),
            limit=limit,
            threshold=self._settings.answer_threshold,
        )

    async def summarize(
        self, scope: Scope, article_id: int, **options: Unpack[SummaryOptions]
    ) -> tuple[ArticleInfo, Summary]:
        """Summarise a stored article. Raises NothingToSay, TooLarge and Refused as well as NotFound."""
        article = await self.get(scope, article_id)
        found = await self._store.articles.sentences(article_id)
        info = article.info
        return info, await asyncio.to_thread(self._summarize, article.text, found, info.language, info.title, options)

    async def summarize_draft(self, draft: Draft, **options: Unpack[SummaryOptions]) -> Summary:
        """Summarise a text that is not in a library."""

        def work() -> Summary:
            one = index(draft)
            found = [sentence.sentence for sentence in one.sentences]
            return self._summarize(draft.text, found, one.language, draft.title, options)

        return await asyncio.to_thread(work)

    def _summarize(
        self, text: str, found: Sequence[Sentence], language: str, title: str, options: SummaryOptions
    ) -> Summary:
        chosen = options.get("count") is not None or options.get("words") is not None
        fewest = 0 if chosen else FEWEST_SENTENCES
        if why := why_unusable(text, found, title) or too_short(text, found, sentences=fewest):
            raise NothingToSay(why)
        method = options.get("method", summaries.DEFAULT)
        if method not in summaries.METHODS:
            raise Refused(
                message("There is no such method; choose one of {methods}.", methods=tuple(summaries.METHODS))
            )
        count, words, cap = options.get("count"), options.get("words"), None
        if count is None:
            prose = sum(sentence.kind == Kind.PROSE for sentence in found)
            cap = summaries.quote_cap(prose, self._settings.quote_cap)
            count = None if words is not None else summaries.LENGTHS[options.get("length", "short")]
        return summaries.summarize(
            text,
            found,
            language,
            method=method,
            count=count,
            words=words,
            focus=tidy(options.get("focus", "")),
            title=title,
            cap=cap,
        )

    async def brief(self, scope: Scope, topic: str, **options: Unpack[BriefOptions]) -> Brief:
        """What all articles that `scope` can read say on a topic, of no article more than its quote cap.

        Without points there is nothing on it. Raises NothingToSay for a topic without a word that could be looked for.
        """
        count, words = options.get("count"), options.get("words")
        if count is None:
            count = briefs.MOST if words is not None else briefs.LENGTHS[options.get("length", "short")]
        found = await briefs.find(self._store, scope, tidy(topic))
        if not found.terms:
            raise NothingToSay(message("The topic has no word that could be looked for."))
        return await asyncio.to_thread(
            briefs.write, topic, found, count=count, words=words, share=self._settings.quote_cap
        )

    async def context(
        self, scope: Scope, article_id: int, start: int, end: int, *, version: int | None = None
    ) -> Context:
        """The paragraph around a quote, as the article is or as it was in that version.

        Raises NotFound when the article is gone or the quote is not one of its own, nor of an earlier version's.
        """
        return await in_context(self._store, await self.get(scope, article_id), start, end, version=version)

    # Research

    async def quotes(self, scope: Scope, person: str, topic: str = "", *, limit: int = 20) -> Sayings:
        """What this person is quoted with in the articles that `scope` can read, newest first; on a topic, if given."""
        return await finding.quotes(self._store, scope, tidy(person), tidy(topic), limit=limit)

    async def verify(self, scope: Scope, quote: str) -> Verification:
        """Whether these words stand in the articles that `scope` can read; else what is nearest, and how it differs."""
        return await finding.verify(self._store, scope, tidy(quote))

    async def timeline(self, scope: Scope, topic: str, *, limit: int = 40) -> Timeline:
        """At most `limit` dated sentences on a topic, in the order of the dates they speak of."""
        return await finding.timeline(self._store, scope, tidy(topic), limit=limit)

    async def compare(self, scope: Scope, topic: str) -> Comparison:
        """What several sources say on a topic: alike, alone, and with numbers that differ."""
        return await finding.compare(self._store, scope, tidy(topic))

    # Texts that were read but not kept

    async def keep_upload(self, scope: Scope, draft: Draft, *, now: datetime) -> str:
        """Keep a text for a week, for the buttons under its summary; returns the token that finds it again."""
        return await self._store.uploads.keep(scope.target, storable(draft), now=now)

    async def upload(self, scope: Scope, token: str) -> Draft:
        """A text kept by `keep_upload`. Raises NotFound once it is gone."""
        found = await self._store.uploads.get(scope, token)
        if found is None:
            raise NotFound(message("That text is no longer kept here; give the file or link again."))
        return found

    # Notes of the bot to itself

    async def note(self, name: str) -> str | None:
        """Something remembered from an earlier run, None when there is nothing under that name."""
        return await self._store.meta.get(name)

    async def set_note(self, name: str, value: str) -> None:
        """Remember something for the next run."""
        await self._store.meta.set(name, value)

    # The shelf, and care

    async def load_shelf(self, folder: Path, *, now: datetime) -> ShelfReport:
        """Bring the shelf in line with its folder: new and changed files are read, removed ones taken off."""
        return await load_shelf(self._store, self._read_indexed, folder, now=now, refused=self._no_articles)

    async def keep_house(self, *, now: datetime) -> None:
        """Erase what is not to be kept any longer: articles beyond a library's retention, old texts and deliveries.

        Libraries of servers that removed the bot and did not return go as well.
        """
        await self._store.uploads.purge(now)
        await self.corrections.purge(now=now)
        await expire_all(self._store, now=now)
        await self._store.deliveries.purge(now)
        await self.privacy.purge(now=now)

    async def _read_indexed(self, name: str, data: bytes) -> Sequence[Indexed]:
        found = await self._worker.read(name, data)
        for where, why in found.unread:
            raise Unreadable(f"{where}: {why}")
        return await self._indexers.index(await asyncio.to_thread(all_storable, found.drafts))

    async def erase(self, scope: Scope) -> None:
        """Erase everything a library holds, with all of its rooms; or one room."""
        await self._store.erase(scope.target)

    async def check(self) -> Sequence[str]:
        """What is wrong with the database, a line each; empty when all is well."""
        return await self._store.check()

    async def backup(self, path: Path) -> None:
        """Write a consistent copy while running. Raises Refused when `path` exists."""
        await self._store.backup(path)

    async def _read_anew(self) -> None:
        """Take all stored articles apart again when the analysis has changed since they were stored.

        One article at a time; broken off, it begins again at the next start.
        """
        known = await self._store.meta.get("analysis")
        if known == ANALYSIS:
            return
        if known is not None:
            log.info("Reading all articles anew, because this version takes them apart differently; this happens once.")
        async for article in self._store.articles.each(None):
            sentences, sketch = await asyncio.to_thread(reindex, article.text, article.info.language)
            await self._store.articles.reindex(article.info.id, sentences, sketch)
        await self._store.meta.set("analysis", ANALYSIS)


def _no_article(article_id: int) -> NotFound:
    return NotFound(message("There is no article {number} here; `list` shows what there is.", number=article_id))
