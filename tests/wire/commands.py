"""The application commands a bot registered: their routes, and what a member's client sends for them."""

import re
from collections.abc import Mapping
from typing import Any

from tests.wire import payloads, refusals
from tests.wire.message import Upload
from tests.wire.messages import Messages
from tests.wire.rest import Asked, Rest
from tests.wire.world import Channel, Json, Role, User, World

#: The chat input names Discord takes; message menus may hold anything of up to 32 characters.
NAME = re.compile(r"[-_'\w]{1,32}")
#: Option types by number.
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
#: The Python type a member's value must have.
PLAIN: dict[int, type | tuple[type, ...]] = {STRING: str, INTEGER: int, BOOLEAN: bool, NUMBER: (int, float)}


class Commands:
    """Registered commands by server id, with 0 for the global ones."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.registered: dict[int, list[Json]] = {}

    def add_to(self, rest: Rest) -> None:
        """Register the routes."""
        for base in ("/applications/{app}/commands", "/applications/{app}/guilds/{guild}/commands"):
            rest.add("GET", base, lambda asked: self.registered.get(self._place(asked), []))
            rest.add("PUT", base, self._replace)
            rest.add("POST", base, self._upsert)
            rest.add("GET", base + "/{command}", self._read)
            rest.add("PATCH", base + "/{command}", self._edit)
            rest.add("DELETE", base + "/{command}", self._remove)

    def find(self, kind: int, name: str, channel: Channel) -> Json | None:
        """Return the command of that kind (1 slash, 2 user menu, 3 message menu) offered in a channel."""
        places = [channel.guild.id, 0] if channel.guild else [0]
        context = 0 if channel.guild else 1
        for place in places:
            for command in self.registered.get(place, []):
                offered = command.get("contexts") is None or context in command["contexts"]
                if (command["type"], command["name"]) == (kind, name) and offered:
                    return command
        return None

    def _place(self, asked: Asked) -> int:
        if asked.id("app") != self._world.bot.id:
            raise refusals.missing_access()
        if "/guilds/" not in asked.call.path:
            return 0
        if asked.id("guild") not in self._world.guilds:
            raise refusals.missing_access()
        return asked.id("guild")

    def _replace(self, asked: Asked) -> list[Json]:
        place = self._place(asked)
        made = [self._made(place, each) for each in asked.body]
        if len(made) > 100 or len({(each["type"], each["name"]) for each in made}) < len(made):
            raise refusals.invalid_body("at most 100 commands, and each name once")
        self.registered[place] = made
        return made

    def _upsert(self, asked: Asked) -> Json:
        place = self._place(asked)
        made = self._made(place, asked.body)
        key = (made["type"], made["name"])
        others = [each for each in self.registered.get(place, []) if (each["type"], each["name"]) != key]
        self.registered[place] = [*others, made]
        return made

    def _read(self, asked: Asked) -> Json:
        for each in self.registered.get(self._place(asked), []):
            if int(each["id"]) == asked.id("command"):
                return each
        raise refusals.unknown("application command")

    def _edit(self, asked: Asked) -> Json:
        command = self._read(asked)
        command |= asked.body
        return command

    def _remove(self, asked: Asked) -> None:
        self.registered[self._place(asked)].remove(self._read(asked))

    def _made(self, place: int, given: Json) -> Json:
        """Return a command as Discord stores it; one of the same name keeps its id."""
        kind = given.get("type", 1)
        _check(given, kind)
        others = self.registered.get(place, [])
        same = [each["id"] for each in others if (each["type"], each["name"]) == (kind, given["name"])]
        fixed: Json = {
            "id": same[0] if same else str(self._world.ids.next()),
            "application_id": str(self._world.bot.id),
            "version": str(self._world.ids.next()),
            "type": kind,
        }
        if place:
            fixed["guild_id"] = str(place)
        defaults: Json = {"description": "", "default_member_permissions": None, "nsfw": False, "contexts": None}
        return defaults | given | fixed


def _check(given: Json, kind: int) -> None:
    """Refuse what Discord would refuse in a command or option, at every depth."""
    name, description = given["name"], given.get("description", "")
    if kind == 1 and (not NAME.fullmatch(name) or name != name.lower()):
        raise refusals.invalid_body(f"name: {name!r} is not a valid name")
    if len(name) > 32 or (kind == 1 and not 1 <= len(description) <= 100):
        raise refusals.invalid_body(f"{name}: name of 1 to 32 characters, description of 1 to 100")
    options: list[Json] = given.get("options") or []
    if len(options) > 25 or len(given.get("choices") or []) > 25:
        raise refusals.invalid_body(f"{name}: more than 25 options or choices")
    required = [bool(each.get("required")) for each in options]
    if required != sorted(required, reverse=True):
        raise refusals.invalid_body(f"{name}: required options must come first")
    for option in options:
        _check(option, 1)


class Filled:
    """A command with a member's values: the ``data`` of an interaction."""

    def __init__(self, command: Json, messages: Messages, channel: Channel) -> None:
        self._messages = messages
        self._channel = channel
        self._resolved: dict[str, Json] = {}
        self.data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
        if "guild_id" in command:
            self.data["guild_id"] = command["guild_id"]
        self._command = command

    def fill(self, path: list[str], values: Mapping[str, Any], focused: str | None = None) -> Json:
        """Fill the (sub)command at `path`; while a member still types in `focused`, others may be missing."""
        holder, level = self.data, self._command
        for name in path:
            level = next((each for each in level.get("options", []) if each["name"] == name and each["type"] < 3), None)
            if level is None:
                raise LookupError(f"{self._command['name']} has no subcommand {' '.join(path)}")
            inner: Json = {"name": name, "type": level["type"]}
            holder["options"] = [inner]
            holder = inner
        options: list[Json] = level.get("options") or []
        declared = {each["name"]: each for each in options}
        if any(each["type"] < 3 for each in declared.values()):
            raise LookupError(f"name a subcommand: {list(declared)}")
        missing = {name for name, each in declared.items() if each.get("required")} - set(values)
        if set(values) - set(declared) or (missing and focused is None):
            raise ValueError(f"options are {list(declared)}; given {list(values)}; missing {sorted(missing)}")
        holder["options"] = [self._option(declared[name], value, focused == name) for name, value in values.items()]
        if self._resolved:
            self.data["resolved"] = self._resolved
        return self.data

    def _option(self, declared: Json, value: Any, focused: bool) -> Json:
        option: Json = {"name": declared["name"], "type": declared["type"]}
        if focused:
            return option | {"value": value, "focused": True}
        if choices := declared.get("choices"):
            found = [each["value"] for each in choices if value in (each["value"], each["name"])]
            if not found:
                raise ValueError(f"{declared['name']}: choose one of {[each['name'] for each in choices]}")
            value = found[0]
        if (plain := PLAIN.get(declared["type"])) is None:
            return option | {"value": self._refer(declared["type"], value)}
        if not isinstance(value, plain):
            raise TypeError(f"{declared['name']}: {value!r} is not {plain}")
        size = len(value) if isinstance(value, str) else value
        low, high = ("min_length", "max_length") if isinstance(value, str) else ("min_value", "max_value")
        if size < declared.get(low, size) or size > declared.get(high, 6000 if isinstance(value, str) else size):
            raise ValueError(f"{declared['name']}: {size} is out of bounds; a client would not send it")
        return option | {"value": value}

    def _refer(self, kind: int, value: object) -> str:
        """Resolve a thing that is named by its id; return the id."""
        guild = self._channel.guild
        if isinstance(value, Upload) and kind == ATTACHMENT:
            attachment = self._messages.attach(value)
            self._resolve("attachments", attachment["id"], attachment)
            return attachment["id"]
        if isinstance(value, User) and kind in (USER, MENTIONABLE):
            self._resolve("users", str(value.id), payloads.user(value))
            if guild is not None:
                held = {"permissions": str(self._channel.permissions(value).value)}
                self._resolve("members", str(value.id), payloads.member(guild, value, with_user=False) | held)
            return str(value.id)
        if isinstance(value, Channel) and kind == CHANNEL:
            self._resolve("channels", str(value.id), payloads.channel(value) | {"permissions": "0"})
            return str(value.id)
        if isinstance(value, Role) and kind in (ROLE, MENTIONABLE):
            self._resolve("roles", str(value.id), payloads.role(value))
            return str(value.id)
        raise TypeError(f"{value!r} does not fit an option of type {kind}")

    def _resolve(self, kind: str, key: str, payload: Json) -> None:
        self._resolved.setdefault(kind, {})[key] = payload
