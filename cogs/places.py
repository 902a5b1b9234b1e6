"""Where a digest may go: asked before it is ordered, of the bot and of whoever orders it."""

import discord

from bot.errors import Refused
from bot.messages import message

Channel = discord.abc.GuildChannel | discord.Thread


def must_post(channel: Channel, member: discord.Member) -> None:
    """Raises Refused unless both the member and the bot may write in a channel; the message says who may not."""
    if not _may_post(channel, member):
        raise Refused(
            message(
                "You may not write in #{channel} yourself, so you cannot have a digest sent there.",
                channel=channel.name,
            )
        )
    if not _may_post(channel, channel.guild.me):
        raise Refused(
            message(
                "I may not write in #{channel}. Allow me View Channel and Send Messages there, then order it again.",
                channel=channel.name,
            )
        )


def keeps_no_count(channel: Channel) -> bool:
    """Whether the bot cannot read there what it wrote: after a crash nobody then knows what came."""
    return not channel.permissions_for(channel.guild.me).read_message_history


def _may_post(channel: Channel, member: discord.Member) -> bool:
    held = channel.permissions_for(member)
    sending = held.send_messages_in_threads if isinstance(channel, discord.Thread) else held.send_messages
    return held.view_channel and sending
