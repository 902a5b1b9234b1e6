"""Buttons by their custom ids: everything that a press needs to know stands in the id, so that a restart forgets nothing.

An id is no secret and no permission: what it names is looked up again in the library of whoever presses.
"""

import re

import discord

from cogs.cards.markdown import cut

CONTEXT = re.compile(r"context:(?P<article>\d{1,15}):(?P<start>\d{1,9}):(?P<end>\d{1,9})")
#: Article 0: all of them.
MORE = re.compile(r"more:(?P<article>\d{1,15})")
WHY = re.compile(r"why:(?P<article>\d{1,15})")
ABOUT = re.compile(r"about:(?P<article>\d{1,15})")
#: A stored article's number, or the token of an uploaded text.
ZOOM = re.compile(
    r"zoom:(?:a(?P<article>\d{1,15})|u(?P<upload>[\w-]{1,40})):(?P<length>[a-z]{1,10}):(?P<method>[a-z-]{1,20})"
)
PAGE = re.compile(r"page:(?P<number>\d{1,9})")
REMOVE = re.compile(r"remove:(?P<article>\d{1,15})")
KEEP = re.compile(r"keep")

Button = discord.ui.Button[discord.ui.LayoutView]
_SECONDARY = discord.ButtonStyle.secondary


def context(article: int, start: int, end: int) -> Button:
    """Opens the paragraph around a quote."""
    return Button(label="Show in context", custom_id=f"context:{article}:{start}:{end}", style=_SECONDARY)


def more(count: int, article: int | None, label: str = "More") -> Button:
    """Shows the quotes that came after the first."""
    return Button(label=f"{label} ({count})", custom_id=f"more:{article or 0}", style=_SECONDARY)


def why(article: int | None) -> Button:
    """Says how the answer came about."""
    return Button(label="Why this?", custom_id=f"why:{article or 0}", style=_SECONDARY)


def about(article: int) -> Button:
    """Asks another question, of this article only."""
    return Button(label="Ask about this article", custom_id=f"about:{article}", style=_SECONDARY)


def zoom(source: str, length: str, method: str, *, current: bool) -> Button:
    """Shows another length of the same summary; `source` is "a" and an article's number, or "u" and a token."""
    style = discord.ButtonStyle.primary if current else _SECONDARY
    return Button(
        label=length.capitalize(), custom_id=f"zoom:{source}:{length}:{method}", style=style, disabled=current
    )


def page(number: int, label: str, *, enabled: bool) -> Button:
    """Turns to a page of the list of articles, counted from 0."""
    return Button(label=label, custom_id=f"page:{max(0, number)}", style=_SECONDARY, disabled=not enabled)


def remove(article: int, title: str) -> Button:
    """Erases an article."""
    style = discord.ButtonStyle.danger
    return Button(label=cut(f"Remove “{title}”", 80), custom_id=f"remove:{article}", style=style)


def keep() -> Button:
    """Does not."""
    return Button(label="Keep it", custom_id="keep", style=_SECONDARY)
