"""One feed, asked once for all libraries that follow it, and its new entries put where they are wanted."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.errors import BotError
from bot.feeds import schedule
from bot.feeds.entries import Drafting
from bot.feeds.filters import unwanted
from bot.feeds.finding import named
from bot.feeds.hosts import Hosts
from bot.feeds.schedule import Schedule
from bot.intake.adding import all_storable
from bot.intake.feeds.models import Document, Entry
from bot.intake.indexers import Indexers
from bot.intake.retention import expire
from bot.intake.web import Reply, Web
from bot.intake.web.status import check_status
from bot.intake.worker import Worker
from bot.models import EntryNote, Fate, Feed, Follow, Scope
from bot.store import Store
from bot.store.rows import Indexed

#: Pages of one feed that are fetched in one go; the rest of its entries follow soon.
PAGES, SOON = 40, timedelta(minutes=2)
#: How often the page of an entry is tried, a round each, before what the feed gives must do.
TRIES = 3

#: What became of entries so far: by library and key, the fate and how often the page was tried.
Met = Mapping[tuple[str, str], tuple[Fate, int]]


#: Why a library takes no more articles; "" while it does.
Full = Callable[[Scope], Awaitable[str]]


async def never(_: Scope) -> str:
    """No library is ever full."""
    return ""


@dataclass(frozen=True, slots=True)
class Asked:
    """How it went: the feed as it is now, and how many articles came of it."""

    feed: Feed
    added: int = 0


@dataclass(frozen=True, slots=True)
class Asking:
    """What it takes to ask a feed."""

    store: Store
    web: Web
    worker: Worker
    hosts: Hosts
    indexers: Indexers
    schedule: Schedule
    full: Full = never

    async def ask(
        self, feed: Feed, *, now: datetime, pages: int = PAGES, advance: Callable[[int], object] = lambda _: None
    ) -> Asked:
        """Ask a feed, store what is new in it, and remember how it went; at most so many `pages` are fetched.

        Its entries come first and its ETag last: broken off anywhere, the next round finds what is still missing.
        """
        follows = await self.store.feeds.follows(feed.id)
        if not follows:
            return Asked(feed)
        document: Document | None = None
        reply: Reply | None = None
        try:
            async with self.hosts.turn(feed.url):
                reply = await self.web.ask(feed.url, etag=feed.etag, modified=feed.modified)
            if reply.status == 410:
                return await self._kept(schedule.gone(feed, now=now), follows)
            if reply.status != 304:
                check_status(reply.status)
                document = await self.worker.feed(reply.data, reply.charset, reply.url, now=now)
        except BotError as error:
            wait = schedule.patience(reply.retry_after, now=now) if reply else None
            return await self._kept(self.schedule.failed(feed, error.message, now=now, patience=wait), follows)
        feed = schedule.moved(feed, reply.moved)
        if document is None:
            return await self._kept(self.schedule.answered(feed, now=now), follows)
        title = named(document, feed.url)
        feed = replace(feed, title=title, site=document.site)
        drafting = Drafting(self.web, self.worker, self.hosts, title, feed.url, pages=pages, now=now)
        added, whole = await self._read(feed, document, follows, drafting, advance)
        feed = self.schedule.answered(feed, now=now, soon=SOON if drafting.more else None)
        # Without these the feed comes again in full: what waits for its page is in no other place.
        feed = replace(feed, etag=reply.etag if whole else "", modified=reply.modified if whole else "")
        return await self._kept(feed, follows, added, [entry.key for entry in document.entries])

    async def _read(
        self,
        feed: Feed,
        document: Document,
        follows: Sequence[Follow],
        drafting: Drafting,
        advance: Callable[[int], object],
    ) -> tuple[int, bool]:
        """Deal with all entries: how many articles came of it, and whether none has to wait."""
        met = await self.store.entries.met(feed.id)
        added: Counter[str] = Counter()
        whole = True
        # The oldest first, so that the newest article of a library is the newest entry.
        for entry in reversed(document.entries):
            for follow in follows:
                fate = await self._settled(feed.id, entry, follow, met=met, drafting=drafting)
                added[follow.library] += fate is Fate.ADDED
                whole = whole and fate is not Fate.WAITING
                if fate:
                    advance(1)
        for library in +added:
            await expire(self.store, Scope.of(library), now=drafting.now)
        return added.total(), whole

    async def _settled(self, number: int, entry: Entry, follow: Follow, *, met: Met, drafting: Drafting) -> Fate | None:
        """Deal with an entry for one library: its fate if that is new or still to come."""
        fate, tries = met.get((follow.library, entry.key), (None, 0))
        if fate not in (None, Fate.WAITING):
            return None
        note = EntryNote(entry.title, entry.link, Fate.SKIPPED, "", drafting.now)
        filtered = follow.words or follow.without
        if filtered and (why := await asyncio.to_thread(unwanted, entry, follow)):
            note = replace(note, fate=Fate.FILTERED, why=why)
            return await self.store.entries.settle(follow.library, number, entry.key, note, None)
        known = entry.own_link and await self._is_here(follow, entry.link)
        why = "" if known else await self.full(Scope.of(follow.library))
        if known or why:
            note = replace(note, fate=Fate.KNOWN) if known else replace(note, why=why)
            return await self.store.entries.settle(follow.library, number, entry.key, note, None)
        found = await drafting.draft(entry, full=follow.full, last_try=tries + 1 >= TRIES)
        if found.later:
            # Without a reason its page was not even asked for; with one that was a try.
            if not found.why:
                return Fate.WAITING
            note = replace(note, fate=Fate.WAITING, why=found.why)
            return await self.store.entries.settle(follow.library, number, entry.key, note, None, tries=tries + 1)
        one: Indexed | None = None
        if found.draft is None:
            note = replace(note, why=found.why)
        elif entry.own_link and await self._is_here(follow, found.draft.url or ""):
            note = replace(note, fate=Fate.KNOWN)
        else:
            (one,) = await self.indexers.index(all_storable([found.draft]))
        return await self.store.entries.settle(follow.library, number, entry.key, note, one, tries=tries)

    async def _is_here(self, follow: Follow, url: str) -> bool:
        return bool(url) and await self.store.articles.with_url(Scope.of(follow.library), url) is not None

    async def _kept(
        self, feed: Feed, follows: Sequence[Follow], added: int = 0, present: Sequence[str] | None = None
    ) -> Asked:
        await self.store.feeds.keep(feed, follows, present)
        return Asked(feed, added)
