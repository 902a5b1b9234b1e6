"""Buttons by their custom ids: all that a press needs to know stands in the id, so that a restart forgets nothing.

An id is no secret and no permission: what it names is looked up again in the library of whoever presses.
"""

import re
from collections.abc import Mapping
from datetime import date

import discord

from bot.messages import message, say
from bot.models import Scope, Watch, Within
from cogs.cards.markdown import cut, flat

CONTEXT = re.compile(r"context:(?P<article>\d{1,15}):(?P<start>\d{1,9}):(?P<end>\d{1,9})", re.ASCII)
#: Of what a question was asked: an article's number, and the number of a day; 0: all of them.
_PART = r"(?P<article>\d{1,15}):(?P<since>\d{1,7})"
#: What comes from this number on: quotes.
MORE = re.compile(rf"more:{_PART}:(?P<start>\d{{1,2}})", re.ASCII)
WHY = re.compile(rf"why:{_PART}", re.ASCII)
ABOUT = re.compile(r"about:(?P<article>\d{1,15})", re.ASCII)
SUMMARY = re.compile(r"summary:(?P<article>\d{1,15})", re.ASCII)
#: A stored article's number, or the token of an uploaded text.
ZOOM = re.compile(
    r"zoom:(?:a(?P<article>\d{1,15})|u(?P<upload>[\w-]{1,40})):(?P<length>[a-z]{1,10}):(?P<method>[a-z-]{1,20})",
    re.ASCII,
)
BRIEF = re.compile(r"brief:(?P<length>[a-z]{1,10})", re.ASCII)
PAGE = re.compile(r"page:(?P<number>\d{1,9})", re.ASCII)
REMOVE = re.compile(r"remove:(?P<article>\d{1,15})", re.ASCII)
KEEP = re.compile(r"keep")
#: Of whoever presses it.
FORGET = re.compile(r"forget")
#: What comes from this number on: quotations, events.
SAID = re.compile(r"said:(?P<start>\d{1,4})", re.ASCII)
LATER = re.compile(r"later:(?P<start>\d{1,4})", re.ASCII)
#: What is done with a digest.
DIGEST = re.compile(r"digest:(?P<action>preview|pause|resume|resend|remove):(?P<digest>\d{1,15})", re.ASCII)
WATCH = re.compile(r"watch")
#: In direct messages nothing else says which library an open question is about: a server's, or the person's own.
_OPEN = r"(?P<library>guild:\d{1,20}|user|shelf):(?P<watch>\d{1,15})"
UNWATCH = re.compile(rf"unwatch:{_OPEN}", re.ASCII)
REWATCH = re.compile(rf"rewatch:{_OPEN}", re.ASCII)

ALL = (
    CONTEXT, MORE, WHY, ABOUT, SUMMARY, ZOOM, BRIEF, PAGE, REMOVE, KEEP, FORGET, SAID, LATER, DIGEST, WATCH, UNWATCH,
    REWATCH,
)  # fmt: skip

Button = discord.ui.Button[discord.ui.LayoutView]
_SECONDARY = discord.ButtonStyle.secondary
_LENGTHS = {"headline": message("Headline"), "short": message("Short"), "long": message("Long")}
_ACTIONS = {
    "preview": message("Preview"),
    "pause": message("Pause"),
    "resume": message("Resume"),
    "resend": message("Resend"),
    "remove": message("Remove"),
}


def known(custom_id: str) -> bool:
    """Whether one of these buttons has such an id; one of an older version may not."""
    return any(kind.fullmatch(custom_id) for kind in ALL)


def context(article: int, start: int, end: int) -> Button:
    """Opens the paragraph around a quote."""
    return Button(label=say("Show in context"), custom_id=f"context:{article}:{start}:{end}", style=_SECONDARY)


def more(label: str, within: Within, start: int = 1) -> Button:
    """Shows the quotes from number `start` on; the one that answers is number 0."""
    return Button(label=label, custom_id=f"more:{_named(within)}:{start}", style=_SECONDARY)


