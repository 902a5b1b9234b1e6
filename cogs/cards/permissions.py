"""What the bot may do in a server, what is missing, what comes of that, and how it is mended."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.messages import message, say, say_counted
from bot.phrases import all_of

#: Permissions of Discord's that something needs. What each is for, and how it is called, the card says.
NEEDED = ("view_channel", "send_messages", "send_messages_in_threads", "read_message_history", "attach_files")


class Lacking(NamedTuple):
    """Permissions that are missing, all over a server or in one channel."""

    #: The channel's number; None for the whole server.
    channel: int | None
    #: Names as discord.py has them; of a channel that cannot be found none.
    names: tuple[str, ...]


#: As Discord calls them in its own settings.
_NAMES = {
    "view_channel": message("View Channels"),
    "send_messages": message("Send Messages"),
    "send_messages_in_threads": message("Send Messages in Threads"),
    "read_message_history": message("Read Message History"),
    "attach_files": message("Attach Files"),
}
_WITHOUT = {
    "view_channel": message("Without it I do not hear that I am mentioned."),
    "send_messages": message("Without it I answer commands alone, and no digest can be sent."),
    "send_messages_in_threads": message("Without it I answer nothing but commands in threads."),
    "read_message_history": message("Without it I may not be able to tell after a fault whether a digest came."),
    "attach_files": message("Without it digests come without their picture."),
}
#: Channels that are named.
_NAMED = 6


def permissions(found: Sequence[Lacking]) -> str:
    """A paragraph for the card of settings."""
    everywhere = next((one.names for one in found if one.channel is None), ())
    may = [_NAMES[name] for name in NEEDED if name not in everywhere]
    lines = [say("**In this server I may** {permissions}", permissions=all_of(may))] if may else []
    lines += [
        f"- {say('**I may not {permission}.**', permission=_NAMES[name])} {say(_WITHOUT[name])}" for name in everywhere
    ]
    if everywhere:
        lines.append(f"-# {say('Allow it in Server Settings › Roles, to the role that has my name.')}")
    channels = [one for one in found if one.channel is not None]
    for one in channels[:_NAMED]:
        lines.append(f"- {_there(one)}")
    rest = len(channels) - _NAMED
    if rest > 0:
        lines.append(f"- {say_counted('… and {count} more channel', '… and {count} more channels', rest)}")
    if any(one.names for one in channels):
        lines.append(f"-# {say('Allow it to me in the settings of that channel, under Permissions.')}")
    return "\n".join(lines)


def _there(one: Lacking) -> str:
    channel = f"<#{one.channel}>"
    if not one.names:
        return say("{channel} is not there, or hidden from me, and something is expected of me in it.", channel=channel)
    names = all_of([_NAMES[name] for name in one.names])
    return say("In {channel} I lack {permissions}.", channel=channel, permissions=names)
