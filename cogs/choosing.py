"""Choosing an article: titles offered while typing, and what was typed made a number again."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import NotFound
from bot.library import Library
from bot.models import Scope
from cogs.cards.markdown import cut
from cogs.scopes import scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Discord's limits: choices at once, characters of a choice's name.
CHOICES, NAME_LENGTH = 25, 100


async def offer(interaction: discord.Interaction["QuothBot"], typed: str) -> list[app_commands.Choice[str]]:
    """Titles that hold what is typed, newest first."""
    found = await interaction.client.library.titles(scope_of(interaction), typed, limit=CHOICES)
    return [app_commands.Choice(name=cut(one.title, NAME_LENGTH), value=str(one.id)) for one in found]


async def chosen(library: Library, scope: Scope, typed: str) -> int:
    """The number of the article that was chosen, or typed as its number or its only title. Raises NotFound."""
    if typed.strip().isascii() and typed.strip().isdigit() and len(typed.strip()) <= 15:
        return int(typed)
    found = await library.titles(scope, typed.strip(), limit=2)
    if len(found) != 1:
        raise NotFound("Choose one of the titles that are offered while you type; `/article list` shows them all.")
    return found[0].id
