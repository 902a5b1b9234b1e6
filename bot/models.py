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
class ShelfReport:
    """What loading the shelf's folder changed."""

    added: int
    changed: int
    removed: int
    #: (file, why) for each file that could not be read.
    unread: tuple[tuple[str, str], ...] = ()
