"""Choosing an article: titles offered while typing, and what was typed made a number again."""

import asyncio
import logging
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import BotError, NotFound
from bot.library import Library
from bot.messages import message
from bot.models import ArticleInfo, Scope
from cogs.cards.markdown import cut, flat
from cogs.scopes import for_all, for_asker

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

#: Discord's limits: choices at once, characters of a choice's name.
CHOICES, NAME_LENGTH = 25, 100
#: Seconds after which nothing is offered: Discord takes no choices after three.
IN_TIME = 2.0


async def offer(interaction: discord.Interaction["QuothBot"], typed: str) -> list[app_commands.Choice[str]]:
    """Titles that hold what is typed, newest first; none rather than late or with an error, which nobody would see."""
    try:
        async with asyncio.timeout(IN_TIME):
            scope = await for_asker(interaction, typing=True)
            found = await interaction.client.library.titles(scope, typed.strip(), limit=CHOICES)
    except (BotError, TimeoutError) as error:
        log.warning("No titles were offered: %s", str(error) or "they took too long")
        return []
    names = Counter(flat(one.title) for one in found)
    return [app_commands.Choice(name=_name(one, alone=names[flat(one.title)] == 1), value=str(one.id)) for one in found]


def _name(info: ArticleInfo, *, alone: bool) -> str:
    """A title to choose; one that several articles share, or that cannot be seen, with the article's number."""
    title = flat(info.title)
    if title and alone:
        return cut(title, NAME_LENGTH)
    number = f"№ {info.id}"
    return f"{cut(title, NAME_LENGTH - len(number) - 3)} · {number}" if title else number


async def chosen(library: Library, scope: Scope, typed: str) -> int:
    """The number of the article that was chosen, or typed as its number or its only title. Raises NotFound."""
    typed = typed.strip()
    found: Sequence[ArticleInfo] = await library.titles(scope, typed, limit=CHOICES) if typed else list[ArticleInfo]()
    exact = [one for one in found if one.title.casefold() == typed.casefold()]
    if typed.isascii() and typed.isdigit() and len(typed) <= 15:
        try:
            return (await library.get(scope, int(typed))).info.id
        except NotFound:
            # A title may be a number, "1984"; but a number that merely stands in a title names no article.
            if len(exact) != 1:
                raise
    if len(found) != 1 and len(exact) != 1:
        raise NotFound(
            message("Choose one of the titles that are offered while you type; `/article list` shows them all.")
        )
    return (exact or found)[0].id


async def is_hidden(interaction: discord.Interaction["QuothBot"], typed: str) -> bool:
    """Whether the article that was chosen is in a room that the asker can read and not all who see the channel can.

    What is said of it is then for the asker alone.
    """
    library, all_, asker = interaction.client.library, for_all(interaction), await for_asker(interaction)
    if asker == all_:
        return False
    try:
        await chosen(library, all_, typed)
    except NotFound:
        try:
            await chosen(library, asker, typed)
        except NotFound:
            return False
        return True
    return False
