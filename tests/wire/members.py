"""What people do on the loopback Discord: write, call commands, press buttons, fill in forms."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.wire import payloads
from tests.wire.commands import Filled
from tests.wire.interactions import Invocation
from tests.wire.limits import walk
from tests.wire.message import Message, Upload
from tests.wire.places import Places
from tests.wire.world import Channel, Json, User

#: The types of menus under a message's right click.
USER_MENU, MESSAGE_MENU = 2, 3
#: A select whose values are words; the other kinds of select hold ids.
BUTTON, STRING_SELECT = 2, 3


class Members(Places):
    """The acts of people, delivered to the bot over the gateway."""

    async def say(
        self,
        channel: Channel,
        user: User,
        text: str,
        *,
        mentions_bot: bool = False,
        reply_to: Message | None = None,
        files: Sequence[Upload] = (),
    ) -> Message:
        """Post a message as `user`; `mentions_bot` puts the bot's mention in front."""
        body: Json = {"content": f"{self.world.bot.mention} {text}" if mentions_bot else text}
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to.id)}
        return self.store.post(channel, user, body, files)

    async def slash(
        self,
        channel: Channel,
        user: User,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        own_app: bool = False,
    ) -> Invocation:
        """Call a slash command, ``"ask"`` or ``"article add"``; waits until the bot has registered it.

        Options are plain values, or a User, Channel, Role or Upload of this world; a choice may be given by its name.
        With `own_app` the command comes from the member's own installation instead of the server's.
        """
        data = (await self._fill(channel, name)).fill(name.split()[1:], options or {})
        return self._invoke(2, channel, user, data, own_app=own_app)

    async def autocomplete(
        self, channel: Channel, user: User, name: str, options: Mapping[str, Any], focused: str
    ) -> Invocation:
        """Type in the option `focused` of a slash command; read the answer with ``choices()``."""
        data = (await self._fill(channel, name)).fill(name.split()[1:], options, focused)
        return self._invoke(4, channel, user, data)

    async def menu(self, message: Message, name: str, user: User) -> Invocation:
        """Choose a message menu's command."""
        channel = message.channel
        command = await self.pulse.until(
            lambda: self.commands.find(MESSAGE_MENU, name, channel), f"the message menu {name!r}"
        )
        target = self.store.get(message.id)
        data = Filled(command, self.store, channel).data
        data |= {"target_id": str(target.id), "resolved": {"messages": {str(target.id): target.payload}}}
        return self._invoke(2, channel, user, data)

    async def click(
        self, message: Message, name: str, user: User, *, values: Sequence[str] = (), forged: bool = False
    ) -> Invocation:
        """Press a button, or choose `values` in a select, by custom id or label, as the message stands now.

        `forged`: send `name` as the custom id of a button even if the message has none such.
        """
        current = self.store.get(message.id)
        found: Json = {"type": BUTTON, "custom_id": name, "id": 1} if forged else current.component(name)
        if found.get("disabled"):
            raise ValueError(f"{name!r} is disabled; a client would not send it")
        data: Json = {"custom_id": found["custom_id"], "component_type": found["type"], "id": found["id"]}
        if found["type"] != BUTTON:
            data["values"] = list(values)
        return self._invoke(3, current.channel, user, data, source=current)

    async def submit(self, opened: Invocation, values: Mapping[str, str]) -> Invocation:
        """Fill in and send the modal that answered `opened`; fields go by custom id or label."""
        modal = await opened.modal()
        known = [each for each in walk(modal["components"]) if "custom_id" in each]
        labels = {each["component"]["custom_id"]: each["label"] for each in modal["components"] if "component" in each}

        def names(component: Json) -> tuple[str, str]:
            own = component["custom_id"]
            return own, labels.get(own) or component.get("label") or own

        if unknown := set(values) - {name for each in known for name in names(each)}:
            raise LookupError(f"the modal has no fields {sorted(unknown)}; it has {[names(each) for each in known]}")

        def fill(component: Json, number: int) -> Json:
            sent: Json = {"type": component["type"], "id": component.get("id") or number}
            if "component" in component:
                return sent | {"component": fill(component["component"], number + 100)}
            if "components" in component:
                return sent | {"components": [fill(each, number + 100) for each in component["components"]]}
            if "custom_id" not in component:
                return sent
            value = next((values[name] for name in names(component) if name in values), None)
            sent["custom_id"] = component["custom_id"]
            if component["type"] == STRING_SELECT:
                return sent | {"values": [] if value is None else [value]}
            return sent | {"value": component.get("value", "") if value is None else value}

        components = [fill(each, number) for number, each in enumerate(modal["components"], 1)]
        data = {"custom_id": modal["custom_id"], "components": components}
        return self._invoke(5, opened.channel, opened.user, data, source=opened.source)

    async def _fill(self, channel: Channel, name: str) -> Filled:
        first = name.split(maxsplit=1)[0]
        command = await self.pulse.until(lambda: self.commands.find(1, first, channel), f"the command /{first}")
        return Filled(command, self.store, channel)

    def _invoke(
        self,
        kind: int,
        channel: Channel,
        user: User,
        data: Json,
        *,
        source: Message | None = None,
        own_app: bool = False,
    ) -> Invocation:
        """Deliver INTERACTION_CREATE."""
        if not self.gateway.sessions:
            raise RuntimeError("no bot has identified yet: await server.ready() first")
        made = self.interactions.open(kind, channel, user, source)
        guild, bot = channel.guild, self.world.bot
        held = channel.permissions(user)
        event: Json = {
            "id": str(made.id),
            "application_id": str(bot.id),
            "type": kind,
            "token": made.token,
            "version": 1,
            "data": data,
            "channel_id": str(channel.id),
            "channel": payloads.channel(channel) | {"permissions": str(held.value)},
            "app_permissions": str(channel.permissions(user if own_app else bot).value),
            "locale": "en-US",
            "entitlements": [],
            "attachment_size_limit": 10 << 20,
            "authorizing_integration_owners": {"1": str(user.id)} if own_app else {"0": str(guild.id if guild else 0)},
            "context": 0 if guild else 1,
        }
        if guild is None:
            event["user"] = payloads.user(user)
        else:
            event["guild_id"], event["guild_locale"] = str(guild.id), "en-US"
            event["guild"] = {"id": str(guild.id), "locale": "en-US", "features": []}
            event["member"] = payloads.member(guild, user) | {"permissions": str(held.value)}
        if source is not None:
            event["message"] = source.payload
        self.gateway.tell("INTERACTION_CREATE", event)
        return made
