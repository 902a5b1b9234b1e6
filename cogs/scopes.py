"""Whose library is meant, and who may change it: decided here from what Discord says, never from what is typed."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.errors import Refused
from bot.library import Library
from bot.models import Scope

MANAGERS = "Only members who may manage this server can change its library and settings."
#: The setting of a library that names the roles whose members may add and remove articles.
KEEPERS = "keepers"


def scope_of(interaction: discord.Interaction[Any]) -> Scope:
    """The library of the server, or the person's own in direct messages and where only they installed the bot."""
    guild = interaction.guild_id
    if guild is None or interaction.client.get_guild(guild) is None:
        return Scope.person(interaction.user.id)
    theirs_alone = interaction.is_user_integration() and not interaction.is_guild_integration()
    return Scope.person(interaction.user.id) if theirs_alone else Scope.guild(guild)


def scope_of_message(message: discord.Message) -> Scope | None:
    """The same for a message; None for one that cannot be told, so that no server is taken for a direct message."""
    if message.guild is not None:
        return Scope.guild(message.guild.id)
    return Scope.person(message.author.id) if isinstance(message.channel, discord.DMChannel) else None


def must_manage(interaction: discord.Interaction[Any]) -> None:
    """Raises Refused unless the member may manage the server; a person may always manage their own library."""
    if scope_of(interaction) != Scope.person(interaction.user.id) and not interaction.permissions.manage_guild:
        raise Refused(MANAGERS)


async def may_see(bot: discord.Client, scope: Scope, user: int) -> bool:
    """Whether somebody can see a library: that of a server only while they are a member."""
    kind, _, number = scope.key.partition(":")
    if kind != "guild":
        return True
    guild = bot.get_guild(int(number))
    if guild is None:
        return False
    try:
        await guild.fetch_member(user)
    except discord.NotFound:
        return False
    return True


async def must_keep(interaction: discord.Interaction[Any]) -> None:
    """Raises Refused unless the member may add and remove articles: by managing the server, or by a role of theirs."""
    scope = scope_of(interaction)
    if scope == Scope.person(interaction.user.id) or interaction.permissions.manage_guild:
        return
    named = await keepers(interaction.client.library, scope)
    if not (isinstance(interaction.user, discord.Member) and any(map(interaction.user.get_role, named))):
        raise Refused(
            "Only members who may manage this server, or have a role that `settings roles` names, can change its "
            "library."
            if named
            else MANAGERS
        )


async def keepers(library: Library, scope: Scope) -> Sequence[int]:
    """The roles, by their numbers, whose members may add and remove articles."""
    return [int(number) for number in (await library.preferences.get(scope, KEEPERS) or "").split()]


def must_be_open(interaction: discord.Interaction[Any]) -> None:
    """Raises Refused in a channel that not everybody in the server can read: what is saved there all could ask for."""
    if scope_of(interaction) == Scope.person(interaction.user.id):
        return
    channel = interaction.channel
    if not isinstance(channel, (discord.abc.GuildChannel, discord.Thread)) or not all_can_read(channel):
        raise Refused(
            "Not everybody in this server can read this channel, and what is saved from here everybody could ask for. "
            "Save it in a channel that all can read."
        )


def all_can_read(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Whether everybody in a server can read a channel; a thread that is not private is as open as its channel."""
    if isinstance(channel, discord.Thread) and channel.is_private():
        return False
    # What an interaction says of its channel leaves out who may see it.
    known = channel.guild.get_channel(channel.parent_id if isinstance(channel, discord.Thread) else channel.id)
    if known is None:
        return False
    held = known.permissions_for(known.guild.default_role)
    spoken = isinstance(known, (discord.VoiceChannel, discord.StageChannel))
    return held.view_channel and held.read_message_history and (held.connect or not spoken)
