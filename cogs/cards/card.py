"""What all cards share: their frame, their limits, and the line that says where a quote stands."""

from typing import Any

import discord

from bot.models import ArticleInfo
from cogs.cards import markdown

#: Characters of all text of one message together, and components, counted with those inside others.
TEXT_LIMIT, COMPONENT_LIMIT = 4000, 40
#: Characters of a title that a citation shows.
TITLE_LENGTH = 150

PLAIN, ANSWERED, SILENT, REFUSED = (discord.Colour(value) for value in (0x5B6EAE, 0x3F8F6B, 0x8A8F98, 0xB3563E))

Part = str | discord.ui.Item[Any]


class Card(discord.ui.LayoutView):
    """One framed message. Strings become text; what is empty is left out."""

    def __init__(self, *parts: Part | None, colour: discord.Colour = PLAIN) -> None:
        super().__init__(timeout=None)
        frame: discord.ui.Container[Card] = discord.ui.Container(accent_colour=colour)
        for part in parts:
            if part:
                frame.add_item(discord.ui.TextDisplay(part) if isinstance(part, str) else part)
        self.add_item(frame)
        # Buttons are known by their custom ids alone, also after a restart; a view that has ended is not kept in memory.
        self.stop()


def notice(text: str, *, colour: discord.Colour = PLAIN) -> Card:
    """A sentence of ours."""
    return Card(markdown.cut(text, TEXT_LIMIT), colour=colour)


def citation(info: ArticleInfo, paragraph: int | None = None) -> str:
    """Where a quote stands: title, with its link, source, date, paragraph."""
    title = markdown.link(markdown.cut(info.title, TITLE_LENGTH), info.url)
    place = f"¶{paragraph}" if paragraph else ""
    return "-# — " + " · ".join(part for part in (title, provenance(info), place) if part)


def provenance(info: ArticleInfo) -> str:
    """Who published an article, and when, as far as that is known."""
    source = markdown.line(markdown.cut(info.source, 80)) if info.source else ""
    return " · ".join(part for part in (source, markdown.day(info.published)) if part)


def row(*buttons: discord.ui.Button[Any] | None) -> discord.ui.ActionRow[Any] | None:
    """A row of buttons; none when there is none."""
    present = [button for button in buttons if button]
    return discord.ui.ActionRow(*present) if present else None
