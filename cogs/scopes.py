"""Whose library is meant, and who may change it: decided here from what Discord says, never from what is typed."""

from typing import Any

import discord

from bot.errors import Refused
from bot.models import Scope


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
        raise Refused("Only members who may manage this server can change its library and settings.")
