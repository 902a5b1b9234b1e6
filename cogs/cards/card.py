"""What all cards share: their frame, their limits, and the line that says where a quote stands."""

import re
from collections.abc import Sequence
from typing import Any

import discord

from bot.messages import say
from bot.models import ArticleInfo, Cited, Draft
from cogs.cards import markdown

#: Characters of all text of one message together; Discord allows 40 components beside it, which no card comes near.
TEXT_LIMIT = 4000
#: Characters of a title in a citation, a source, and of a reason or another sentence of ours that repeats the reader.
TITLE, SOURCE, SENTENCE = 200, 100, 500
#: Other places of a sentence that are named, and characters of each.
NAMED, ALSO = 3, 60
#: Characters of the address of such a place; one with a longer address is named without it.
_ALSO_ADDRESS = 400

PLAIN, ANSWERED, SILENT, REFUSED = (discord.Colour(value) for value in (0x5B6EAE, 0x3F8F6B, 0x8A8F98, 0xB3563E))

Part = str | discord.ui.Item[Any]
#: Commands that a sentence of ours names; the core calls them as the command line does.
_COMMAND = re.compile(r"`/?([a-z_ ]+)`")
_HERE = {"list": "article list"}


class Card(discord.ui.LayoutView):
    """One framed message. Strings become text; what is empty is left out."""

    def __init__(
        self, *parts: Part | None, colour: discord.Colour = PLAIN, quoted: Sequence[tuple[int, int, int]] = ()
    ) -> None:
        """`quoted` are the (article, start, end) that it shows and that its readers are told of when they change."""
        super().__init__(timeout=None)
        self.quoted = tuple(quoted)
        frame: discord.ui.Container[Card] = discord.ui.Container(accent_colour=colour)
        for part in parts:
            # Discord refuses text that is blank.
            if isinstance(part, str) and part.strip():
                frame.add_item(discord.ui.TextDisplay(part))
            elif part and not isinstance(part, str):
                frame.add_item(part)
        self.add_item(frame)
        # Buttons are known by their custom ids alone, also after a restart: a view that has ended is not kept.
        self.stop()


def notice(text: str, *, colour: discord.Colour = PLAIN) -> Card:
    """A sentence of ours, as said; it may name commands, and what it repeats of titles and files is no markdown."""
    plain_and_named = enumerate(_COMMAND.split(markdown.cut(text, TEXT_LIMIT // 2)))
    shown = (f"`/{_HERE.get(one, one)}`" if number % 2 else markdown.escape(one) for number, one in plain_and_named)
    return Card("".join(shown), colour=colour)


def citation(info: ArticleInfo, paragraph: int | None = None) -> str:
    """Where a quote stands: title, with its link, source, date, paragraph."""
    parts = (markdown.link(info.title, info.url, TITLE), provenance(info), f"¶{paragraph}" if paragraph else "")
    return "-# — " + " · ".join(part for part in parts if part)


def also(others: Sequence[Cited]) -> str:
    """Where else a sentence was printed: some by source, with a link, and how many more; "" for nowhere."""
    if not others:
        return ""
    infos = [one.article for one in others[:NAMED]]
    named = [markdown.link(info.source or info.title, _short(info.url), ALSO) for info in infos]
    names, more = tuple(named), len(others) - len(named)
    if not more:
        return f"-# {say('also at {names}', names=names)}"
    return f"-# {say('also at {names} and {count} more', names=names, count=more)}"


def _short(url: str | None) -> str | None:
    return url if url and len(url) <= _ALSO_ADDRESS else None


def provenance(info: ArticleInfo | Draft) -> str:
    """Who published an article, and when, as far as that is known."""
    parts = (markdown.line(info.source or "", SOURCE), markdown.day(info.published))
    return " · ".join(part for part in parts if part)


def length(*parts: Part | None) -> int:
    """Characters of text that these parts of a card have."""
    texts = (part.content if isinstance(part, discord.ui.TextDisplay) else part for part in parts)
    return sum(len(text) for text in texts if isinstance(text, str))


def row(*buttons: discord.ui.Button[Any] | None) -> discord.ui.ActionRow[Any] | None:
    """A row of buttons; none when there is none."""
    present = [button for button in buttons if button]
    return discord.ui.ActionRow(*present) if present else None
