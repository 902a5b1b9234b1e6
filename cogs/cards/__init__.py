"""Models -> Discord cards. Only here are Discord's limits and its markdown known."""

from cogs.cards.answers import answer
from cogs.cards.articles import added, article, articles, removal, removed, saved
from cogs.cards.asked import asked, asked_of
from cogs.cards.briefs import brief
from cogs.cards.card import Card, notice
from cogs.cards.digests import (
    digest_removed,
    digest_state,
    digests,
    resent,
    scheduled,
    unwatched,
    watches,
    watching,
)
from cogs.cards.feeds import exported, feed, feeds, followed, stopped, taken, unfollowed
from cogs.cards.guide import guide, settings
from cogs.cards.quotes import context, more
from cogs.cards.research import comparison, sayings, timeline
from cogs.cards.summaries import summary
from cogs.cards.verification import verification
from cogs.cards.why import why

__all__ = [
    "Card",
    "added",
    "answer",
    "article",
    "articles",
    "asked",
    "asked_of",
    "brief",
    "comparison",
    "context",
    "digest_removed",
    "digest_state",
    "digests",
    "exported",
    "feed",
    "feeds",
    "followed",
    "guide",
    "more",
    "notice",
    "removal",
    "removed",
    "resent",
    "saved",
    "sayings",
    "scheduled",
    "settings",
    "stopped",
    "summary",
    "taken",
    "timeline",
    "unfollowed",
    "unwatched",
    "verification",
    "watches",
    "watching",
    "why",
]
