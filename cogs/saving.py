"""Saving what a link leads to: /article add with a link, and the message menu "Save article"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import BotError, Refused
from bot.intake.web.links import links, without_password
from bot.messages import message
from bot.models import Added
from cogs import cards
from cogs.buttons import Interaction
from cogs.replies import send
from cogs.scopes import adding, must_keep, room_name

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Characters of an address, and links of one message that are followed.
ADDRESS, MOST = 2000, 5
_NO_LINK = message("There is no link in that message. `/article add` takes files and pasted texts.")


class Saving(commands.Cog):
    """The menu of a message."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(name="Save article", callback=self.save)

    async def cog_load(self) -> None:
        """Add the message menu, which a cog does not add by itself."""
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it off again."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    async def save(self, interaction: Interaction, message: discord.Message) -> None:
        """Put the pages that a message links to into the library. Nothing else of the message is kept."""
        await must_keep(interaction)
        found = links(message.content)
        if not found:
            raise Refused(_NO_LINK)
        await send(interaction, saved(interaction, found), private=True)


async def saved(interaction: Interaction, found: Sequence[str]) -> cards.Card:
    """The pages at these addresses, put into the library one by one; of one alone the card says more."""
    library, scope = interaction.client.library, adding(interaction)
    room = room_name(interaction, scope)
    if len(found) == 1:
        return cards.added([await library.add_link(scope, found[0], now=discord.utils.utcnow())], room=room)
    told: list[tuple[str, Added | str]] = []
    for link in found[:MOST]:
        try:
            outcome = await library.add_link(scope, link, now=discord.utils.utcnow())
        except BotError as error:
            outcome = interaction.client.told(error)
        told.append((without_password(link), outcome))
    return cards.saved(told, left_out=len(found[MOST:]), room=room)


async def setup(bot: "QuothBot") -> None:
    """Add the menu."""
    await bot.add_cog(Saving(bot))
