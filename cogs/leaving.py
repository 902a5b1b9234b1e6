"""Servers that remove the bot, and those that take it back: what their libraries are told of it."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.ext import commands

from bot.models import Scope

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

#: Under this name it is kept whose database it is: the bot's number at Discord.
BOT = "bot"


class Leaving(commands.Cog):
    """The library of a server that the bot was removed from waits to be erased, until it is back."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """It was removed; for a server that is merely out of reach discord.py has another event."""
        await self.bot.library.privacy.left(Scope.guild(guild.id), now=discord.utils.utcnow())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """It is there, perhaps again."""
        await self._back([guild])

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """It is in reach again, and so it is there."""
        await self._back([guild])

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Discord has named all servers, those that are out of reach too: what happened while we were away shows now.

        That a server is not named is not enough: Discord is asked about each of those.
        """
        if self.bot.shard_id is not None:
            # Each part of a divided bot is told of its own servers alone.
            return
        library, now = self.bot.library, discord.utils.utcnow()
        present = await self._back(self.bot.guilds)
        if not await self._is_the_same_bot():
            log.warning(
                "The token is another bot's than before: servers that this one is not in are not taken to have removed "
                "it, and none is erased. Give it a database of its own, or the first bot's token."
            )
            return
        for scope in await library.privacy.servers():
            if scope not in present and await self._is_gone(scope):
                await library.digests.left(scope, now=now)
                await library.privacy.left(scope, now=now)
        library.privacy.met = True

    async def _is_the_same_bot(self) -> bool:
        """Whether the database has known no other bot; another one is in other servers."""
        library, ours = self.bot.library, str(self.bot.application_id)
        known = await library.note(BOT)
        if known is None:
            await library.set_note(BOT, ours)
        return known in (None, ours)

    async def _back(self, guilds: Sequence[discord.Guild]) -> Sequence[Scope]:
        """Keep the libraries of servers that we are in; these servers as scopes."""
        library, servers = self.bot.library, [Scope.guild(guild.id) for guild in guilds]
        for scope in await library.privacy.returned(servers):
            await library.digests.returned(scope, now=discord.utils.utcnow())
        return servers

    async def _is_gone(self, server: Scope) -> bool:
        """Whether Discord says that we are not in a server; what it does not answer is found out another time."""
        try:
            await self.bot.fetch_guild(int(server.key.partition(":")[2]), with_counts=False)
        except (discord.NotFound, discord.Forbidden):
            return True
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("Discord did not say whether we are in a server: %s", error)
        return False


async def setup(bot: "QuothBot") -> None:
    """Listen for servers."""
    await bot.add_cog(Leaving(bot))
