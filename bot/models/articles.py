"""Articles: as they come in, as they are stored, and their sentences."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Span = tuple[int, int]


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
    #: One number for all articles that tell one story in the same words; 0 for a text too short for that to be known.
    story: int = 0


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
    #: It was here, with another text: that is kept as its earlier version.
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """A slice of an article with its place; offsets are in characters of the article's text."""

    text: str
    start: int
    end: int
    article: ArticleInfo
    #: Number of the paragraph that it begins in, from 1.
    paragraph: int
    #: Spans inside it that matter: the words that were said, a date, a number; in offsets of the article's text.
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """A quote where it stands: its whole paragraph, cut only where a reply could not hold it."""

    article: ArticleInfo
    paragraph: int
    around: Slice
    quote: Slice
    #: When the version was replaced that these are slices of; None for the article as it is.
    replaced: datetime | None = None


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
    #: A sentence for each folder of which nobody can say what is in it now: what came from it stays.
    kept: tuple[str, ...] = ()
    #: Whether some of that may be otherwise another time, although the folder is the same.
    again: bool = False