def why(within: Within, label: str = "") -> Button:
    """Says how the answer came about."""
    return Button(label=label or say("Why this?"), custom_id=f"why:{_named(within)}", style=_SECONDARY)


def _named(within: Within) -> str:
    article, day = within.article.id if within.article else 0, within.since.toordinal() if within.since else 0
    return f"{article}:{day}"


def part(given: Mapping[str, str]) -> tuple[int | None, date | None]:
    """What such an id names: an article's number and a day, None for all of them."""
    day = min(int(given["since"]), date.max.toordinal())
    return int(given["article"]) or None, date.fromordinal(day) if day else None


def about(article: int) -> Button:
    """Asks another question, of this article only."""
    return Button(label=say("Ask about this article"), custom_id=f"about:{article}", style=_SECONDARY)


def summary(article: int) -> Button:
    """Shows a short summary of an article."""
    return Button(label=say("Summarize"), custom_id=f"summary:{article}", style=_SECONDARY)


def zoom(source: str, length: str, method: str, *, current: bool) -> Button:
    """Shows another length of the same summary; `source` is "a" and an article's number, or "u" and a token."""
    style = discord.ButtonStyle.primary if current else _SECONDARY
    custom_id = f"zoom:{source}:{length}:{method}"
    return Button(label=say(_LENGTHS[length]), custom_id=custom_id, style=style, disabled=current)


def brief(length: str, *, current: bool) -> Button:
    """Shows another length of the same brief, whose topic stands in its first line."""
    style = discord.ButtonStyle.primary if current else _SECONDARY
    return Button(label=say(_LENGTHS[length]), custom_id=f"brief:{length}", style=style, disabled=current)


def page(number: int, label: str, *, enabled: bool) -> Button:
    """Turns to a page of the list of articles, counted from 0."""
    return Button(label=label, custom_id=f"page:{max(0, number)}", style=_SECONDARY, disabled=not enabled)


def remove(article: int, title: str) -> Button:
    """Erases an article."""
    label = say("Remove “{title}”", title=cut(flat(title), 60))
    return Button(label=label, custom_id=f"remove:{article}", style=discord.ButtonStyle.danger)


def said(start: int, count: int) -> Button:
    """Shows somebody's quotations from number `start` on."""
    return Button(label=say("More ({count})", count=count), custom_id=f"said:{start}", style=_SECONDARY)


def later(start: int, count: int) -> Button:
    """Shows the events from number `start` on."""
    return Button(label=say("Later ({count})", count=count), custom_id=f"later:{start}", style=_SECONDARY)


def keep() -> Button:
    """Does not."""
    return Button(label=say("Keep it"), custom_id="keep", style=_SECONDARY)


def forget() -> Button:
    """Erases all that is kept about whoever presses it."""
    return Button(label=say("Erase all of it"), custom_id="forget", style=discord.ButtonStyle.danger)


def digest(action: str, number: int) -> Button:
    """Does one of these with a digest: preview, pause, resume, resend, remove."""
    return Button(label=say(_ACTIONS[action]), custom_id=f"digest:{action}:{number}", style=_SECONDARY)


def watch() -> Button:
    """Keeps the question of a card open."""
    return Button(label=say("Tell me when something answers this"), custom_id="watch", style=_SECONDARY)


def unwatch(one: Watch, label: str = "") -> Button:
    """Lets go of an open question."""
    return Button(label=label or say("Stop"), custom_id=f"unwatch:{_library(one)}:{one.id}", style=_SECONDARY)


def rewatch(one: Watch) -> Button:
    """Keeps a question open that was answered."""
    return Button(label=say("Keep watching"), custom_id=f"rewatch:{_library(one)}:{one.id}", style=_SECONDARY)


def _library(one: Watch) -> str:
    return "user" if one.library == Scope.person(one.owner).key else one.library
