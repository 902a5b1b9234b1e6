"""Whose articles are meant."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose articles are meant: the library with this key, together with the shelf and some of the library's rooms."""

    key: str
    #: The keys of the rooms that may be read as well, in order, each once.
    rooms: tuple[str, ...] = ()
    #: The key of the room that what is added goes into; "" for the library itself.
    room: str = ""

    @classmethod
    def shelf(cls) -> Self:
        """The operator's own articles, which every library can read."""
        return cls(SHELF)

    @classmethod
    def guild(cls, guild_id: int) -> Self:
        """The library of one Discord server."""
        return cls(f"guild:{guild_id}")

    @classmethod
    def person(cls, user_id: int) -> Self:
        """The library of one person, in direct messages."""
        return cls(f"user:{user_id}")

    @classmethod
    def of(cls, key: str) -> Self:
        """What belongs to a key as it is stored: of a room's, its library with this room, which is added to."""
        library = library_of(key)
        return cls(key) if library == key else cls(library, (key,), key)

    @property
    def readable(self) -> tuple[str, ...]:
        """The keys of all that may be read."""
        return (self.key, SHELF, *self.rooms)

    @property
    def target(self) -> str:
        """The key of what is added to."""
        return self.room or self.key


#: Key of the library that everyone reads and nobody changes from Discord.
SHELF = "shelf"


def room_key(library: str, channel: int, thread: int | None = None) -> str:
    """The key of the room of a library that is a channel's, or that of one private thread in the channel."""
    return f"{library}/{channel}" if thread is None else f"{library}/{channel}/{thread}"


def library_of(key: str) -> str:
    """The key of the library that a room is part of; any other key is its own."""
    return key.partition("/")[0]
