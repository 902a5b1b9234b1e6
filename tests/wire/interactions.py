"""Interactions: what members do to the bot, and every answer it may give them."""

import time
from dataclasses import dataclass, field

from tests.wire import refusals
from tests.wire.limits import walk
from tests.wire.message import EPHEMERAL, Message
from tests.wire.messages import Messages
from tests.wire.pulse import PATIENCE, Pulse
from tests.wire.rest import Asked, Rest
from tests.wire.world import Channel, Json, User, World

#: First responses by number.
MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9


@dataclass(eq=False)
class Invocation:
    """One thing a member did, and what the bot made of it."""

    id: int
    token: str
    #: 2 command, 3 button or select, 4 autocomplete, 5 modal.
    kind: int
    channel: Channel
    user: User
    pulse: Pulse = field(repr=False)
    #: The message with the button that was pressed, as it stood then.
    source: Message | None = None
    #: The number of the first response, once there is one.
    acknowledged: int | None = None
    #: Seconds from delivery to the first response.
    delay: float = 0.0
    #: Every message state the bot answered with, in order: first response, edits, follow-ups.
    answers: list[Message] = field(default_factory=list[Message])
    #: The message that ``@original`` names.
    original: Message | None = None
    #: The modal or the autocomplete choices the bot answered with.
    shown: Json | None = None
    #: Whether Discord no longer knows it: every answer is refused.
    expired: bool = False
    born: float = field(default_factory=time.monotonic)

    @property
    def deferred(self) -> bool:
        """Whether the first response only asked for time."""
        return self.acknowledged in (DEFERRED, DEFERRED_UPDATE)

    async def response(self, number: int = 1, patience: float = PATIENCE) -> Message:
        """Return the bot's answer with content; `number` counts edits and follow-ups as well."""
        await self.pulse.until(lambda: len(self.answers) >= number, f"answer {number} to {self!r}", patience)
        return self.answers[number - 1]

    async def modal(self, patience: float = PATIENCE) -> Json:
        """Return the modal the bot opened."""
        return await self.pulse.until(lambda: self.shown, f"a modal for {self!r}", patience)

    async def choices(self, patience: float = PATIENCE) -> list[Json]:
        """Return the autocomplete choices: objects with name and value."""
        shown = await self.pulse.until(lambda: self.shown, f"choices for {self!r}", patience)
        return shown["choices"]

    async def acknowledgement(self, patience: float = PATIENCE) -> int:
        """Return the number of the first response, also when it is only a deferral."""
        return await self.pulse.until(lambda: self.acknowledged, f"any response to {self!r}", patience)

    def expire(self) -> None:
        """Kill the token: later answers get 10062 or 10015, as after 3 seconds or 15 minutes."""
        self.expired = True


