"""Small lines that say what was asked for, and that the buttons of a card read from it again."""

import discord

from cogs.cards import markdown
from cogs.cards.card import Card

#: Characters that such a line shows of what was asked for, unless it is told otherwise.
ASKED = 300


def line(text: str, identifier: int, longest: int = ASKED) -> "discord.ui.TextDisplay[Card]":
    """A small line that can be read from the card again by its number; nothing in it can turn it around."""
    return discord.ui.TextDisplay(f"-# {markdown.escape(markdown.cut(markdown.flat(text), longest))}", id=identifier)


def read(message: discord.Message | None, identifier: int) -> str:
    """What such a line says; empty when the card has none."""
    for component in message.components if message else ():
        for child in getattr(component, "children", ()):
            if isinstance(child, discord.TextDisplay) and child.id == identifier:
                return markdown.unescape(child.content.removeprefix("-# "))
    return ""
