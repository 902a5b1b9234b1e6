"""Many servers: memory and time of a start among 2,500 servers of 500 members, and after each line that was lost."""

import asyncio
import tempfile
import time
from pathlib import Path

from tests.wire.discord_server import DiscordServer
from tests.wire.process import BotProcess

GUILDS, CHANNELS, ROLES, MEMBERS = 2_500, 20, 10, 500
#: At how many servers a shard Discord tells bots to come with more.
A_SHARD = 1_000
#: Sessions that are lost after the start.
LOSSES = 3


def main() -> None:
    """Print it for no servers, for all on one shard, and for all on as many as Discord would ask for."""
    for guilds, shards in ((0, 1), (GUILDS, 1), (GUILDS, -(-GUILDS // A_SHARD))):
        asyncio.run(_start(guilds, shards))


async def _start(guilds: int, shards: int) -> None:
    async with DiscordServer() as server:
        server.gateway.shards = shards
        build(server, guilds)
        with tempfile.TemporaryDirectory() as folder:
            # The folder is an empty shelf as well.
            places = {"DATABASE_PATH": str(Path(folder) / "quoth.db"), "ARTICLES_PATH": folder}
            begun = time.perf_counter()
            async with BotProcess(server, environment=places, folder=Path(folder)) as bot:
                print(f"{guilds:,} servers, {shards} shard{'s' * (shards > 1)}")
                await server.ready(1, 60)
                print(f"  start to READY          {time.perf_counter() - begun:5.1f} s, {bot.memory / 1e6:.1f} MB")
                await server.ready(shards, 60)
                if guilds:
                    guild = next(reversed(server.world.guilds.values()))
                    asked = await server.slash(next(iter(guild.channels.values())), server.world.owner, "help")
                    await asked.response()
                    print(f"  to an answer in the last {time.perf_counter() - begun:4.1f} s")
                await bot.wait_stderr(f"in {guilds} servers", 60)
                print(f"  to all servers known    {time.perf_counter() - begun:5.1f} s, {bot.memory / 1e6:.1f} MB,"
                      f" at most {bot.memory_peak / 1e6:.1f} MB")  # fmt: skip
                for loss in range(1, LOSSES + 1) if guilds else ():
                    await server.drop_socket(resumable=False)
                    await server.ready((loss + 1) * shards, 120)
                    # Long enough for the last of them to be taken in.
                    await asyncio.sleep(5)
                    print(f"  after {loss} lost sessions   {bot.memory / 1e6:.1f} MB,"
                          f" at most {bot.memory_peak / 1e6:.1f} MB", flush=True)  # fmt: skip


def build(server: DiscordServer, guilds: int) -> None:
    """Add servers as they are: channels, some for few; roles; and so many members, of whom Discord names the bot."""
    world = server.world
    crowd = [world.user(f"member {number}") for number in range(MEMBERS - 2)]
    for number in range(guilds):
        guild = world.guild(f"server {number}")
        for member in crowd:
            world.join(guild, member)
        roles = [world.role(guild, f"role {n}", send_messages=True, embed_links=True) for n in range(ROLES - 1)]
        channels = [world.channel(guild, f"channel-{n}") for n in range(CHANNELS)]
        for channel in channels:
            channel.topic = f"What is to be said of {channel.name} in {guild.name}, and nothing that is told elsewhere"
        for channel in channels[::4]:
            server.permit(channel, guild, view_channel=False)
            server.permit(channel, roles[0], view_channel=True)
