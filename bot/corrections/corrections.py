"""The door to corrections: what was shown where, what of it no longer stands, and articles looked at again."""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from bot.corrections.edits import edits
from bot.errors import BotError
from bot.feeds.hosts import Hosts
from bot.intake.adding import all_storable
from bot.intake.fetching import fetch
from bot.intake.indexers import Indexers
from bot.intake.renewing import renewed
from bot.intake.web import Web
from bot.intake.worker import Worker
from bot.models import Article, Correction, Edit, Place, Scope, Shown
from bot.store import Store

log = logging.getLogger(__name__)

#: For how long quotes are remembered, and for how long after it was quoted an article is looked at again.
REMEMBERED, LOOKED_AT = timedelta(days=90), timedelta(days=7)
#: Articles that are looked at in one round.
ROUND = 20


class Corrections:
    """Corrections of one database."""

    def __init__(self, store: Store, web: Web, worker: Worker, indexers: Indexers, *, hours: int) -> None:
        """Articles that were quoted lately are looked at again every so many `hours`, 0 for never."""
        self._store, self._web, self._worker, self._indexers = store, web, worker, indexers
        self._hosts = Hosts()
        self.hours = hours

    async def note(
        self, scope: Scope, place: Place, message: int, spans: Iterable[tuple[int, int, int]], *, now: datetime
    ) -> None:
        """Remember that a message shows these (article, start, end); all that it showed before is forgotten."""
        await self._store.shown.note(scope.key, place, message, spans, now=now)

    async def version(self, message: int, article: int) -> int | None:
        """The version of an article that a message shows; None when that is not known."""
        return await self._store.shown.version(message, article)

    async def look(self, *, now: datetime) -> int:
        """Ask again for the pages of articles that were quoted lately; how many of them changed."""
        if not self.hours:
            return 0
        due = await self._store.shown.recent(
            since=now - LOOKED_AT, looked_before=now - timedelta(hours=self.hours), limit=ROUND
        )
        return sum([await self._look(article, now=now) for article in due])

    async def _look(self, article: Article, *, now: datetime) -> bool:
        info = article.info
        # First: a page that cannot be read is not asked for again at once.
        await self._store.shown.looked(info.id, now=now)
        try:
            async with self._hosts.turn(info.url or ""):
                draft = await fetch(self._web, self._worker, info.url or "")
            (one,) = await self._indexers.index(all_storable([replace(draft, url=info.url)]))
        except BotError as error:
            log.info("Article %d could not be looked at again: %s", info.id, error)
            return False
        new = await asyncio.to_thread(renewed, article, one)
        if new is None or new.replaces is None:
            return False
        (added,) = await self._store.articles.add_many(info.library, [new], now=now)
        return added.changed

    async def pending(self) -> Sequence[Correction]:
        """What readers are to be told; what still stands as it was shown is passed over for good."""
        found: list[Correction] = []
        for _, group in groupby(await self._store.shown.outdated(), key=lambda one: one.message):
            shown = tuple(group)
            changed = [
                edit
                for _, same in groupby(shown, key=lambda one: one.article)
                for edit in await self._edits(list(same))
            ]
            one = Correction(shown[0].message, shown[0].place, shown[0].library, tuple(changed), shown)
            if changed:
                found.append(one)
            else:
                await self.told(one)
        return found

    async def _edits(self, shown: Sequence[Shown]) -> list[Edit]:
        """What changed of the quotes that one message shows of one article."""
        first = shown[0]
        old = await self._store.versions.get(first.article, first.version)
        # Whatever it was shown from: those who were shown it see the message.
        shown_from = Scope(first.library, tuple(await self._store.rooms(first.library)))
        article = await self._store.articles.get(shown_from, first.article)
        if old is None or article is None:
            return []
        now = await self._store.articles.sentences(first.article)
        spans = [(one.start, one.end) for one in shown if one.version == first.version]
        return await asyncio.to_thread(edits, old, spans, article, now)

    async def told(self, correction: Correction) -> None:
        """Remember that the readers of a message know."""
        await self._store.shown.told(correction.shown)

    async def forget(self, message: int) -> None:
        """Forget a message that is gone."""
        await self._store.shown.forget(message)

    async def purge(self, *, now: datetime) -> None:
        """Forget what was shown long ago."""
        await self._store.shown.purge(before=now - REMEMBERED)
