"""Whose library is meant, who changes it, who reads its rooms: decided here by what Discord says, not what is typed.

A room is the part of a server's library that was saved from one channel which not everybody in the server can read.
Who can read the channel now can read its room now.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import aiohttp
import discord

from bot.errors import Refused
from bot.library import Library
from bot.messages import message
from bot.models import Place, Scope, room_key

MANAGERS = message("Only members who may manage this server can change its library and settings.")
NOT_KEEPERS = message(
    "Only members who may manage this server, or have a role that `settings roles` names, can change its library."
)
UNREADABLE = message("I cannot tell who can read this channel. Save it in another one.")
#: The setting of a library that names the roles whose members may add and remove articles.
KEEPERS = "keepers"
#: Private threads, the newest, of which Discord is asked whether somebody is a member, for one reply.
_THREADS = 10
#: Seconds for that: Discord itself waits three for a reply.
_IN_TIME = 1.0
#: Where an interaction keeps what its asker can read.
_READ = "read"


def scope_of(interaction: discord.Interaction[Any]) -> Scope:
    """The library of the server, or the person's own in direct messages and where only they installed the bot.

    Without any room: articles are read with `reading`.
    """
    guild = interaction.guild_id
    if guild is None or interaction.client.get_guild(guild) is None:
        return Scope.person(interaction.user.id)
    theirs_alone = interaction.is_user_integration() and not interaction.is_guild_integration()
    return Scope.person(interaction.user.id) if theirs_alone else Scope.guild(guild)


def scope_of_message(message: discord.Message) -> Scope | None:
    """What a message may be answered from, which all in its channel see; None where that cannot be told."""
    if message.guild is not None:
        return replace(Scope.guild(message.guild.id), rooms=rooms_in(message.channel))
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
        raise Refused(NOT_KEEPERS if named else MANAGERS)


async def keepers(library: Library, scope: Scope) -> Sequence[int]:
    """The roles, by their numbers, whose members may add and remove articles."""
    return [int(number) for number in (await library.preferences.get(scope, KEEPERS) or "").split()]


async def reading(interaction: discord.Interaction[Any]) -> Scope:
    """The same library with the rooms that a reply may be made of.

    For one that all in a channel see these are the rooms that all of them can read; for one that only the asker sees,
    those that the asker can read. What goes on from a card that all see goes on from what all see.
    """
    card = interaction.message
    theirs_alone = interaction.extras.get("private") and (card is None or card.flags.ephemeral)
    return await for_asker(interaction) if theirs_alone else for_all(interaction)


def for_all(interaction: discord.Interaction[Any]) -> Scope:
    """The library with the rooms that everybody can read who sees the channel."""
    scope = scope_of(interaction)
    return scope if scope == Scope.person(interaction.user.id) else replace(scope, rooms=rooms_in(interaction.channel))


async def for_asker(interaction: discord.Interaction[Any], *, typing: bool = False) -> Scope:
    """The library with all rooms that the asker can read now, here and elsewhere; found out once for one interaction.

    While they are `typing`, private threads elsewhere are left out: Discord would be asked at every letter.
    """
    scope, member, guild = for_all(interaction), interaction.user, interaction.guild
    if scope == Scope.person(member.id) or guild is None or not isinstance(member, discord.Member):
        return scope
    if _READ not in interaction.extras:
        known = await interaction.client.library.rooms(scope)
        found = await _read_by(interaction.client, guild, member, known, threads=0 if typing else _THREADS)
        interaction.extras[_READ] = replace(scope, rooms=tuple(sorted({*scope.rooms, *found})))
    return interaction.extras[_READ]


def rooms_in(channel: object) -> tuple[str, ...]:
    """The keys of the rooms that everybody who sees a channel can read: its own, and in a thread its channel's too."""
    if isinstance(channel, discord.Thread):
        library = Scope.guild(channel.guild.id).key
        own = (room_key(library, channel.parent_id, channel.id),) if channel.is_private() else ()
        return (room_key(library, channel.parent_id), *own)
    if isinstance(channel, discord.abc.GuildChannel):
        return (room_key(Scope.guild(channel.guild.id).key, channel.id),)
    return ()


