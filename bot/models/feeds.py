"""Feeds, who follows them, and what became of their entries."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and how it went with it so far; one for all libraries that follow it. Moments are in UTC."""

    id: int
    url: str
    title: str
    #: Address of its site; "" for none.
    site: str
    #: When it is to be asked next.
    due: datetime
    #: When it was asked last, and when it last answered as a feed.
    asked: datetime | None = None
    answered: datetime | None = None
    #: How often it failed in a row, since when, and why the last time.
    failures: int = 0
    failing: datetime | None = None
    error: str = ""
    #: Why it is not asked any more; "" while it is.
    stopped: str = ""
    #: What it sent to be asked by: its ETag and Last-Modified.
    etag: str = ""
    modified: str = ""
    #: Where it says that it has moved to for good, and how often in a row it said so.
    moved: str = ""
    moves: int = 0


@dataclass(frozen=True, slots=True)
class Follow:
    """What a library wants of a feed."""

    library: str
    #: Only entries with one of these; and none with one of those.
    words: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    #: Whether the page is fetched where the feed gives only its beginning.
    full: bool = True
    #: Whom to tell when the feed stops, and where it was asked for: a user's and a channel's number.
    owner: int | None = None
    channel: int | None = None


class Fate(StrEnum):
    """What became of an entry."""

    ADDED = "added"
    #: Its article was here already.
    KNOWN = "known"
    #: It does not have the words that were asked for.
    FILTERED = "filtered"
    #: There was nothing in it that could be read.
    SKIPPED = "skipped"
    #: Its page could not be read yet; it is tried again.
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class EntryNote:
    """What became of an entry and why, where it did not become an article."""

    title: str
    link: str
    fate: Fate
    why: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed as one library follows it, and how many of its entries met which fate."""

    feed: Feed
    follow: Follow
    counts: dict[Fate, int] = field(default_factory=dict[Fate, int])
    #: The last of those that did not become articles, newest first.
    notes: tuple[EntryNote, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedAdded:
    """What became of the wish to follow a feed."""

    followed: Followed
    #: False: it was followed already, and only what is wanted of it may have changed.
    new: bool
    #: Entries that are in the feed now.
    entries: int = 0


@dataclass(frozen=True, slots=True)
class FeedRound:
    """What one round through the feeds brought."""

    #: Feeds that were asked, and articles that came of it in all libraries.
    asked: int
    added: int
    #: Feeds that failed, each with the reason.
    failed: tuple[tuple[Feed, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FeedNotice:
    """That a feed stopped, for the one who wanted it."""

    feed: Feed
    follow: Follow
