"""The servers and channels of the loopback Discord as a test builds them, announced to the bot as they change."""

import discord

from tests.wire import payloads
from tests.wire.commands import Commands
from tests.wire.gateway import Gateway, Intent
from tests.wire.interactions import Interactions
from tests.wire.message import Message
from tests.wire.messages import Messages
from tests.wire.pulse import Pulse
from tests.wire.world import Channel, Guild, Json, Overwrite, Role, User, World


class Places:
    """The world, and the gateway that tells of it."""

    def __init__(self) -> None:
        self.pulse = Pulse()
        self.world = World()
        self.store = Messages(self.world, self._publish)
        self.commands = Commands(self.world)
        self.interactions = Interactions(self.world, self.store, self.pulse)
        self.gateway = Gateway(self.world, self.token, self.pulse)

    @property
    def token(self) -> str:
        """The bot token this Discord accepts. It has the form of a real one, and opens nothing."""
        return "MTIzNDU2Nzg5MDEyMzQ1Njc4.loopbk.not-a-secret-not-a-secret-not-a-secret"

    @property
    def bot(self) -> User:
        """The bot's own user."""
        return self.world.bot

    def guild(self, name: str = "Village", *, joined: bool = True) -> Guild:
        """Add a server; `joined` false: the bot is no member of it."""
        guild = self.world.guild(name, joined=joined)
        if joined:
            self.gateway.announce(guild, new=True)
        return guild

    def channel(self, guild: Guild, name: str = "general") -> Channel:
        """Add a text channel."""
        channel = self.world.channel(guild, name)
        self._announce(channel, "CHANNEL_CREATE")
        return channel

    def member(self, guild: Guild, name: str = "Ada", *roles: Role) -> User:
        """Add a person to a server."""
        user = self.world.user(name)
        self.world.join(guild, user, *roles)
        self.gateway.tell(
            "GUILD_MEMBER_ADD", payloads.member(guild, user) | {"guild_id": str(guild.id)}, Intent.MEMBERS
        )
        return user

    def person(self, name: str = "Bob") -> User:
        """Add a person who shares no server with the bot."""
        return self.world.user(name)

    def manager(self, guild: Guild, name: str = "Mary") -> User:
        """Add a person who may manage the server."""
        return self.member(guild, name, self.role(guild, f"{name}'s role", manage_guild=True))

    def role(self, guild: Guild, name: str, **permissions: bool) -> Role:
        """Add a role with permissions by discord.py's names."""
        role = self.world.role(guild, name, **permissions)
        self.gateway.tell("GUILD_ROLE_CREATE", {"guild_id": str(guild.id), "role": payloads.role(role)}, Intent.GUILDS)
        return role

    def direct(self, user: User) -> Channel:
        """Return the direct messages between the bot and a person."""
        return self.world.direct(user)

    def permit(self, channel: Channel, target: User | Role | Guild, **permissions: bool) -> None:
        """Allow or deny in one channel: ``permit(general, server.bot, send_messages=False)``; a Guild is @everyone."""
        kind = 1 if isinstance(target, User) else 0
        overwrite = channel.overwrites.setdefault(target.id, Overwrite(kind))
        for name, allowed in permissions.items():
            bit = discord.Permissions(**{name: True}).value
            overwrite.allow = overwrite.allow | bit if allowed else overwrite.allow & ~bit
            overwrite.deny = overwrite.deny & ~bit if allowed else overwrite.deny | bit
        self._announce(channel, "CHANNEL_UPDATE")

    def remove_bot(self, guild: Guild) -> None:
        """Let somebody remove the bot from a server."""
        guild.joined = False
        del guild.members[self.bot.id], guild.users[self.bot.id]
        self.gateway.tell("GUILD_DELETE", {"id": str(guild.id)}, Intent.GUILDS)

    def add_bot(self, guild: Guild) -> None:
        """Let somebody add the bot (again)."""
        guild.joined = True
        self.world.join(guild, self.bot)
        self.gateway.announce(guild, new=True)

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel: the bot gets 10003 from now on."""
        self._announce(channel, "CHANNEL_DELETE")
        del self.world.channels[channel.id]
        if channel.guild is not None:
            del channel.guild.channels[channel.id]

    def _announce(self, channel: Channel, event: str) -> None:
        if channel.guild is not None and channel.guild.joined:
            self.gateway.tell(event, payloads.channel(channel), Intent.GUILDS)

    def _publish(self, event: str, message: Message) -> None:
        """Tell the bot of a message that was made, changed or deleted."""
        self.pulse.beat()
        channel, guild = message.channel, message.channel.guild
        if message.ephemeral or not channel.permissions(self.world.bot).view_channel:
            return
        data: Json = {"id": str(message.id), "channel_id": str(channel.id)}
        if event != "MESSAGE_DELETE":
            data = dict(message.payload)
            if guild is not None and message.author.id in guild.members:
                data["member"] = payloads.member(guild, message.author, with_user=False)
        if guild is not None:
            data["guild_id"] = str(guild.id)
        needs = Intent.GUILD_MESSAGES if guild else Intent.DIRECT_MESSAGES
        self.gateway.tell(event, data, needs, self._shape)

    def _shape(self, data: Json, intents: Intent) -> Json:
        """Withhold the content as Discord does without the message content intent."""
        own = str(self.world.bot.id)
        named = any(each["id"] == own for each in data.get("mentions", []))
        if Intent.CONTENT in intents or "guild_id" not in data or named or data.get("author", {}).get("id") == own:
            return data
        empty: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
        return data | {name: value for name, value in empty.items() if name in data}
