"""A card that is filled piece by piece, as far as one message holds."""

from collections.abc import Sequence

import discord

from bot.messages import message, say
from bot.models import Cited
from cogs.cards import markdown
from cogs.cards.card import TEXT_LIMIT, Card, Part, citation, length
from cogs.cards.excerpt import excerpt
from cogs.cards.lines import ASKED

#: Components that one card may have; Discord takes 40 with its frame.
_COMPONENTS = 36
#: Characters that are kept free for what is said below: what did not fit, and buttons.
_RESERVE = 300
#: Characters that the lines above a quote may take: twice what was asked for, its markdown included.
_ABOVE = 4 * ASKED
TOO_LONG = message("*This passage is longer than a message can hold; read it in its article.*")


class Sheet:
    """The parts of a card, and the room that is left."""

    def __init__(self, *opening: Part | None) -> None:
        self.parts: list[Part | None] = list(opening)
        self._room = TEXT_LIMIT - _RESERVE - length(*opening)
        self._components = _COMPONENTS - len(opening)
        self._buttons: set[str] = set()

    def add(self, *parts: Part | None) -> bool:
        """Put these in, all of them or none; whether they fitted."""
        # Discord takes a button of one id only once.
        parts = tuple(part for part in parts if self._buttons.isdisjoint(_ids(part)))
        needed = length(*parts)
        components = sum(_components(part) for part in parts)
        if needed > self._room or components > self._components:
            return False
        self.parts += parts
        self._buttons.update(one for part in parts for one in _ids(part))
        self._room -= needed
        self._components -= components
        return True

    def card(self, *closing: Part | None, colour: discord.Colour) -> Card:
        """The card."""
        return Card(*self.parts, *closing, colour=colour)


def block(one: Cited, also: Sequence[Cited] = (), note: str = "", *, marked: bool = True, above: int = 0) -> str:
    """A quote as markdown, whole, with what matters in bold, and its citation below.

    A quote that would not fit even alone, under `above` more characters, is not shown: it cannot be cut.
    """
    place = _places(one, also, note)
    room = TEXT_LIMIT - _RESERVE - _ABOVE - above - len(place)
    marks = [(start - one.start, end - one.start) for start, end in one.marks] if marked else []
    shown = excerpt(one.text, (0, len(one.text)), marks, room) if room > 0 else None
    return f"{shown or say(TOO_LONG)}\n{place}"


def _places(first: Cited, also: Sequence[Cited], note: str = "") -> str:
    """The citation of a quote, who says it, and how many other articles have the same."""
    parts = (note, citation(first.article, first.paragraph).removeprefix("-# — "), _others(also, first.article.id))
    return "-# — " + " · ".join(part for part in parts if part)


def _others(also: Sequence[Cited], article: int) -> str:
    """Which articles other than this one have the same: the first by its title, and how many more; empty for none."""
    infos = list({one.article.id: one.article for one in also if one.article.id != article}.values())
    if not infos:
        return ""
    title, more = markdown.line(infos[0].title, 60), len(infos) - 1
    if not more:
        return say("also in {title}", title=title)
    return say("also in {title} and {count} more", title=title, count=more)


def _ids(part: Part | None) -> set[str]:
    buttons = part.children if isinstance(part, discord.ui.ActionRow) else ()
    return {one.custom_id for one in buttons if isinstance(one, discord.ui.Button) and one.custom_id}


def _components(part: Part | None) -> int:
    return 1 + len(part.children) if isinstance(part, discord.ui.ActionRow) else 1
