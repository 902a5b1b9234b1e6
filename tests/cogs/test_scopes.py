"""Whose library is meant, from what Discord says of an interaction or a message."""

from typing import Any

import discord
import pytest

from bot.errors import Refused
from bot.models import Scope
from cogs.scopes import (
    adding,
    all_can_read,
    for_all,
    for_asker,
    keeping,
    must_manage,
    reading,
    scope_of,
    scope_of_message,
)
from tests.cogs.conftest import GUILD
from tests.cogs.rooms import QUESTION, Room, hidden, room
from tests.cogs.test_articles import FORM
from tests.cogs.world import World, text

ELSEWHERE = 77 << 22
PERSON, OTHER = 42 << 22, 43 << 22


def interaction(world: World, *, guild: int | None, owners: dict[str, str], manage: bool = False) -> Any:
    """An interaction of PERSON as Discord would send it; `owners` are those who installed the bot, by kind."""
    user = {"id": str(PERSON), "username": "p", "discriminator": "0", "avatar": None, "global_name": None}
    member: dict[str, Any] = {"user": user, "roles": [], "joined_at": None, "deaf": False, "mute": False, "flags": 0}
    data: Any = {
        "id": "5", "application_id": "6", "type": 2, "token": "t", "version": 1, "channel_id": "7",
        "authorizing_integration_owners": owners, "entitlements": [], "attachment_size_limit": 0, "locale": "de",
        "channel": {"id": "7", "type": 0 if guild else 1, "name": "c", "permissions": "0", "position": 0},
        "app_permissions": "0", "data": {"id": "8", "name": "ask", "type": 1},
    }  # fmt: skip
    if guild:
        data |= {
            "guild_id": str(guild),
            "guild": {"id": str(guild), "locale": "de", "features": []},
            "member": {**member, "permissions": str(discord.Permissions(manage_guild=manage).value)},
        }
    else:
        data["user"] = user
    return discord.Interaction(data=data, state=world.bot._connection)  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize(
    ("guild", "owners", "whose"),
    [
        (GUILD, {"0": str(GUILD)}, Scope.guild(GUILD)),
        (GUILD, {"0": str(GUILD), "1": str(PERSON)}, Scope.guild(GUILD)),
        # They installed it for themselves, in a server that has not.
        (ELSEWHERE, {"1": str(PERSON)}, Scope.person(PERSON)),
        # The button of somebody else's card, in a server that has not installed it.
        (ELSEWHERE, {"1": str(OTHER)}, Scope.person(PERSON)),
        # The server has the bot, but not for commands.
        (GUILD, {"1": str(PERSON)}, Scope.person(PERSON)),
        (None, {"0": "0"}, Scope.person(PERSON)),
        (None, {"1": str(PERSON)}, Scope.person(PERSON)),
        (None, {"1": str(OTHER)}, Scope.person(PERSON)),
    ],
)
async def test_p5_whose_library_it_is(world: World, guild: int | None, owners: dict[str, str], whose: Scope) -> None:
    assert scope_of(interaction(world, guild=guild, owners=owners)) == whose


async def test_p2_managing_is_for_managers_and_for_ones_own_library(world: World) -> None:
    must_manage(interaction(world, guild=GUILD, owners={"0": str(GUILD)}, manage=True))
    must_manage(interaction(world, guild=ELSEWHERE, owners={"1": str(PERSON)}))
    must_manage(interaction(world, guild=None, owners={"0": "0"}))
    with pytest.raises(Refused, match="may manage this server"):
        must_manage(interaction(world, guild=GUILD, owners={"0": str(GUILD)}))


def message(world: World, **where: Any) -> discord.Message:
    state: Any = world.bot._connection  # pyright: ignore[reportPrivateUsage]
    data: Any = {
        "id": "1", "channel_id": "7", "content": "", "tts": False,
        "mention_everyone": False, "type": 0, "pinned": False,
        "author": {"id": str(PERSON), "username": "p", "discriminator": "0", "avatar": None, "global_name": None},
        "attachments": [], "embeds": [], "mentions": [], "mention_roles": [], "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None, "components": [], **where,
    }  # fmt: skip
    channel, _ = state._get_guild_channel(data)
    return discord.Message(state=state, channel=channel, data=data)


async def test_p5_a_server_out_of_reach_is_not_taken_for_a_direct_message(world: World) -> None:
    assert scope_of_message(message(world)) == Scope.person(PERSON)
    assert scope_of_message(message(world, guild_id=str(GUILD))) == Scope.guild(GUILD)
    assert scope_of_message(message(world, guild_id=str(ELSEWHERE))) is None


