"""Answers: quotes with their citations, and how they came about."""

from dataclasses import dataclass, field
from datetime import date

from bot.models.articles import ArticleInfo, Cited, Slice


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
    #: Where other articles have the same sentence, or one that hardly differs where they tell the same story.
    also: tuple[Cited, ...] = ()


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
