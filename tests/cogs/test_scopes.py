"""Whose library is meant, from what Discord says of an interaction or a message."""

from typing import Any

import discord
import pytest

from bot.errors import Refused
from bot.models import Scope
from cogs.scopes import must_manage, scope_of, scope_of_message
from tests.cogs.conftest import GUILD
from tests.cogs.world import World

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
