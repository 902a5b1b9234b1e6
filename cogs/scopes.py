"""Whose library is meant, and who may change it: decided here from what Discord says, never from what is typed."""

import discord

from bot.errors import Refused
from bot.models import Scope


def scope_of(source: discord.Interaction | discord.Message) -> Scope:
    """The library of the server, or the person's own in direct messages and where only they installed the bot."""
    person = source.user if isinstance(source, discord.Interaction) else source.author
    alone = (
        isinstance(source, discord.Interaction) and source.is_user_integration() and not source.is_guild_integration()
    )
    guild = source.guild_id if isinstance(source, discord.Interaction) else source.guild and source.guild.id
    return Scope.person(person.id) if guild is None or alone else Scope.guild(guild)


def must_manage(interaction: discord.Interaction) -> None:
    """Raises Refused unless the member may manage the server; a person may always manage their own library."""
    if scope_of(interaction) != Scope.person(interaction.user.id) and not interaction.permissions.manage_guild:
        raise Refused("Only members who may manage this server can change its library and settings.")
