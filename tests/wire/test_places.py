"""Where a digest may be sent, and the bot in this process as the one that sends it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import QuothBot
from bot.errors import Refused
from bot.library import Library
from bot.models import Draft, Order, Place, Scope
from bot.settings import Settings
from cogs.courier import Servers
from cogs.places import keeps_no_count, must_post
from tests.digests.post import until
from tests.wire.discord_server import DiscordServer
from tests.wire.world import Channel

FERRY = "The ferry across the sound was built in 1911. It carried miners until the bridge opened in 1938."


@pytest.fixture
def general(server: DiscordServer) -> Channel:
    return server.channel(server.guild())


@pytest.fixture
async def bot(
    server: DiscordServer, general: Channel, library: Library, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[QuothBot]:
    monkeypatch.setattr(Route, "BASE", server.url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))
    async with QuothBot(library, settings, delivers=True) as client:
        await client.login(server.token)
        task = asyncio.create_task(client.connect())
        await client.wait_until_ready()
        yield client
        await client.close()
        await task


def seen(bot: QuothBot, general: Channel) -> tuple[discord.TextChannel, discord.Member]:
    """The channel, and its server's owner, as far as a bot without members knows one."""
    channel = bot.get_channel(general.id)
    assert isinstance(channel, discord.TextChannel)
    return channel, channel.guild.me


async def test_a_bot_that_is_ready_delivers_what_is_due(
    server: DiscordServer, bot: QuothBot, general: Channel, library: Library
) -> None:
    now, scope = datetime.now(UTC), Scope.guild(server.guild().id)
    order = Order(Place(general.id), at=time(now.hour, now.minute), empty=True)
    await library.digests.schedule(scope, order, now=now - timedelta(days=1))
    await until(lambda: len(server.messages(general)) == 1)
    alerting = Order(Place(general.id), at=time((now.hour + 12) % 24), alerts=1)
    await library.digests.schedule(scope, alerting, now=now)
    question = "When was the ferry across the sound built?"
    await library.digests.watch(scope, question, server.world.owner.id, now=now)
    await library.add(scope, Draft(FERRY, title="The ferry"), now=now)
    await until(lambda: len(server.messages(general)) == 2)
    assert "1911" in server.messages(general)[1].text
    told = server.direct(server.world.owner)
    await until(lambda: len(server.messages(told)) == 1)
    assert "1911" in server.messages(told)[0].text


async def test_p6_a_channel_where_one_may_not_write_is_refused(
    server: DiscordServer, bot: QuothBot, general: Channel
) -> None:
    channel, me = seen(bot, general)
    stranger = discord.Member(data=_member(server), guild=channel.guild, state=bot._connection)  # pyright: ignore
    must_post(channel, stranger)
    assert not keeps_no_count(channel)
    server.permit(general, server.bot, send_messages=False, read_message_history=False)
    await until(lambda: not channel.permissions_for(me).send_messages)
    with pytest.raises(Refused, match=r"I may not write in #general\. Allow me"):
        must_post(channel, stranger)
    assert keeps_no_count(channel)
    assert general.guild
    server.permit(general, general.guild, send_messages=False)
    await until(lambda: not channel.permissions_for(stranger).send_messages)
    with pytest.raises(Refused, match="You may not write in #general yourself"):
        must_post(channel, stranger)


def _member(server: DiscordServer) -> Any:
    user = {"id": str(server.person().id), "username": "Bob", "discriminator": "0", "avatar": None}
    return {"user": user, "roles": [], "joined_at": None, "flags": 0}


async def test_d7_servers_that_let_the_bot_go_and_have_it_back(library: Library) -> None:
    now = datetime.now(UTC)
    digest = await library.digests.schedule(Scope.guild(5), Order(Place(1)), now=now)
    servers = Servers(cast("QuothBot", SimpleNamespace(library=library)))
    guild = cast("discord.Guild", discord.Object(5))
    await servers.on_guild_remove(guild)
    assert (await library.digests.get(Scope.guild(5), digest.id)).paused == "The bot was removed from this server."
    await servers.on_guild_join(guild)
    assert (await library.digests.get(Scope.guild(5), digest.id)).paused == ""
