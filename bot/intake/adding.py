"""Drafts on their way into a library: made fit to keep, taken apart, stored."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.errors import Refused
from bot.intake.decoding import tidy
from bot.intake.indexers import Indexers
from bot.intake.retention import expire
from bot.models import Added, ArticleInfo, Draft, Scope
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


async def make_ready(store: Store, indexers: Indexers, scope: Scope, drafts: Sequence[Draft]) -> Ready:
    """All that can be done before the writer is needed. Raises Refused when one of them has no text."""
    tidied = await asyncio.to_thread(all_storable, drafts)
    # What is here already is not taken apart again: that is nine tenths of the work.
    here = await store.articles.with_texts(scope.key, [draft.text for draft in tidied])
    return Ready(tidied, here, await indexers.index([draft for draft in tidied if draft.text not in here]))


async def put(store: Store, scope: Scope, ready: Ready, *, now: datetime) -> Sequence[Added]:
    """Store them in one transaction, then erase what the library is not to keep any longer."""
    if not ready.fresh:
        return [Added(ready.here[draft.text], new=False, notes=draft.notes) for draft in ready.drafts]
    added = iter(await store.articles.add_many(scope.key, ready.fresh, now=now))
    found = [
        Added(ready.here[draft.text], new=False, notes=draft.notes) if draft.text in ready.here else next(added)
        for draft in ready.drafts
    ]
    await expire(store, scope, now=now)
    return found


def all_storable(drafts: Sequence[Draft]) -> list[Draft]:
    """The same drafts in characters that UTF-8 has, with one kind of line end. Raises Refused for one without text."""
    if not all(draft.text.strip() for draft in drafts):
        raise Refused("There is no text in it.")
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
