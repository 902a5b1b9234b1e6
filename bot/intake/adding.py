"""Drafts on their way into a library: made fit to keep, taken apart, stored."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import Refused
from bot.intake.decoding import tidy
from bot.intake.indexers import Indexers
from bot.intake.renewing import renewed
from bot.intake.retention import expire
from bot.messages import message
from bot.models import Added, Article, ArticleInfo, Draft, Scope
from bot.store import Store
from bot.store.rows import Indexed


@dataclass(frozen=True, slots=True)
class Ready:
    """Drafts that have only to be stored."""

    drafts: Sequence[Draft]
    #: Those whose text is in the library already, by their text.
    here: dict[str, ArticleInfo]
    #: The others, in order, taken apart.
    fresh: Sequence[Indexed]

    def added(self, stored: Sequence[Added]) -> list[Added]:
        """What became of each draft, in order; `stored` tells it of the fresh ones."""
        rest = iter(stored)
        return [
            Added(self.here[draft.text], new=False, notes=draft.notes) if draft.text in self.here else next(rest)
            for draft in self.drafts
        ]


async def make_ready(store: Store, indexers: Indexers, scope: Scope, drafts: Sequence[Draft]) -> Ready:
    """All that can be done before the writer is needed. Raises Refused when one of them has no text."""
    tidied = await asyncio.to_thread(all_storable, drafts)
    # What is here already is not taken apart again: that is nine tenths of the work.
    texts = [draft.text for draft in tidied]
    here = await store.articles.with_texts(scope.target, texts)
    if scope.room:
        # What all can read anyway is not put into a room as well.
        here = await store.articles.with_texts(scope.key, texts) | here
    fresh = await indexers.index([draft for draft in tidied if draft.text not in here])
    known = await store.versions.at(scope.target, [one.draft.url for one in fresh if one.draft.url])
    if known:
        same, fresh = await asyncio.to_thread(_renewed, known, fresh)
        here |= same
    return Ready(tidied, here, fresh)


def _renewed(known: Mapping[str, Article], fresh: Sequence[Indexed]) -> tuple[dict[str, ArticleInfo], list[Indexed]]:
    """Those that say what the article with their address says, by text; the others, new versions marked as such."""
    same: dict[str, ArticleInfo] = {}
    left: list[Indexed] = []
    open_ = dict(known)
    for one in fresh:
        # Of two drafts with one address the first may be its article, and the second is another one.
        here = open_.pop(one.draft.url or "", None)
        new = renewed(here, one) if here else one
        if new:
            left.append(new)
        elif here:
            same[one.draft.text] = here.info
    return same, left


async def put(store: Store, scope: Scope, ready: Ready, *, now: datetime) -> Sequence[Added]:
    """Store them in one transaction, then erase what the library is not to keep any longer."""
    if not ready.fresh:
        return ready.added(())
    stored = await store.articles.add_many(scope.target, ready.fresh, now=now)
    await expire(store, scope, now=now)
    return ready.added(stored)


def all_storable(drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts in characters that UTF-8 has, with one kind of line end. Raises Refused for one without text."""
    if not all(draft.text.strip() for draft in drafts):
        raise Refused(message("There is no text in it."))
    return [storable(draft) for draft in drafts]


def storable(draft: Draft) -> Draft:
    """The same of one draft."""
    given = {
        name: value
        for name in ("text", "title", "url", "source", "author", "published", "rights")
        if (value := getattr(draft, name))
    }
    tidied = {name: tidy(value) for name, value in given.items()}
    return draft if tidied == given else replace(draft, **tidied)
