"""What a brief is, and what it is made from: frozen values."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from bot.models import ArticleInfo, Cited
from bot.store.rows import Row


class BriefOptions(TypedDict, total=False):
    """What may be asked of a brief; what is left out is the default."""

    #: "headline", "short" (the default) or "long".
    length: str
    #: At most so many sentences; then `length` does not count.
    count: int | None
    #: At most so many words, but one point always; then `length` does not count.
    words: int | None


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is said on the topic."""

    #: The sentence, behind those before it that say whom its "he" means; a number that others differ from is its mark.
    quote: Cited
    #: Where other articles say the same in nearly the same words, newest first.
    also: tuple[Cited, ...] = ()
    #: The place in the brief, from 0, of the newer point that this one differs from: in a number, or in a "not".
    differs: int | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """What the articles say on a topic: first the one that introduces it, then the others, the newest first."""

    topic: str
    points: tuple[Point, ...] = ()
    #: Sentences on the topic that are shown, those not counted that only explain them; and that there are, what is said
    #: twice counted once.
    statements: int = 0
    available: int = 0
    #: Articles that these are from.
    articles: int = 0
    #: Words shown.
    words: int = 0
    #: Something was left out because of the quote cap of its article.
    capped: bool = False
    #: Words of the topic that no article here has.
    unknown: tuple[str, ...] = ()
    #: False when there were too many articles to read all of them.
    complete: bool = True


class Term(NamedTuple):
    """A word of the topic. Sets of terms are numbers with a bit for each, by its place in the topic."""

    stems: frozenset[str]
    #: The rarer the heavier; 0 for one that no article has.
    weight: float

    @property
    def known(self) -> bool:
        """Some article has it."""
        return self.weight > 0


def weight_of(terms: Sequence[Term], bits: int) -> float:
    """The weight of a set of terms."""
    return math.fsum(term.weight for number, term in enumerate(terms) if bits >> number & 1)


class Page(NamedTuple):
    """An article as a brief reads it."""

    info: ArticleInfo
    text: str
    #: Row id of its first sentence.
    first: int
    #: The sentences that were read, by row id.
    rows: Mapping[int, Row]
    #: Sentences of prose in all of it.
    prose: int
    #: The terms that it holds anywhere, and those that it is about.
    held: int
    subject: int

    @property
    def age(self) -> tuple[str, int]:
        """Later for newer articles; those without a date count as the oldest."""
        return self.info.published or "", self.info.id