class Interactions:
    """The routes through which the bot answers."""

    def __init__(self, world: World, messages: Messages, pulse: Pulse) -> None:
        self._world = world
        self._messages = messages
        self._pulse = pulse
        self._by_id: dict[int, Invocation] = {}
        self._by_token: dict[str, Invocation] = {}
        #: Seconds the bot has for its first response; Discord gives 3. None: for ever, as a shared machine may stall.
        self.patience: float | None = None

    def add_to(self, rest: Rest) -> None:
        """Register the routes."""
        hook = "/webhooks/{app}/{token}"
        rest.add("POST", "/interactions/{id}/{token}/callback", self._respond, open_door=True)
        rest.add("POST", hook, self._follow_up, open_door=True)
        rest.add("GET", hook + "/messages/{message}", self._read, open_door=True)
        rest.add("PATCH", hook + "/messages/{message}", self._edit, open_door=True)
        rest.add("DELETE", hook + "/messages/{message}", self._delete, open_door=True)

    def open(self, kind: int, channel: Channel, user: User, source: Message | None = None) -> Invocation:
        """Begin an interaction that the bot can answer."""
        number = self._world.ids.next()
        made = Invocation(number, f"loopback-interaction-{number}", kind, channel, user, self._pulse, source)
        self._by_id[made.id] = self._by_token[made.token] = made
        return made

    def forget(self) -> None:
        """Let all of them be gone."""
        self._by_id.clear()
        self._by_token.clear()

    def _respond(self, asked: Asked) -> Json | None:
        call = self._by_id.get(asked.id("id"))
        if call is None or call.token != asked.word("token") or call.expired:
            raise refusals.unknown("Interaction")
        delay = time.monotonic() - call.born
        if self.patience is not None and delay > self.patience:
            raise refusals.unknown("Interaction")
        if call.acknowledged is not None:
            raise refusals.already_acknowledged()
        kind: int = asked.body["type"]
        data: Json = asked.body.get("data") or {}
        self._first(call, kind, data, asked)
        call.acknowledged, call.delay = kind, delay
        if asked.call.query.get("with_response") not in ("1", "true"):
            return None
        message = call.original if kind in (MESSAGE, DEFERRED, UPDATE) else None
        interaction: Json = {"id": str(call.id), "type": call.kind}
        resource: Json = {"type": kind}
        if message is not None:
            interaction["response_message_id"] = str(message.id)
            interaction["response_message_loading"] = message.loading
            interaction["response_message_ephemeral"] = message.ephemeral
            resource["message"] = message.payload
        return {"interaction": interaction, "resource": resource}

    def _first(self, call: Invocation, kind: int, data: Json, asked: Asked) -> None:
        allowed = {
            2: (MESSAGE, DEFERRED, MODAL),
            3: (MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL),
            4: (CHOICES,),
            5: (MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE),
        }
        if kind not in allowed[call.kind]:
            raise refusals.invalid_body(f"type: {kind} does not answer an interaction of type {call.kind}")
        if kind in (CHOICES, MODAL):
            _check_shown(kind, data)
            call.shown = data
        elif kind == MESSAGE:
            self._answer(call, self._post(call, data, asked))
        elif kind == DEFERRED:
            ephemeral = bool(data.get("flags", 0) & EPHEMERAL)
            call.original = self._messages.place(call.channel, self._world.bot, _marks(call), ephemeral=ephemeral)
        else:
            if call.source is None:
                raise refusals.invalid_body(f"type: {kind} needs a message to update")
            call.original = self._messages.get(call.source.id)
            if kind == UPDATE:
                self._answer(call, self._messages.edit(call.original, data, asked.uploads))

    def _post(self, call: Invocation, body: Json, asked: Asked) -> Message:
        return self._messages.post(call.channel, self._world.bot, body, asked.uploads, _marks(call))

    def _answer(self, call: Invocation, message: Message) -> Message:
        if call.original is None or call.original.id == message.id:
            call.original = message
        call.answers.append(message)
        return message

    def _call(self, asked: Asked) -> Invocation:
        call = self._by_token.get(asked.word("token"))
        if call is None or call.expired or asked.id("app") != self._world.bot.id:
            raise refusals.unknown("Webhook")
        return call

    def _message(self, asked: Asked) -> tuple[Invocation, Message]:
        call = self._call(asked)
        if asked.word("message") != "@original":
            return call, self._messages.get(asked.id("message"))
        if call.original is None:
            raise refusals.unknown("Message")
        return call, self._messages.get(call.original.id)

    def _follow_up(self, asked: Asked) -> Json:
        call = self._call(asked)
        if call.acknowledged is None:
            raise refusals.unknown("Webhook")
        # The first follow-up to a deferred response takes its place, and its privacy.
        if call.original is not None and call.original.loading:
            return self._answer(call, self._messages.finish(call.original, asked.body, asked.uploads)).payload
        return self._answer(call, self._post(call, asked.body, asked)).payload

    def _read(self, asked: Asked) -> Json:
        return self._message(asked)[1].payload

    def _edit(self, asked: Asked) -> Json:
        call, message = self._message(asked)
        change = self._messages.finish if message.loading else self._messages.edit
        return self._answer(call, change(message, asked.body, asked.uploads)).payload

    def _delete(self, asked: Asked) -> None:
        self._messages.delete(self._message(asked)[1])


def _marks(call: Invocation) -> Json:
    """The fields by which a message shows that it answers an interaction."""
    user = {"id": str(call.user.id), "username": call.user.name, "discriminator": "0", "avatar": None}
    return {
        "type": 20 if call.kind == 2 else 0,
        "interaction_metadata": {
            "id": str(call.id),
            "type": call.kind,
            "user": user,
            "authorizing_integration_owners": {},
        },
    }


def _check_shown(kind: int, data: Json) -> None:
    choices: list[Json] = data.get("choices") or []
    if len(choices) > 25 or any(not 1 <= len(each["name"]) <= 100 for each in choices):
        raise refusals.invalid_body("choices: at most 25, each name of 1 to 100 characters")
    if kind == MODAL:
        fields = list(walk(data["components"]))
        if len(data["title"]) > 45 or len(data["custom_id"]) > 100 or not 1 <= len(data["components"]) <= 5:
            raise refusals.invalid_body("modal: title of up to 45 characters, 1 to 5 components")
        if any(each["type"] == 4 and len(each.get("label") or "") > 45 for each in fields):
            raise refusals.invalid_body("modal: labels of up to 45 characters")
