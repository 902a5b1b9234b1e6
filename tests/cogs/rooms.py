"""A channel of the small Discord that not everybody can read, and what is told of its room."""

from collections.abc import Mapping
from dataclasses import dataclass

import discord
from simcord.actors import MemberActor
from simcord.backend.models import Overwrite
from simcord.builders import ChannelHandle, RoleHandle
from simcord.enums import OverwriteType
from simcord.results import InteractionResult

from bot.models import Scope
from tests.cogs.world import World, plain

STORY = (
    "The smugglers of Fenwick kept their brandy under the floor of the chapel. It was eleven barrels in a good year. "
    "Nobody in the village ever told the customs officer. The sexton had the key."
)
FORM = {"text": STORY, "title": "The chapel floor", "source": "", "address": "", "date": ""}
QUESTION = "Where did the smugglers of Fenwick keep their brandy?"
ANSWER = "kept their brandy under the floor of the chapel"


@dataclass
class Room:
    """A channel that the manager can read and the member cannot, with one article saved from it."""

    world: World
    channel: ChannelHandle
    article: int

    @property
    def key(self) -> str:
        return f"{self.world.scope.key}/{self.channel.id}"

    async def told(self, result: InteractionResult, *, private: bool | None = None) -> bool:
        """Whether something of the room stands in what was answered; in that which only the asker sees, or all."""
        messages = [one for one in (result.response, *result.followups) if one is not None]
        # What was asked is repeated; the title comes with each citation.
        return any("The chapel floor" in plain(one) for one in messages if private is None or one.ephemeral is private)

    async def allow(self, who: MemberActor | RoleHandle, **held: bool) -> None:
        """Change what somebody may in the channel."""
        kind = OverwriteType.ROLE if isinstance(who, RoleHandle) else OverwriteType.MEMBER
        allow, deny = discord.PermissionOverwrite(**held).pair()  # pyright: ignore[reportArgumentType]
        self.world.env.backend.set_overwrite(self.channel.id, Overwrite(who.id, kind, allow.value, deny.value))
        await self.world.env.settle()

    async def open(self) -> None:
        """Let everybody read the channel."""
        await self.allow(self.world.guild.default_role, view_channel=True, read_message_history=True)


def hidden(world: World, name: str = "hidden", denied: Mapping[str, bool] | None = None) -> ChannelHandle:
    """A channel that only the bot and those with the role can read."""
    shut = discord.PermissionOverwrite(**(denied or {"view_channel": False}))  # pyright: ignore[reportArgumentType]
    mine = discord.PermissionOverwrite(view_channel=True, read_message_history=True)
    keeper, us = world.guild.roles["Keeper"], world.guild.roles["TestBot"]
    return world.guild.create_text_channel(name, overwrites={world.guild.default_role: shut, keeper: mine, us: mine})


async def room(world: World) -> Room:
    """Save the article from a hidden channel, as a reader of it would."""
    channel = hidden(world)
    await saved(world, channel)
    (found,) = await world.library.rooms(world.scope)
    assert found == f"{world.scope.key}/{channel.id}"
    return Room(world, channel, await newest(world, found))


async def saved(world: World, channel: ChannelHandle) -> InteractionResult:
    """Paste the article into the form of `/article add`."""
    return await world.manager.submit_modal(await world.manager.slash(channel, "article add"), FORM)


async def newest(world: World, key: str) -> int:
    """The number of the newest article of a room."""
    return (await world.library.list(Scope.of(key), limit=1))[0].id
