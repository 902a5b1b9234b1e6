"""What is read from a feed: values that pass from the worker to us as JSON."""

from dataclasses import dataclass, replace
from typing import Any, Self

from bot.messages import unpacked

#: Entries of a feed that are read, the newest of them.
NEWEST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed, as it is in the feed; nothing of it has been judged yet."""

    #: What it is known by in its feed: equal for the same entry of two days, whatever else was edited in it.
    key: str
    #: Address of its page; "" for none.
    link: str = ""
    #: Whether no other entry has that link, so that the page belongs to this one.
    own_link: bool = True
    title: str = ""
    author: str = ""
    #: ISO 8601 in UTC, as the feed gives it; "" for none or one that cannot be.
    published: str = ""
    #: Its text, paragraphs separated by blank lines.
    text: str = ""
    #: Whether the feed gives that text as all of the entry, and not as a summary.
    whole: bool = False
    tags: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of feeds, in the order in which they were found."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A feed as it came: what it calls itself, and its newest entries, newest first."""

    title: str = ""
    #: Address of the site it belongs to; "" for none.
    site: str = ""
    entries: tuple[Entry, ...] = ()
    notes: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Self:
        """What `dataclasses.asdict` made of one, its notes packed."""
        items: list[dict[str, Any]] = value["entries"]
        entries = tuple(replace(Entry(**one), tags=tuple(one["tags"])) for one in items)
        return cls(value["title"], value["site"], entries, tuple(map(unpacked, value["notes"])))
