"""Models -> Discord cards. Only here are Discord's limits and its markdown known."""

from cogs.cards.answers import answer, asked, context, more, why
from cogs.cards.articles import added, article, articles, removal, removed
from cogs.cards.card import Card, notice
from cogs.cards.guide import guide, settings
from cogs.cards.summaries import summary

__all__ = [
    "Card",
    "added",
    "answer",
    "article",
    "articles",
    "asked",
    "context",
    "guide",
    "more",
    "notice",
    "removal",
    "removed",
    "settings",
    "summary",
    "why",
]
