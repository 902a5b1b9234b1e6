"""What the core takes and returns: frozen values, no behaviour beyond what keeps them true.

Offsets are in characters (Unicode code points) of the stored article text; `end` is exclusive.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self, TypedDict


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


class Kind(StrEnum):
    """What a sentence is on its page; only prose is ever quoted or summarised."""

    PROSE = "prose"
    HEADING = "heading"
    FURNITURE = "furniture"
    #: A piece of a quotation too long to be shown whole, or never closed: so it is not shown at all.
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A slice `text[start:end]` of an article: one sentence, or one whole quotation with its attribution."""

    start: int
    end: int
    #: Number of its paragraph, from 1, headings and furniture counted, as a reader would count down the page.
    paragraph: int
    kind: Kind = Kind.PROSE
    #: Opens with a word such as "He" that only its neighbour explains.
    orphan: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """Words shown to a reader: `article.text[start:end] == text`, always."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is stored: what a file, page or person gave us."""

    text: str
    title: str = ""
    url: str | None = None
    source: str | None = None
    author: str | None = None
    #: ISO 8601 date or date and time, as the article gives it.
    published: str | None = None
    #: ISO 639-1 code; empty: to be detected.
    language: str = ""
    rights: str | None = None
    #: What had to be done to read it ("undecodable characters replaced"), for the person who added it.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file held: its articles, and what of it could not be read."""

    drafts: tuple[Draft, ...]
    #: (where, why) for each part of it that could not be read; the rest is among the drafts.
    unread: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """A stored article without its text."""

    id: int
    library: str
    title: str
    #: The title is the first sentence, cut, because the article came without one.
    untitled: bool
    url: str | None
    source: str | None
    author: str | None
    published: str | None
    language: str
    rights: str | None
    added: datetime
    #: Length of the text in characters.
    length: int


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article with its text, exactly as given."""

    info: ArticleInfo
    text: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a draft: its article, and whether it is new or was here already."""

    article: ArticleInfo
    new: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice with its citation."""

    text: str
    start: int
    end: int
    score: float
    #: The quote with the neighbours needed to understand it; at least the quote itself.
    passage: Slice
    article: ArticleInfo
    paragraph: int
    #: Spans of the words that matched the question, in offsets of the article text, inside the passage.
    matches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class WordWeight:
    """One word of the question: how rare it is here, and whether the best quote or its neighbours hold it."""

    word: str
    #: Rarity in the library, 0 (everywhere) upwards; natural logarithm.
    weight: float
    #: "quote", "context", "elsewhere" (in other sentences only) or "nowhere".
    found: str


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """A sentence that came after the best one."""

    article: ArticleInfo
    paragraph: int
    score: float
    #: As the answer's own: the share of the question that it and its neighbours cover.
    confidence: float


@dataclass(frozen=True, slots=True)
class Why:
    """How an answer came about."""

    words: tuple[WordWeight, ...] = ()
    #: Confidence from which quotes are shown.
    threshold: float = 0.0
    #: Signals of the best quote, by name, as they were added up.
    signals: dict[str, float] = field(default_factory=dict[str, float])
    #: Why there is no answer, in a sentence; empty when there is one.
    reason: str = ""
    #: The sentences that came next, best first.
    runners_up: tuple[RunnerUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Within:
    """What a question is asked of, of all that its scope can read; left out, it is all of that."""

    article: ArticleInfo | None = None
    #: Only articles published on this day or later; those without a date count from the day they were added.
    since: date | None = None


EVERYTHING = Within()


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes that answer, best first; none means the articles do not say, and `nearest` holds what came closest."""

    question: str
    #: 0 to 1: the share of the question, weighted by rarity, that the best quote and its neighbours cover.
    confidence: float
    quotes: tuple[Quote, ...] = ()
    nearest: tuple[Quote, ...] = ()
    why: Why = field(default_factory=Why)
    within: Within = EVERYTHING


class SummaryOptions(TypedDict, total=False):
    """What may be asked of a summary; what is left out is the default."""

    #: "headline", "short" (the default) or "long", within the quote cap.
    length: str
    #: Exactly this many sentences, where there are so many; then neither `length` nor the quote cap count.
    count: int | None
    #: At most so many words, but one sentence always.
    words: int | None
    #: Only sentences about this.
    focus: str
    #: A name of bot.summaries.METHODS.
    method: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences of one text, in its order."""

    method: str
    sentences: tuple[Slice, ...]
    #: Sentences that could have been chosen.
    available: int
    #: Words in the summary, and in all of the text's prose.
    words: int
    words_available: int
    #: Fewer sentences than asked for, because of the quote cap.
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """A quote where it stands: its whole paragraph, cut only where a reply could not hold it."""

    article: ArticleInfo
    paragraph: int
    around: Slice
    quote: Slice


@dataclass(frozen=True, slots=True)
class Retention:
    """What a library keeps; None is no limit."""

    #: Days from when an article was added.
    days: int | None = None
    #: The newest articles, by when they were added.
    articles: int | None = None


@dataclass(frozen=True, slots=True)
class ShelfReport:
    """What loading the shelf's folder changed."""

    added: int
    changed: int
    removed: int
    #: (file, why) for each file that could not be read.
    unread: tuple[tuple[str, str], ...] = ()


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
