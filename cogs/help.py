"""What it can do: /help."""

from typing import TYPE_CHECKING

from discord import app_commands
from discord.ext import commands

from cogs import cards
from cogs.buttons import Interaction
from cogs.listening import QUESTION_CHANNEL
from cogs.replies import send
from cogs.scopes import scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot


class Help(commands.Cog):
    """The guide."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    async def help(self, interaction: Interaction) -> None:
        """What this bot can do, in one card."""
        await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        channel = await self.bot.library.preferences.get(scope_of(interaction), QUESTION_CHANNEL)
        return cards.guide(int(channel) if channel and self.bot.hears_everything else None)


async def setup(bot: "QuothBot") -> None:
    """Add the command."""
    await bot.add_cog(Help(bot))
