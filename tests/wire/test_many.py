"""Many servers, shards and interactions: each server is answered once, and nothing that is over stays."""

import asyncio
import gc
import threading
from collections import Counter
from collections.abc import AsyncIterator, Generator
from pathlib import Path

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import QuothBot
from bot.library import Library
from bot.settings import Settings
from tests.bench.many import build
from tests.wire.crowd import Crowd
from tests.wire.discord_server import DiscordServer

#: Threads and files that pools may still open when they are warm.
POOLS = 30


@pytest.fixture
def addresses(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """discord.py, pointed at the loopback Discord; and the collector as it was afterwards."""
    monkeypatch.setattr(Route, "BASE", server.url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))
    yield
    gc.unfreeze()


@pytest.fixture
async def bot(
    addresses: None, server: DiscordServer, library: Library, settings: Settings, request: pytest.FixtureRequest
) -> AsyncIterator[QuothBot]:
    """In this process, ready among a few servers; the parameter says in how many shards."""
    server.gateway.shards = getattr(request, "param", 1)
    build(server, 10)
    async with QuothBot(library, settings, delivers=True) as client:
        await client.login(server.token)
        task = asyncio.create_task(client.connect())
        await client.wait_until_ready()
        yield client
        await client.close()
        await task


@pytest.mark.parametrize("bot", [2], indirect=True)
async def test_servers_of_all_shards_are_known_and_each_is_answered_once(server: DiscordServer, bot: QuothBot) -> None:
    assert server.gateway.identifies == 2
    assert {one.id for one in bot.guilds} == set(server.world.guilds)
    assert {one.shard_id for one in bot.guilds} == {0, 1}
    assert bot.latency >= 0
    assert bot.connected
    for guild in server.world.guilds.values():
        channel = next(one for one in guild.channels.values() if one.permissions(server.bot).view_channel)
        asked = await server.slash(channel, server.world.owner, "help")
        await asked.response()
        await server.say(channel, server.world.owner, "Who cast the bell?", mentions_bot=True)
        await server.until(lambda channel=channel: len(server.messages(channel)) == 2, "an answer to the mention")
    direct = server.direct(server.world.owner)
    await server.say(direct, server.world.owner, "Who cast the bell?")
    await server.until(lambda: len(server.messages(direct)) == 2, "an answer to a direct message")
    # Nobody was answered by two shards.
    assert len(server.asked("POST", "/channels/{id}/messages")) == 11


async def test_d7_a_session_that_is_lost_leaves_no_server_behind(server: DiscordServer, bot: QuothBot) -> None:
    gone = next(iter(server.world.guilds.values()))
    assert gc.get_freeze_count()
    await server.drop_socket(resumable=False)
    assert await server.until(lambda: not server.gateway.connected or None, "the line to be lost")
    server.remove_bot(gone)
    await server.ready(2)
    wanted = {one.id for one in server.world.guilds.values() if one.joined}
    async with asyncio.timeout(60):
        while {one.id for one in bot.guilds if not one.unavailable} != wanted:  # noqa: ASYNC110 - discord.py tells nobody
            await asyncio.sleep(0.05)
        while not gc.get_freeze_count():  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.05)
    assert len(bot.guilds) == 9
    gc.unfreeze()
    gc.collect()
    assert sum(isinstance(one, discord.Guild) for one in gc.get_objects()) == 9


async def test_nothing_is_left_of_300_interactions(server: DiscordServer, bot: QuothBot) -> None:
    crowd = Crowd(server, places=3, members=60)
    await crowd.settle(8)
    await crowd.act(100)
    tasks, opened = running(), held()
    await crowd.act(300)
    assert crowd.total >= 400
    async with asyncio.timeout(60):
        # What ends an interaction may come after its answer.
        while running() - tasks:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.1)
    assert not bot.persistent_views
    # Pools may have grown a little; one for each interaction would be 300.
    assert all(now - before < POOLS for now, before in zip(held(), opened, strict=True))


def running() -> Counter[str]:
    """Tasks by what they do, but those in which the loopback holds a connection."""
    names = Counter(getattr(task.get_coro(), "__qualname__", "") for task in asyncio.all_tasks())
    return Counter({name: count for name, count in names.items() if not name.startswith("RequestHandler")})


def held() -> tuple[int, int]:
    """Threads and open files."""
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
