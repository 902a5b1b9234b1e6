"""Servers that remove the bot and take it back; also while it was off."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord.backend.serializers import guild_create_payload

from bot.client import QuothBot
from bot.digests.digests import LEFT
from bot.models import Order, Place, Scope
from cogs.leaving import BOT
from tests.cogs.conftest import ABROAD, GUILD, NOW
from tests.cogs.world import World

HERE = Scope.guild(GUILD)
WEEK = timedelta(days=7)


async def removed(world: World) -> Mapping[str, Any]:
    """The server removes the bot, and Discord tells; returns what Discord tells when it takes the bot back."""
    guild, backend = world.bot.get_guild(GUILD), world.env.backend
    assert guild
    payload = guild_create_payload(backend, backend.get_guild(GUILD))
    await guild.leave()
    await world.env.settle()
    return payload


async def count(world: World) -> int:
    return await world.library.count(HERE) - await world.library.count(Scope.shelf())


async def later(world: World, span: timedelta) -> None:
    await world.library.keep_house(now=discord.utils.utcnow() + span)


async def test_d7_a_server_that_removes_the_bot_is_erased_after_its_grace(world: World) -> None:
    await world.library.digests.schedule(HERE, Order(Place(world.channel.id)), now=NOW)
    await removed(world)
    assert [one.paused for one in await world.library.digests.list(HERE)] == [LEFT]
    await later(world, WEEK - timedelta(hours=1))
    assert await count(world) == 4
    await later(world, WEEK)
    assert await count(world) == 0
    assert await world.library.digests.list(HERE) == []
    assert await world.library.check() == []


@pytest.mark.parametrize("known", [True, False])
async def test_d7_one_that_takes_it_back_keeps_everything(world: World, *, known: bool) -> None:
    await world.library.digests.schedule(HERE, Order(Place(world.channel.id)), now=NOW)
    payload = dict(await removed(world))
    assert await world.library.privacy.servers() == []
    # Of one that is new to it Discord does not say whether it is in reach.
    if not known:
        payload.pop("unavailable")
    world.env.backend.emit("GUILD_CREATE", payload)
    await world.env.settle()
    assert [one.paused for one in await world.library.digests.list(HERE)] == [""]
    await later(world, 10 * WEEK)
    assert await count(world) == 4


async def test_d7_a_server_that_is_merely_out_of_reach_has_not_left(world: World) -> None:
    world.bot._connection.parse_guild_delete({"id": str(GUILD), "unavailable": True})  # pyright: ignore[reportPrivateUsage, reportArgumentType]
    await world.env.settle()
    await world.bot.cogs["Leaving"].on_ready()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    await later(world, 10 * WEEK)
    assert await count(world) == 4


async def gone_meanwhile(world: World) -> None:
    """It is removed while no process runs that would hear of it."""
    for cog in ("Leaving", "Servers"):
        await world.bot.remove_cog(cog)
    await removed(world)


async def test_d7_one_that_left_while_the_bot_was_off_is_found_at_the_start(world: World) -> None:
    await world.library.digests.schedule(HERE, Order(Place(world.channel.id)), now=NOW)
    await gone_meanwhile(world)
    assert await world.library.privacy.servers() == [HERE]
    await world.restart()
    assert await world.library.privacy.servers() == []
    assert [one.paused for one in await world.library.digests.list(HERE)] == [LEFT]
    await later(world, WEEK)
    assert await count(world) == 0


async def test_d7_one_that_returned_while_the_bot_was_off_is_kept(world: World) -> None:
    await world.library.digests.schedule(HERE, Order(Place(world.channel.id)), now=NOW)
    await world.library.privacy.left(HERE, now=NOW - WEEK)
    await world.library.digests.left(HERE, now=NOW)
    await world.restart()
    await later(world, timedelta(0))
    assert await count(world) == 4
    assert [one.paused for one in await world.library.digests.list(HERE)] == [""]


@pytest.mark.parametrize("status", [500, 429])
async def test_d7_what_discord_does_not_say_is_not_taken_for_a_removal(
    world: World, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    await gone_meanwhile(world)
    for _ in range(5):
        world.env.inject_error("GET", f"/guilds/{GUILD}", status=status)
    await world.restart()
    assert await world.library.privacy.servers() == [HERE]
    assert "Discord did not say whether we are in a server" in caplog.text


async def test_another_bots_token_makes_no_server_seem_gone(world: World, caplog: pytest.LogCaptureFixture) -> None:
    await gone_meanwhile(world)
    await world.library.set_note(BOT, "5")
    world.library.privacy.met = False
    await world.restart()
    assert "another bot's than before" in caplog.text
    assert await world.library.privacy.servers() == [HERE]
    assert not world.library.privacy.met


async def test_a_divided_bot_takes_nobody_for_gone(world: World) -> None:
    await gone_meanwhile(world)
    part = QuothBot(world.library, world.settings)
    part.shard_id = 0
    await part.load_extension("cogs.leaving")
    world.library.privacy.met = False
    await part.cogs["Leaving"].on_ready()  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    assert await world.library.privacy.servers() == [HERE]
    assert not world.library.privacy.met


async def test_p1_other_servers_are_left_alone(world: World) -> None:
    await world.library.preferences.set(Scope.guild(ABROAD), "question_channel", "5")
    await removed(world)
    await later(world, WEEK)
    assert await world.library.preferences.get(Scope.guild(ABROAD), "question_channel") == "5"
