"""What somebody wishes of a digest, made an order: typed words read, the place checked, the rest as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import discord

from bot.digests import typed
from bot.errors import Refused
from bot.messages import message
from bot.models import Order, Place, Scope
from cogs import cards
from cogs.buttons import Interaction
from cogs.languages import remember
from cogs.places import keeps_no_count, must_post
from cogs.scopes import scope_of

Channel = discord.TextChannel | discord.VoiceChannel | discord.Thread
_NO_COUNT = message(
    "I cannot read that channel's history: if I am cut off while I send, I cannot tell what came. "
    "Allow me Read Message History there."
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said, as it was typed; None for what was left open."""

    channel: Channel | None = None
    time: str | None = None
    timezone: str | None = None
    days: str | None = None
    topics: str | None = None
    length: str | None = None
    silent: bool | None = None
    when_empty: bool | None = None
    alerts: int | None = None

    def changes(self) -> Mapping[str, Any]:
        """What they change of an order. Raises Refused for what cannot be read."""
        found = {
            "at": None if self.time is None else typed.hour(self.time),
            "zone": self.timezone,
            "days": None if self.days is None else typed.days(self.days),
            "topics": None if self.topics is None else typed.topics(self.topics),
            "length": self.length,
            "silent": self.silent,
            "empty": self.when_empty,
            "alerts": self.alerts,
        }
        return {name: value for name, value in found.items() if value is not None}


async def ordered(interaction: Interaction, wishes: Wishes, change: int | None) -> cards.Card:
    """Order a digest, or change the one with that number. Raises Refused and NotFound."""
    library, scope, now = interaction.client.library.digests, scope_of(interaction), discord.utils.utcnow()
    owner, warning = interaction.user.id, ""
    if change is None:
        before = Order(Place(0), zone=await library.zone(scope), owner=owner)
    else:
        before = replace((await library.get(scope, change)).order, owner=owner)
    if scope == Scope.person(owner):
        if wishes.channel:
            raise Refused(message("A digest of your own library comes to you in direct messages; name no channel."))
        place = Place(owner, person=True)
    elif change is not None and wishes.channel is None:
        place = before.place
    else:
        channel = _channel(interaction, wishes.channel)
        place, warning = Place(channel.id), _NO_COUNT if keeps_no_count(channel) else ""
    order = replace(before, place=place, **wishes.changes())
    # Whatever becomes of it, they are told in direct messages.
    await remember(interaction)
    if change is None:
        digest = await library.schedule(scope, order, now=now)
    else:
        digest = await library.change(scope, change, order, now=now)
    return cards.scheduled(digest, changed=change is not None, warning=warning)


def _channel(interaction: Interaction, named: Channel | None) -> Channel:
    """The channel that is meant, in which both who asks and the bot may post. Raises Refused."""
    channel = named or interaction.channel
    if not isinstance(channel, Channel) or not isinstance(interaction.user, discord.Member):
        raise Refused(message("Messages cannot be sent into this channel; name one that can have them."))
    must_post(channel, interaction.user)
    return channel