UNKNOWN = "I cannot tell who can read this channel"


@pytest.mark.parametrize("denied", [{"view_channel": False}, {"read_message_history": False}])
async def test_p4_what_is_saved_from_a_channel_that_not_all_can_read_is_its_rooms(
    world: World, denied: dict[str, bool]
) -> None:
    channel = hidden(world, denied=denied)
    await world.manager.submit_modal(await world.manager.slash(channel, "article add"), FORM)
    assert await world.library.rooms(world.scope) == [f"{world.scope.key}/{channel.id}"]
    assert await world.library.count(world.scope) == len(world.articles)


async def test_p4_a_form_that_was_opened_before_the_channel_was_closed_fills_its_room(world: World) -> None:
    form = await world.manager.slash(world.channel, "article add")
    one = Room(world, world.channel, 0)
    await one.allow(world.guild.roles["Keeper"], view_channel=True)
    await one.allow(world.guild.default_role, view_channel=False)
    await world.manager.submit_modal(form, FORM)
    assert await world.library.rooms(world.scope) == [f"{world.scope.key}/{world.channel.id}"]


async def test_p4_who_has_a_library_of_their_own_saves_into_it_from_anywhere(world: World) -> None:
    form = await world.manager.user.slash("article add")
    await world.manager.user.submit_modal(form, FORM)
    assert await world.library.count(Scope.person(world.manager.id)) == 2


async def test_p4_threads_are_as_open_as_their_channel_and_private_ones_are_not(world: World) -> None:
    channel = world.bot.get_channel(world.channel.id)
    assert isinstance(channel, discord.TextChannel)
    public = await channel.create_thread(name="public", type=discord.ChannelType.public_thread)
    private = await channel.create_thread(name="private", type=discord.ChannelType.private_thread)
    assert [all_can_read(one) for one in (channel, public, private)] == [True, True, False]


async def test_p4_a_voice_channel_is_read_by_those_who_may_join(world: World) -> None:
    room = world.bot.get_channel(world.guild.create_voice_channel("room").id)
    assert isinstance(room, discord.VoiceChannel)
    everybody = room.guild.default_role
    found = [all_can_read(room)]
    for overwrite in (discord.PermissionOverwrite(connect=False), discord.PermissionOverwrite(view_channel=False)):
        await room.set_permissions(everybody, overwrite=overwrite)
        await world.env.settle()
        found.append(all_can_read(room))
    assert found == [True, False, False]


async def test_p4_the_room_of_a_voice_channel_is_read_by_those_who_may_join(world: World) -> None:
    channel = world.guild.create_voice_channel("room")
    one = Room(world, channel, 0)
    await one.allow(world.guild.default_role, connect=False)
    await one.allow(world.guild.roles["Keeper"], connect=True)
    await world.manager.submit_modal(await world.manager.slash(channel, "article add"), FORM)
    (key,) = await world.library.rooms(world.scope)
    assert key == one.key
    for who, more in ((world.manager, 1), (world.member, 0)):
        listed = await who.slash(world.channel, "article list")
        assert text(listed.response).startswith(f"### {len(world.articles) + more} articles")


async def test_p4_a_channel_of_which_nothing_is_known_is_not_saved_from(world: World) -> None:
    unknown = interaction(world, guild=GUILD, owners={"0": str(GUILD)})
    with pytest.raises(Refused, match=UNKNOWN):
        adding(unknown)
    assert keeping(unknown) == Scope.guild(GUILD)
    assert adding(interaction(world, guild=ELSEWHERE, owners={"1": str(PERSON)})) == Scope.person(PERSON)


async def test_p5_direct_messages_have_no_rooms(world: World) -> None:
    one = await room(world)
    home = interaction(world, guild=None, owners={"0": "0"})
    assert await for_asker(home) == for_all(home) == Scope.person(PERSON)
    assert not await one.told(await world.manager.user.slash("ask", question=QUESTION))
    assert not await one.told(await world.stranger.slash(world.abroad, "ask", question=QUESTION))


async def test_what_only_the_asker_sees_is_made_of_what_the_asker_can_read_and_all_else_is_not(world: World) -> None:
    asked = interaction(world, guild=GUILD, owners={"0": str(GUILD)})
    assert await reading(asked) == for_all(asked)
    asked.extras["private"] = True
    assert await reading(asked) == await for_asker(asked)
