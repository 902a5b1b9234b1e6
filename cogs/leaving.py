"""Servers that remove the bot or take it back, and channels that are deleted: what their libraries are told of it."""

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import aiohttp
import discord
from discord.ext import commands

from bot.models import Scope, library_of, room_key

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

#: Under this name it is kept whose database it is: the bot's number at Discord.
BOT = "bot"


class Leaving(commands.Cog):
    """The library of a server that the bot was removed from waits to be erased, until it is back.

    So does the room of a channel that is gone, which nobody can see any more.
    """

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
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Its room goes, and those of its private threads."""
        await self._deleted(room_key(Scope.guild(channel.guild.id).key, channel.id))

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """The room of a private thread goes."""
        await self._deleted(room_key(Scope.guild(thread.guild_id).key, thread.parent_id, thread.thread_id))

    async def _deleted(self, room: str) -> None:
        library, now = self.bot.library, discord.utils.utcnow()
        for key in await library.rooms(Scope(library_of(room))):
            if key == room or key.startswith(f"{room}/"):
                await library.privacy.left(Scope.of(key), now=now)

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
        for room in await library.privacy.rooms():
            await self._look_at(room)
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

    async def _look_at(self, room: Scope) -> None:
        """Whether its channel was deleted while we were away; one that is there after all keeps its room."""
        guild = self.bot.get_guild(_number(room.key))
        if guild is None or guild.unavailable:
            return
        channel = int(room.target.rpartition("/")[2])
        if guild.get_channel_or_thread(channel) is not None or await self._is_there(channel):
            await self.bot.library.privacy.returned([room])
        else:
            await self.bot.library.privacy.left(room, now=discord.utils.utcnow())

    async def _is_there(self, channel: int) -> bool:
        """Whether there is such a channel, as long as Discord does not deny it."""
        try:
            await self.bot.fetch_channel(channel)
        except discord.NotFound:
            return False
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            log.warning("Discord did not say whether a channel is there: %s", error)
        return True

    async def _is_gone(self, server: Scope) -> bool:
        """Whether Discord says that we are not in a server; what it does not answer is found out another time."""
        try:
            await self.bot.fetch_guild(_number(server.key), with_counts=False)
        except (discord.NotFound, discord.Forbidden):
            return True
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("Discord did not say whether we are in a server: %s", error)
        return False


def _number(key: str) -> int:
    return int(key.partition(":")[2])


async def setup(bot: "QuothBot") -> None:
    """Listen for servers."""
    await bot.add_cog(Leaving(bot))
