"""What research returns: frozen values. Whatever is shown of an article is `article.text[start:end]`, and is cited."""

from dataclasses import dataclass
from enum import StrEnum

from bot.messages import Message
from bot.models import ArticleInfo, Cited, Sentence, Slice, Span
from bot.research.labels import label


@dataclass(frozen=True, slots=True)
class Saying:
    """A quotation together with the words that say whose it is."""

    quote: Cited
    #: The speaker as the article names them: in full where it does so anywhere, else by their office.
    speaker: Slice
    #: Where else the same words stand.
    also: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Sayings:
    """Somebody's quotations, newest first, undated last."""

    person: str
    topic: str
    sayings: tuple[Saying, ...] = ()
    #: Without sayings: people who are quoted here, those with the most similar names first.
    others: tuple[str, ...] = ()
    #: Without sayings on the topic: how many there are on others.
    elsewhere: int = 0
    #: False when there were too many articles to read all of them; the older ones are left out.
    complete: bool = True


class Verdict(StrEnum):
    """What became of one piece of a quotation."""

    #: Letter for letter.
    VERBATIM = "verbatim"
    #: The same words; quotation marks, dashes, spaces, case or punctuation differ.
    SAME_WORDS = "same words"
    #: Words differ, see `changes`.
    DIFFERS = "differs"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words, as the article has them or as the quotation does."""

    text: str
    #: "same", "missing" (the article has it, the quotation does not) or "added" (the other way round).
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a quotation that was left out of nothing, and the best that was found for it."""

    #: As it was given.
    text: str
    verdict: Verdict
    #: The sentences that hold it; the words themselves are its marks. None when it is absent.
    found: Cited | None = None
    changes: tuple[Change, ...] = ()
    #: Who says it there, where it is a quotation and the article tells.
    speaker: Slice | None = None
    #: Other places that have it letter for letter, or in the same words.
    also: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a quotation is real, piece by piece."""

    quote: str
    pieces: tuple[Piece, ...] = ()
    #: Why nothing could be looked up; empty when something was.
    reason: str = ""

    @property
    def verdict(self) -> Verdict:
        """That of the worst piece."""
        order = list(Verdict)
        return max((piece.verdict for piece in self.pieces), key=order.index, default=Verdict.ABSENT)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as far as it is known."""

    #: Astronomical: 1 BC is 0, 280 BC is -279.
    year: int
    month: int = 0
    day: int = 0
    #: Years that it may mean: 1, 10 for a decade, 100 for a century.
    years: int = 1

    @property
    def label(self) -> Message:
        """As readers write it: "12 June 1817", "1860s", "280 BC"."""
        return label(self.year, self.month, self.day, self.years)


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that holds a date, with what is needed before it to understand it."""

    when: Moment
    quote: Cited
    also: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated sentences on a topic, in the order of the dates they speak of."""

    topic: str
    events: tuple[Event, ...] = ()
    #: Events that were left out, as the least close to the topic.
    left_out: int = 0
    #: Words of the topic that no article here has.
    unknown: tuple[str, ...] = ()
    #: False when there were too many articles to read all of them.
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source says on the topic."""

    source: str
    quotes: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a source gives; it is the mark of its quote."""

    #: As it stands there, with its unit.
    text: str
    source: str
    quote: Cited


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several sources say on a topic; with one source alone only `alone` is filled."""

    topic: str
    #: Names of the sources that say anything, those with the most to say first.
    sources: tuple[str, ...] = ()
    #: Groups of sentences, from two sources or more, that say nearly the same.
    alike: tuple[tuple[Cited, ...], ...] = ()
    #: Groups of numbers of one kind and unit that differ between sources.
    disagree: tuple[tuple[Figure, ...], ...] = ()
    #: What only one source says.
    alone: tuple[Voice, ...] = ()
    unknown: tuple[str, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between quotation marks in one article, and whose they are."""

    #: Marks included.
    start: int
    end: int
    #: The sentences around it: the smallest slice that says whose it is.
    around: Span
    paragraph: int
    #: None when no speaker can be read.
    speaker: Slice | None
    #: Words of the speaker's name or office, folded, to look them up by; the full name's too where that is known.
    known_as: frozenset[str] = frozenset()
    #: Whether the speaker has a name, and not only an office.
    named: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with everything that research reads of it."""

    info: ArticleInfo
    text: str
    #: All of them, of every kind.
    sentences: tuple[Sentence, ...]
