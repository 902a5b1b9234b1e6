"""Whose articles are meant."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose articles are meant: the library with this key, together with the shelf."""

    key: str

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


#: Key of the library that everyone reads and nobody changes from Discord.
SHELF = "shelf"
