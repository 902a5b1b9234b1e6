"""A server's settings: /settings show, set."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import Refused
from cogs import cards
from cogs.buttons import Interaction
from cogs.listening import QUESTION_CHANNEL
from cogs.replies import send
from cogs.scopes import must_manage, scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Settings(commands.GroupCog, group_name="settings", group_description="How the bot behaves in this server"):
    """Settings of one server."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self.library = bot.library

    @app_commands.command()
    async def show(self, interaction: Interaction) -> None:
        """Show the settings of this server."""
        must_manage(interaction)
        await send(interaction, await self._card(interaction), private=True)

    @app_commands.command(name="set")
    @app_commands.describe(
        question_channel="Every question asked there is answered", no_question_channel="Stop listening there"
    )
    async def set_(
        self,
        interaction: Interaction,
        question_channel: discord.TextChannel | discord.Thread | None = None,
        no_question_channel: bool = False,  # noqa: FBT001, FBT002 - an option of the command
    ) -> None:
        """Change a setting of this server."""
        must_manage(interaction)
        if (question_channel is None) != no_question_channel:
            raise Refused("Name a question channel, or say that there is to be none.")
        value = str(question_channel.id) if question_channel else None
        await self.library.set_setting(scope_of(interaction), QUESTION_CHANNEL, value)
        await send(interaction, await self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        channel = await self.library.setting(scope_of(interaction), QUESTION_CHANNEL)
        return cards.settings(int(channel) if channel else None, hears=self.bot.hears_everything)


async def setup(bot: "QuothBot") -> None:
    """Add the commands."""
    await bot.add_cog(Settings(bot))
