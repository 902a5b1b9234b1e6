"""The door to feeds: follow, list, check, unfollow, lists of them in and out, and a round of those that are due."""

import asyncio
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.errors import BotError, NotFound, Refused
from bot.feeds.asking import PAGES, Asked, Asking, Full, never
from bot.feeds.filters import terms
from bot.feeds.finding import find
from bot.feeds.hosts import Hosts
from bot.feeds.opml import write_opml
from bot.feeds.schedule import Chance, Schedule
from bot.intake.feeds.models import NEWEST
from bot.intake.indexers import Indexers
from bot.intake.web import Web
from bot.intake.web.links import without_password
from bot.intake.worker import Worker
from bot.messages import message
from bot.models import Feed, FeedAdded, FeedNotice, FeedRound, Follow, Followed, Scope
from bot.store import Store

#: Feeds that one library may follow, and feeds that are asked at a time.
MOST, AT_ONCE = 200, 4
#: Minutes that are reckoned with where feeds are asked by hand alone.
BY_HAND = 60
FULL = message("This library follows {limit} feeds, which is the limit; remove one first.", limit=MOST)


class Feeds:
    """All feeds of one database, asked for one scope at a time."""

    def __init__(
        self,
        store: Store,
        web: Web,
        worker: Worker,
        indexers: Indexers,
        *,
        minutes: int,
        chance: Chance = random.random,
        full: Full = never,
    ) -> None:
        """Feeds are asked every so many `minutes`, 0 for never by themselves, spread by `chance`.

        `full` says why a library takes no more articles.
        """
        self._store, self._web, self._worker = store, web, worker
        self._hosts = Hosts()
        schedule = Schedule(timedelta(minutes=minutes or BY_HAND), chance)
        self._asking = Asking(store, web, worker, self._hosts, indexers, schedule, full)
        #: Minutes between two questions to a feed; 0: feeds are asked by hand alone.
        self.minutes = minutes
        self._turn = asyncio.Lock()

    async def add(
        self,
        scope: Scope,
        url: str,
        *,
        now: datetime,
        words: str = "",
        without: str = "",
        full: bool = True,
        owner: int | None = None,
        channel: int | None = None,
    ) -> FeedAdded:
        """Follow the feed at an address, or the one that its page names; its entries come with the next round.

        `words` and `without` are words or phrases parted by commas. Following it again changes what is wanted of it,
        and wakes a feed that stopped. Raises Unreadable with the reason when no feed is found, Refused and TooLarge.
        """
        wanted = Follow(scope.target, terms(words), terms(without), full, owner, channel)
        found = await find(self._web, self._worker, self._hosts, url, now=now)
        feed = Feed(0, found.url, found.title, found.document.site, now)
        return replace(await self._follow(feed, wanted), entries=len(found.document.entries))

    async def _follow(self, feed: Feed, wanted: Follow) -> FeedAdded:
        outcome = await self._store.feeds.follow(feed, wanted, most=MOST)
        if outcome is None:
            raise Refused(FULL)
        number, new = outcome
        return FeedAdded(await self.get(Scope.of(wanted.library), number), new)

    async def list(self, scope: Scope) -> Sequence[Followed]:
        """The feeds that a library follows, by their titles."""
        return await self._store.feeds.followed(scope.target)

    async def get(self, scope: Scope, number: int) -> Followed:
        """One of them, with the last entries that did not become articles. Raises NotFound."""
        for one in await self._store.feeds.followed(scope.target):
            if one.feed.id == number:
                return replace(one, notes=await self._store.entries.notes(scope.target, number))
        raise NotFound(message("There is no feed {number} here; `feed list` shows what there is.", number=number))

    async def remove(self, scope: Scope, number: int) -> Followed:
        """Follow a feed no longer; the articles that came from it stay. Raises NotFound."""
        gone = await self.get(scope, number)
        await self._store.feeds.unfollow(scope.target, number)
        return gone

    async def take_list(
        self, scope: Scope, data: bytes, *, now: datetime, owner: int | None = None, channel: int | None = None
    ) -> Sequence[tuple[str, FeedAdded | str]]:
        """Follow all feeds of an OPML list: each address, and what became of it or why nothing did.

        They are not asked here: one that does not work says so in its check. Raises Unreadable or TooLarge.
        """
        told: list[tuple[str, FeedAdded | str]] = []
        here = {one.feed.url: one for one in await self.list(scope)}
        for url in await self._worker.opml(data):
            outcome: FeedAdded | str
            try:
                where = self._web.checked(url)
                if where in here:
                    # What is wanted of it was said with more care before.
                    outcome = FeedAdded(here[where], new=False)
                else:
                    outcome = await self._follow(Feed(0, where, where, "", now), _all_of_it(scope, owner, channel))
            except BotError as error:
                outcome = error.message
            told.append((without_password(url), outcome))
        return told

    async def give_list(self, scope: Scope) -> str:
        """The feeds of a library as OPML, which other feed readers take. Raises Refused when there is none."""
        followed = await self.list(scope)
        if not followed:
            raise Refused(message("No feeds are followed here; `feed add` follows one."))
        return write_opml("Quoth", [(one.feed.title, one.feed.url, one.feed.site) for one in followed])

    async def fetch(
        self, *, now: datetime, everything: bool = False, advance: Callable[[int], object] = lambda _: None
    ) -> FeedRound:
        """Ask all feeds that are due, or `everything`; `advance` is told of each entry that was dealt with.

        One that fails in whatever way is no matter to the others. Raises StorageError, once all were asked.
        """
        async with self._turn:
            feeds = await self._store.feeds.due(None if everything else now)
            turns = asyncio.Semaphore(AT_ONCE)

            async def ask(feed: Feed) -> Asked:
                async with turns:
                    return await self._asking.ask(feed, now=now, pages=NEWEST if everything else PAGES, advance=advance)

            found = await asyncio.gather(*map(ask, feeds), return_exceptions=True)
        asked = [one for one in found if isinstance(one, Asked)]
        for outcome in found:
            # The store's trouble, or a bug: told once all others were asked, and no matter of the feed's own state.
            if isinstance(outcome, BaseException):
                raise outcome
        failed = tuple((one.feed, one.feed.error) for one in asked if one.feed.error)
        return FeedRound(len(asked), sum(one.added for one in asked), failed)

    async def notices(self) -> Sequence[FeedNotice]:
        """Who is to be told that a feed stopped; each of them is named once and never again."""
        return await self._store.feeds.notices()


def _all_of_it(scope: Scope, owner: int | None, channel: int | None) -> Follow:
    return Follow(scope.target, owner=owner, channel=channel)
