"""The people, servers and channels of the loopback Discord, their ids and their permissions."""

import time
from dataclasses import dataclass, field
from typing import Any

import discord

Json = dict[str, Any]

#: Discord counts milliseconds from the first second of 2015.
EPOCH = 1_420_070_400_000

#: What everyone may do in a new server, unless an overwrite says otherwise.
EVERYONE = discord.Permissions(
    view_channel=True,
    send_messages=True,
    read_message_history=True,
    embed_links=True,
    attach_files=True,
    add_reactions=True,
    use_application_commands=True,
    use_external_apps=True,
).value


class Ids:
    """Snowflakes that carry the present time, as Discord's do, and never repeat or go back."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        """Return a new id, greater than every earlier one."""
        self._last = max((int(time.time() * 1000) - EPOCH) << 22, self._last + 1)
        return self._last


@dataclass(eq=False)
class User:
    """A person or a bot."""

    id: int
    name: str
    bot: bool = False
    #: False: a direct message to this person fails with 50007.
    accepts_messages: bool = True

    @property
    def mention(self) -> str:
        """The text that mentions this user."""
        return f"<@{self.id}>"


@dataclass(eq=False)
class Role:
    """A named set of permissions in one server."""

    id: int
    name: str
    permissions: int


@dataclass(eq=False)
class Guild:
    """A server. The role whose id is the server's own is @everyone."""

    id: int
    name: str
    owner: User
    roles: dict[int, Role] = field(default_factory=dict[int, Role])
    #: Each member's roles, by user id.
    members: dict[int, list[Role]] = field(default_factory=dict[int, list[Role]], repr=False)
    users: dict[int, User] = field(default_factory=dict[int, User], repr=False)
    channels: dict[int, "Channel"] = field(default_factory=dict[int, "Channel"], repr=False)
    #: Whether the bot itself is a member; an app installed by a user also works where it is not.
    joined: bool = True


@dataclass(eq=False)
class Overwrite:
    """What one channel allows or denies to a role (kind 0) or a member (kind 1)."""

    kind: int
    allow: int = 0
    deny: int = 0


@dataclass(eq=False)
class Channel:
    """A text channel of a server, or the direct messages between the bot and one person."""

    id: int
    name: str
    guild: Guild | None = None
    recipient: User | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict[int, Overwrite])
    topic: str | None = None

    def permissions(self, user: User) -> discord.Permissions:
        """What `user` may do here, by Discord's own algorithm."""
        guild = self.guild
        if guild is None:
            return discord.Permissions(EVERYONE)
        if user is guild.owner:
            return discord.Permissions.all()
        if user.id not in guild.members:
            return discord.Permissions.none()
        roles = guild.members[user.id]
        value = guild.roles[guild.id].permissions
        for role in roles:
            value |= role.permissions
        if discord.Permissions(value).administrator:
            return discord.Permissions.all()
        allow = deny = 0
        for role in roles:
            if found := self.overwrites.get(role.id):
                allow, deny = allow | found.allow, deny | found.deny
        # Discord's order: @everyone, then all roles together, then the member.
        for step in (self.overwrites.get(guild.id), Overwrite(0, allow, deny), self.overwrites.get(user.id)):
            if step is not None:
                value = value & ~step.deny | step.allow
        return discord.Permissions(value)


class World:
    """Everything that exists, by id. The bot and a server's owner are always there."""

    def __init__(self) -> None:
        self.ids = Ids()
        self.users: dict[int, User] = {}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.bot = self.user("Quoth", bot=True)
        self.owner = self.user("Owner")

    def user(self, name: str, *, bot: bool = False) -> User:
        """Add a user who is in no server yet."""
        user = User(self.ids.next(), name, bot)
        self.users[user.id] = user
        return user

    def guild(self, name: str, *, joined: bool = True) -> Guild:
        """Add a server with its owner and, if it joined, the bot."""
        guild = Guild(self.ids.next(), name, self.owner, joined=joined)
        guild.roles[guild.id] = Role(guild.id, "@everyone", EVERYONE)
        self.guilds[guild.id] = guild
        self.join(guild, self.owner)
        if joined:
            self.join(guild, self.bot)
        return guild

    def join(self, guild: Guild, user: User, *roles: Role) -> None:
        """Make `user` a member of `guild`."""
        guild.users[user.id] = user
        guild.members[user.id] = list(roles)

    def role(self, guild: Guild, name: str, **permissions: bool) -> Role:
        """Add a role, for example ``role(guild, "Editors", manage_guild=True)``."""
        role = Role(self.ids.next(), name, discord.Permissions(**permissions).value)
        guild.roles[role.id] = role
        return role

    def channel(self, guild: Guild, name: str) -> Channel:
        """Add a text channel to `guild`."""
        channel = Channel(self.ids.next(), name, guild)
        self.channels[channel.id] = guild.channels[channel.id] = channel
        return channel

    def direct(self, user: User) -> Channel:
        """Return the one channel of direct messages between the bot and `user`."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        channel = Channel(self.ids.next(), user.name, recipient=user)
        self.channels[channel.id] = channel
        return channel