async def rooms_at(interaction: discord.Interaction[Any], place: Place) -> Scope:
    """The library with the rooms of another place that the asker can read, too."""
    scope, there = await for_asker(interaction), rooms_of(interaction.client, place)
    return replace(scope, rooms=tuple(key for key in scope.rooms if key in there))


def rooms_of(bot: discord.Client, place: Place) -> tuple[str, ...]:
    """The keys of the rooms that everybody who sees a place can read; direct messages have none."""
    return () if place.person else rooms_in(bot.get_channel(place.number))


def adding(interaction: discord.Interaction[Any]) -> Scope:
    """Where what is saved in a channel goes: into the library, or where not everybody can read it, into its room.

    Raises Refused in a channel of which nobody can tell who reads it.
    """
    found = _adding(interaction)
    if found is None:
        raise Refused(UNREADABLE)
    return found


def keeping(interaction: discord.Interaction[Any]) -> Scope:
    """The same for what is kept for a while, and found again by its buttons alone: that is never refused."""
    return _adding(interaction) or scope_of(interaction)


def _adding(interaction: discord.Interaction[Any]) -> Scope | None:
    scope, channel = scope_of(interaction), interaction.channel
    if scope == Scope.person(interaction.user.id):
        return scope
    if not isinstance(channel, (discord.abc.GuildChannel, discord.Thread)) or _listed(channel) is None:
        return None
    if all_can_read(channel):
        return scope
    rooms = rooms_in(channel)
    return replace(scope, rooms=rooms, room=rooms[-1])


def room_name(interaction: discord.Interaction[Any], scope: Scope) -> str:
    """What the channel is called into whose room something goes; "" where it goes into the library itself."""
    return str(getattr(interaction.channel, "name", "")) if scope.room else ""


async def _read_by(
    bot: discord.Client, guild: discord.Guild, member: discord.Member, keys: Sequence[str], *, threads: int
) -> Sequence[str]:
    """Those of a server's rooms that a member can read now; Discord is asked about so many of the newest threads."""
    found: list[str] = []
    asked: list[str] = []
    for key in keys:
        number, _, thread = key.partition("/")[2].partition("/")
        channel = guild.get_channel(int(number))
        if channel is None or not _may_read(channel, member):
            continue
        # Who may manage threads sees the private ones, too.
        alone = bool(thread) and not channel.permissions_for(member).manage_threads
        (asked if alone else found).append(key)
    newest = sorted(asked, key=lambda key: -int(key.rpartition("/")[2]))[:threads]
    joined = await asyncio.gather(*(_joined(bot, int(key.rpartition("/")[2]), member.id) for key in newest))
    return [*found, *(key for key, inside in zip(newest, joined, strict=True) if inside)]


async def _joined(bot: discord.Client, thread: int, member: int) -> bool:
    """Whether somebody is a member of a private thread, as far as Discord tells us in time."""
    try:
        async with asyncio.timeout(_IN_TIME):
            await bot.http.get_thread_member(thread, member)
    except (discord.HTTPException, aiohttp.ClientError, OSError):
        return False
    return True


def all_can_read(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Whether everybody in a server can read a channel; a thread that is not private is as open as its channel."""
    if isinstance(channel, discord.Thread) and channel.is_private():
        return False
    known = _listed(channel)
    return known is not None and _may_read(known, known.guild.default_role)


def _listed(channel: discord.abc.GuildChannel | discord.Thread) -> discord.abc.GuildChannel | None:
    """A channel, or that of a thread, as the server has it: what an interaction says leaves out who may see it."""
    return channel.guild.get_channel(channel.parent_id if isinstance(channel, discord.Thread) else channel.id)


def _may_read(channel: discord.abc.GuildChannel, who: discord.Member | discord.Role) -> bool:
    held = channel.permissions_for(who)
    spoken = isinstance(channel, (discord.VoiceChannel, discord.StageChannel))
    return held.view_channel and held.read_message_history and (held.connect or not spoken)
