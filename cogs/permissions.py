"""What the bot may do in a server, in all of it and in the channels where something is expected of it."""

from collections.abc import Iterable

import discord

from cogs.cards.permissions import NEEDED, Lacking


def lacking(guild: discord.Guild, channels: Iterable[int]) -> list[Lacking]:
    """What is missing in the server as a whole, and beyond that in each of these channels."""
    held = guild.me.guild_permissions
    everywhere = tuple(name for name in NEEDED if not getattr(held, name))
    found = [Lacking(None, everywhere)] if everywhere else []
    for number in dict.fromkeys(channels):
        channel = guild.get_channel_or_thread(number)
        if channel is None:
            found.append(Lacking(number, ()))
            continue
        here = channel.permissions_for(guild.me)
        unused = "send_messages" if isinstance(channel, discord.Thread) else "send_messages_in_threads"
        missing = tuple(
            name for name in NEEDED if name != unused and name not in everywhere and not getattr(here, name)
        )
        if missing:
            found.append(Lacking(number, missing))
    return found
