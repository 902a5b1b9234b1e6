"""The REST routes of channels, messages, users and servers."""

from tests.wire import payloads, refusals
from tests.wire.message import Message
from tests.wire.messages import Messages
from tests.wire.rest import Asked, Rest
from tests.wire.world import Channel, Guild, Json, World


class Channels:
    """What the bot may read, post, change and delete, by its permissions."""

    def __init__(self, world: World, messages: Messages) -> None:
        self._world = world
        self._messages = messages

    def add_to(self, rest: Rest) -> None:
        """Register the routes."""
        one, many = "/channels/{channel}/messages/{message}", "/channels/{channel}/messages"
        rest.add("GET", "/users/@me", lambda asked: payloads.self_user(self._world))
        rest.add("POST", "/users/@me/channels", self._open_direct)
        rest.add("GET", "/users/{user}", self._user)
        rest.add("GET", "/guilds/{guild}", lambda asked: payloads.guild(self._guild(asked), []))
        rest.add("GET", "/guilds/{guild}/members/{user}", self._member)
        rest.add("GET", "/channels/{channel}", lambda asked: payloads.channel(self._channel(asked)))
        rest.add("POST", "/channels/{channel}/typing", self._type)
        rest.add("GET", many, self._history)
        rest.add("POST", many, self._post)
        rest.add("GET", one, self._read)
        rest.add("PATCH", one, self._edit)
        rest.add("DELETE", one, self._delete)
        rest.add("PUT", one + "/reactions/{emoji}/@me", self._react)

    def _channel(self, asked: Asked, *permissions: str) -> Channel:
        """Return the channel if the bot sees it and has all these permissions there."""
        channel = self._world.channels.get(asked.id("channel"))
        if channel is None:
            raise refusals.unknown("Channel")
        held = channel.permissions(self._world.bot)
        if not held.view_channel:
            raise refusals.missing_access()
        if not all(getattr(held, each) for each in permissions):
            raise refusals.missing_permissions()
        return channel

    def _message(self, asked: Asked, channel: Channel) -> Message:
        message = self._messages.get(asked.id("message"))
        if message.channel is not channel or message.ephemeral:
            raise refusals.unknown("Message")
        return message

    def _guild(self, asked: Asked) -> Guild:
        guild = self._world.guilds.get(asked.id("guild"))
        if guild is None or not guild.joined:
            raise refusals.unknown("Guild")
        return guild

    def _user(self, asked: Asked) -> Json:
        user = self._world.users.get(asked.id("user"))
        if user is None:
            raise refusals.unknown("User")
        return payloads.user(user)

    def _member(self, asked: Asked) -> Json:
        guild = self._guild(asked)
        user = guild.users.get(asked.id("user"))
        if user is None:
            raise refusals.unknown("Member")
        return payloads.member(guild, user)

    def _open_direct(self, asked: Asked) -> Json:
        user = self._world.users.get(int(asked.body["recipient_id"]))
        if user is None:
            raise refusals.unknown("User")
        return payloads.channel(self._world.direct(user))

    def _type(self, asked: Asked) -> None:
        self._channel(asked, "send_messages")

    def _post(self, asked: Asked) -> Json:
        channel = self._channel(asked, "send_messages", *(["attach_files"] if asked.uploads else []))
        if channel.recipient is not None and not channel.recipient.accepts_messages:
            raise refusals.closed_door()
        return self._messages.post(channel, self._world.bot, asked.body, asked.uploads).payload

    def _read(self, asked: Asked) -> Json:
        channel = self._channel(asked)
        if not channel.permissions(self._world.bot).read_message_history:
            raise refusals.missing_access()
        return self._message(asked, channel).payload

    def _history(self, asked: Asked) -> list[Json]:
        channel = self._channel(asked)
        # Discord's answer to a missing Read Message History is an empty list, not an error.
        if not channel.permissions(self._world.bot).read_message_history:
            return []
        query = asked.call.query
        limit = int(query.get("limit", 50))
        messages = self._messages.within(channel)
        if after := query.get("after"):
            messages = [each for each in messages if each.id > int(after)][:limit]
        elif around := query.get("around"):
            nearest = sorted(messages, key=lambda each: abs(each.id - int(around)))[:limit]
            messages = sorted(nearest, key=lambda each: each.id)
        elif before := query.get("before"):
            messages = [each for each in messages if each.id < int(before)]
        return [each.payload for each in reversed(messages[-limit:])]

    def _edit(self, asked: Asked) -> Json:
        message = self._message(asked, self._channel(asked))
        if message.author is not self._world.bot:
            raise refusals.not_the_author()
        return self._messages.edit(message, asked.body, asked.uploads).payload

    def _delete(self, asked: Asked) -> None:
        channel = self._channel(asked)
        message = self._message(asked, channel)
        if message.author is not self._world.bot and not channel.permissions(self._world.bot).manage_messages:
            raise refusals.missing_permissions()
        self._messages.delete(message)

    def _react(self, asked: Asked) -> None:
        self._message(asked, self._channel(asked, "add_reactions"))
