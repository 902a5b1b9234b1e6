"""All messages of the loopback Discord: made, edited, deleted, found again by nonce."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from tests.wire import limits, payloads, refusals
from tests.wire.message import EPHEMERAL, LOADING, Message, Upload
from tests.wire.world import Channel, Json, User, World

MENTION = re.compile(r"<@!?(\d+)>")

#: What an edit may change; the rest of a message is fixed when it is made.
EDITABLE = ("content", "embeds", "components", "flags", "attachments")

#: Called after each change with the gateway event's name and the message.
Listener = Callable[[str, Message], None]


class Messages:
    """All messages, the attached files, and the nonces of late."""

    def __init__(self, world: World, listener: Listener) -> None:
        self._world = world
        self._listener = listener
        self._by_id: dict[int, Message] = {}
        self._nonces: dict[tuple[int, str], tuple[float, int]] = {}
        #: Seconds for which a nonce is remembered: Discord says "the past few minutes".
        self.nonce_window = 180.0
        #: Where attached files are served; set once the server's port is known.
        self.base = ""
        self.files: dict[int, Upload] = {}

    def get(self, message_id: int) -> Message:
        """Return the message as it stands, or refuse with 10008."""
        try:
            return self._by_id[message_id]
        except KeyError:
            raise refusals.unknown("Message") from None

    def within(self, channel: Channel, *, ephemeral: bool = False) -> list[Message]:
        """Return a channel's messages, oldest first."""
        found = [each for each in self._by_id.values() if each.channel is channel]
        return sorted((each for each in found if ephemeral or not each.ephemeral), key=lambda each: each.id)

    def attach(self, upload: Upload) -> Json:
        """Store a file and return its attachment object."""
        file_id = self._world.ids.next()
        self.files[file_id] = upload
        url = f"{self.base}/attachments/{file_id}/{upload.filename}"
        return {
            "id": str(file_id),
            "filename": upload.filename,
            "size": len(upload.data),
            "content_type": upload.content_type,
            "url": url,
            "proxy_url": url,
        }

    def post(
        self, channel: Channel, author: User, body: Json, uploads: Iterable[Upload] = (), marks: Json | None = None
    ) -> Message:
        """Make a message; `marks` are further fields of its payload.

        With ``enforce_nonce``, the author's earlier message with the same nonce is returned instead, in whatever
        channel it stands: Discord promises one message an author and nonce, not one a channel.
        """
        attachments = [self.attach(each) for each in uploads]
        if not body.get("flags", 0) & LOADING:
            limits.check(body, files=len(attachments))
        key = (author.id, str(body.get("nonce")))
        if body.get("nonce") is not None and body.get("enforce_nonce") and (earlier := self._remembered(key)):
            return earlier
        message_id = self._world.ids.next()
        payload: Json = {
            "id": str(message_id),
            "channel_id": str(channel.id),
            "author": payloads.user(author),
            "content": body.get("content") or "",
            "timestamp": datetime.now(UTC).isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "attachments": attachments,
            "embeds": _rich(body.get("embeds") or []),
            "components": _numbered(body.get("components") or [], attachments),
            "pinned": False,
            "type": 0,
            "flags": body.get("flags") or 0,
            **self._mentions(body),
        } | (marks or {})
        if body.get("nonce") is not None:
            payload["nonce"] = body["nonce"]
        if reference := body.get("message_reference"):
            payload |= self._reply(channel, reference)
        message = Message(message_id, channel, author, payload)
        self._by_id[message_id] = message
        if body.get("nonce") is not None:
            self._nonces[key] = (time.monotonic(), message_id)
        self._listener("MESSAGE_CREATE", message)
        return message

    def edit(self, message: Message, body: Json, uploads: Iterable[Upload] = ()) -> Message:
        """Change what `body` names, and return the message as it then stands."""
        added = [self.attach(each) for each in uploads]
        old = message.payload
        changes = {name: body[name] for name in EDITABLE if name in body}
        kept: list[Json] = old["attachments"]
        if "attachments" in changes:
            listed: list[Json] = changes["attachments"] or []
            wanted = {str(each["id"]) for each in listed}
            kept = [each for each in kept if each["id"] in wanted]
        changes["attachments"] = kept + added
        payload = old | {name: value or _EMPTY[name] for name, value in changes.items()}
        # An edit cannot take Components V2 away again, nor change who sees the message.
        payload["flags"] = payload["flags"] & ~EPHEMERAL | old["flags"] & (limits.V2 | EPHEMERAL)
        payload["embeds"] = _rich(payload["embeds"])
        payload["components"] = _numbered(payload["components"], payload["attachments"])
        payload["edited_timestamp"] = datetime.now(UTC).isoformat()
        limits.check(payload | {"nonce": None})
        edited = replace(message, payload=payload | self._mentions(payload | _only(body, "allowed_mentions")))
        self._by_id[message.id] = edited
        self._listener("MESSAGE_UPDATE", edited)
        return edited

    def finish(self, message: Message, body: Json, uploads: Iterable[Upload] = ()) -> Message:
        """Fill in a message that was still loading."""
        payload = message.payload | {"flags": message.payload["flags"] & ~LOADING}
        return self.edit(replace(message, payload=payload), body, uploads)

    def place(self, channel: Channel, author: User, marks: Json, *, ephemeral: bool) -> Message:
        """Make a message without content that says the bot is thinking."""
        flags = LOADING | (EPHEMERAL if ephemeral else 0)
        return self.post(channel, author, {"flags": flags}, marks=marks)

    def delete(self, message: Message) -> None:
        """Remove a message for good."""
        del self._by_id[message.id]
        self._listener("MESSAGE_DELETE", message)

    def forget_nonces(self) -> None:
        """Let the nonce window pass at once."""
        self._nonces.clear()

    def forget(self) -> None:
        """Let go of all messages and files."""
        self._by_id.clear()
        self._nonces.clear()
        self.files.clear()

    def _remembered(self, key: tuple[int, str]) -> Message | None:
        posted, message_id = self._nonces.get(key, (0.0, 0))
        if time.monotonic() - posted > self.nonce_window:
            return None
        return self._by_id.get(message_id)

    def _mentions(self, body: Json) -> Json:
        """Whom this body would ping. Without ``allowed_mentions`` that is everyone it names."""
        allowed: Json = body.get("allowed_mentions") or {"parse": ["users", "roles", "everyone"]}
        parse = allowed.get("parse", [])
        shown = [body.get("content") or ""]
        shown += [each.get("content") or "" for each in limits.walk(body.get("components") or [])]
        text = "\n".join(shown)
        named = [int(number) for number in MENTION.findall(text)]
        pinged = [each for each in named if "users" in parse or str(each) in map(str, allowed.get("users", []))]
        users = [self._world.users[each] for each in dict.fromkeys(pinged) if each in self._world.users]
        return {
            "mentions": [payloads.user(each) for each in users],
            "mention_roles": [],
            "mention_everyone": "everyone" in parse and ("@everyone" in text or "@here" in text),
        }

    def _reply(self, channel: Channel, reference: Json) -> Json:
        target = self.get(int(reference["message_id"]))
        link = {"channel_id": str(channel.id), "message_id": str(target.id), "type": 0}
        if channel.guild is not None:
            link["guild_id"] = str(channel.guild.id)
        return {"type": 19, "message_reference": link, "referenced_message": target.payload}


_EMPTY: Json = {"content": "", "embeds": [], "components": [], "flags": 0, "attachments": []}


def _rich(embeds: list[Json]) -> list[Json]:
    return [{"type": "rich"} | embed for embed in embeds]


def _only(body: Json, name: str) -> Json:
    return {name: body[name]} if name in body else {}


def _numbered(components: list[Json], attachments: list[Json]) -> list[Json]:
    """Give each component the id that Discord gives it, and turn ``attachment://`` into real addresses."""
    urls = {f"attachment://{each['filename']}": each["url"] for each in attachments}
    taken = {each["id"] for each in limits.walk(components) if each.get("id")}
    free = (number for number in range(1, 10_000) if number not in taken)

    def number(component: Json) -> Json:
        copy = dict(component)
        copy["id"] = component.get("id") or next(free)
        for name in ("accessory", "component"):
            if name in copy:
                copy[name] = number(copy[name])
        if "components" in copy:
            copy["components"] = [number(each) for each in copy["components"]]
        for holder in (copy, *copy.get("items", [])):
            for name in ("media", "file"):
                if name in holder:
                    holder[name] = holder[name] | {"url": urls.get(holder[name]["url"], holder[name]["url"])}
        return copy

    return [number(each) for each in components]
