"""Cards as a reader has them, and as they come back from Discord."""

from types import SimpleNamespace
from typing import Any

import discord

from cogs import cards
from tests.wire import limits


def contents(card: cards.Card) -> list[str]:
    """Its texts, in order."""
    components: Any = card.to_components()
    return [one["content"] for one in limits.walk(components) if "content" in one]


def labels(card: cards.Card) -> list[str]:
    """The labels of its buttons, in order."""
    components: Any = card.to_components()
    return [one["label"] for one in limits.walk(components) if one["type"] == 2]


def received(card: cards.Card) -> Any:
    """The card as it comes back from Discord, inside a message."""
    components: Any = card.to_components()
    for number, one in enumerate(limits.walk(components), 1):
        one.setdefault("id", number)
    return SimpleNamespace(components=[discord.Container(one, None) for one in components])
