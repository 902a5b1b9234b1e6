"""Digests: standing orders, the editions that they give, and what becomes of each delivery."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.models.articles import ArticleInfo, Slice

#: Days of the week by their ISO numbers, Monday is 1.
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is delivered: to a channel, or to a person in direct messages; a number of Discord's."""

    number: int
    #: It is a person's.
    person: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What a standing order says; what is left out is the default."""

    place: Place
    #: The hour by the clocks of the zone, an IANA name.
    at: time = time(8)
    zone: str = "UTC"
    days: tuple[int, ...] = EVERY_DAY
    #: Only articles on one of these; none for everything.
    topics: tuple[str, ...] = ()
    #: "headline", "short" or "long".
    length: str = "short"
    #: Nobody's device makes a sound.
    silent: bool = True
    #: Whether it is said when there is nothing new.
    empty: bool = False
    #: Articles that may be posted as they come, an hour; 0: all wait for the edition.
    alerts: int = 0
    #: Whom to tell when it cannot be delivered.
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """A standing order as it is kept, and how it went with it so far. Moments are in UTC."""

    id: int
    library: str
    order: Order
    created: datetime
    #: When its next edition is to be sent.
    due: datetime
    #: Articles with a number up to this one have been in an edition, or were there before it.
    seen: int
    #: Why it rests; "" while it does not.
    paused: str = ""
    #: The local day of its last edition, sent or not: no day has two, whatever becomes of its hour and zone.
    last: date | None = None
    #: Articles with a number up to this one were looked at for alerts.
    alerted: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """One story of an edition: the article that tells it, and others that print the same."""

    article: ArticleInfo
    #: Its sentences, verbatim; one for a short edition. None for an article that is no text to summarise.
    sentences: tuple[Slice, ...]
    also: tuple[ArticleInfo, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Stories on one topic, or of one source; the most covered first."""

    name: str
    stories: tuple[Story, ...]


class Sort(StrEnum):
    """What kind of thing is delivered."""

    EDITION = "edition"
    ALERT = "alert"
    WATCH = "watch"
    #: For whoever set a digest up: that it could not be delivered, or that nobody knows whether it was.
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Edition:
    """What is new for one standing order on one day."""

    digest: Digest
    #: The day in the order's zone.
    day: date
    sections: tuple[Section, ...] = ()
    #: Articles that are new, those folded into another's story and those left out for want of room counted.
    articles: int = 0
    #: How many of them were left out.
    left_out: int = 0
    #: For a long one: (day, topic or source, articles) of the last seven days, for the picture.
    week: tuple[tuple[date, str, int], ...] = ()
    #: The highest number of an article that was looked at.
    seen: int = 0
    #: An alert has the one story that it is about.
    kind: Sort = Sort.EDITION
    #: The picture of its week, a PNG file, if there is something to be seen in it.
    picture: bytes | None = None


class State(StrEnum):
    """How far a delivery is."""

    #: Its body is written; nobody was asked to send it.
    READY = "ready"
    #: Discord was asked, and has not answered yet.
    SENDING = "sending"
    SENT = "sent"
    #: Discord refuses it for good.
    REFUSED = "refused"
    #: Discord was asked, and it cannot be found out whether it came.
    UNKNOWN = "unknown"
    #: It came too late to be of use, or its order is gone.
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Page:
    """One message of a delivery, as the side that knows Discord wrote it; never written anew."""

    #: JSON.
    body: str
    #: A PNG file that goes with it.
    picture: bytes | None = None
    #: The (article, version, start, end) that it quotes; version 0 is the one of the moment at which it is put in.
    quoted: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way. It is known by kind, order, slot and part: none is ever made twice."""

    id: int
    library: str
    kind: Sort
    #: The digest's or the watch's number.
    order: int
    #: The local day of an edition (2026-11-02), with "+1" behind it when it was asked for once more; the number of an
    #: alert's article; "answer" for a watch; kind and slot of what a notice is about.
    slot: str
    #: From 1, of so many.
    part: int
    parts: int
    place: Place
    page: Page
    silent: bool
    #: At most 25 characters, made of what it is known by: the same whenever it is sent again.
    nonce: str
    state: State = State.READY
    #: When Discord was first asked to send it, since it was last known not to have come; and when it was settled.
    asked: datetime | None = None
    settled: datetime | None = None
    #: Discord's number of the message.
    message: int | None = None
    #: Why it was refused, is unknown or was skipped.
    error: str = ""
    #: When it was to be there; None for what is never too late.
    due: datetime | None = None
    #: When Discord was asked last.
    tried: datetime | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """A question that stays open until an article answers it."""

    id: int
    library: str
    question: str
    #: Who asked, a number of Discord's; told by direct message.
    owner: int
    created: datetime
    #: Articles with a number up to this one have been looked at.
    seen: int
    answered: datetime | None = None
