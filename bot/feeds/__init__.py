"""Feeds that libraries follow: asked politely, their new entries made articles, nothing twice and nothing lost."""

from bot.feeds.feeds import Feeds

__all__ = ["Feeds"]
