"""One message of the loopback Discord, and what a reader sees of it."""

from dataclasses import dataclass

from tests.wire import limits
from tests.wire.world import Channel, Json, User

#: Message flags: only one person sees it; it says that the bot is thinking.
EPHEMERAL = 1 << 6
LOADING = 1 << 7


@dataclass(frozen=True)
class Upload:
    """A file that somebody attaches."""

    filename: str
    data: bytes
    content_type: str = "text/plain"


@dataclass(frozen=True)
class Message:
    """One message as it stands at one moment; an edit makes a new one with the same id."""

    id: int
    channel: Channel
    author: User
    #: The message object as Discord's REST interface returns it.
    payload: Json

    @property
    def content(self) -> str:
        """The plain text of the message, without its components."""
        return self.payload["content"]

    @property
    def components(self) -> list[Json]:
        """Every component, flattened, in the order shown."""
        return list(limits.walk(self.payload["components"]))

    @property
    def text(self) -> str:
        """All text that a reader sees, except labels: content, embeds, text displays, joined by line ends."""
        parts = [self.content]
        for embed in self.payload["embeds"]:
            parts += [embed.get("title"), embed.get("description")]
            parts += [each[key] for each in embed.get("fields", []) for key in ("name", "value")]
        parts += [each["content"] for each in self.components if each["type"] == limits.TEXT_DISPLAY]
        return "\n".join(part for part in parts if part)

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return bool(self.payload["flags"] & EPHEMERAL)

    @property
    def loading(self) -> bool:
        """Whether it still says that the bot is thinking."""
        return bool(self.payload["flags"] & LOADING)

    def component(self, name: str) -> Json:
        """Return the button, select or input whose custom id, or else whose label, is `name`."""
        for key in ("custom_id", "label"):
            for each in self.components:
                if "custom_id" in each and each.get(key) == name:
                    return each
        found = [each.get("label") or each["custom_id"] for each in self.components if "custom_id" in each]
        raise LookupError(f"message has no component {name!r}; it has {found}")
