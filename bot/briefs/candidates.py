"""The sentences of the articles that are on the topic, each with what a reader needs before it."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.briefs.models import Page, Term, weight_of
from bot.models import Kind
from bot.store.rows import Row

#: What a term counts that the sentence itself does not hold: the one before it in the paragraph does; its article is
#: about it; its article mentions it somewhere.
BESIDE, SUBJECT, ELSEWHERE = 0.6, 0.5, 0.25
#: Closeness from which a sentence is on the topic; and the part of the topic that one sentence of its article has
#: together, beside that of the best article.
ENOUGH, BESIDE_BEST = 0.5, 0.75
#: Sentences before one that opens with "He" which may be needed to know who he is.
BACK = 3
#: Words of a sentence that says something.
FEWEST_WORDS = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A sentence on the topic."""

    page: Page
    row: Row
    #: The sentence, behind those that it needs to be understood; neighbours in the text.
    chain: tuple[Row, ...]
    #: 0 to 1: how much of the topic it holds by itself, and together with what stands around it.
    own: float
    closeness: float
    #: The same of what it holds, the one before it does, or its article is about.
    together: float
    #: Its words as they stand there, without case.
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence alone."""
        return self.page.text[self.row.start : self.row.end]

    @property
    def place(self) -> int:
        """Which sentence of its article it is, from 0."""
        return self.row.id - self.page.first


def candidates(terms: Sequence[Term], pages: Sequence[Page]) -> list[Candidate]:
    """The sentences on the topic, article by article, in the order of the text."""
    by_page = [list(_of(page, terms)) for page in pages]
    # An article that has the topic's words only far apart, where others have them together, is not on it.
    most = [max((one.together for one in found), default=0.0) for found in by_page]
    least = BESIDE_BEST * max(most, default=0.0)
    return [one for found, together in zip(by_page, most, strict=True) if together >= least for one in found]


def _of(page: Page, terms: Sequence[Term]) -> Iterator[Candidate]:
    whole = math.fsum(term.weight for term in terms)

    def share(bits: int) -> float:
        return weight_of(terms, bits) / whole

    held = {number: _held(row, terms) for number, row in page.rows.items()}
    for number, row in page.rows.items():
        chain = chained(row, page)
        if not chain or row.kind != Kind.PROSE:
            continue
        own = held[number]
        for needed in chain[:-1]:
            own |= held[needed.id]
        before = page.rows.get(number - 1)
        beside = own | held[before.id] if before and before.paragraph == row.paragraph else own
        closeness = (
            share(own)
            + BESIDE * share(beside & ~own)
            + SUBJECT * share(page.subject & ~beside)
            + ELSEWHERE * share(page.held & ~page.subject & ~beside)
        )
        said = words_of(page, row)
        if closeness >= ENOUGH and max(len(said), len(row.words.split())) >= FEWEST_WORDS:
            yield Candidate(page, row, chain, share(own), closeness, share(page.subject | beside), said)


def _held(row: Row, terms: Sequence[Term]) -> int:
    stems = set(row.stems.split())
    return sum(1 << number for number, term in enumerate(terms) if term.stems & stems)


def chained(row: Row, page: Page) -> tuple[Row, ...]:
    """The sentence behind those that explain whom its "He" means; empty when these cannot be shown."""
    chain = [row]
    while chain[0].orphan:
        before = page.rows.get(chain[0].id - 1)
        if before is None or before.kind != Kind.PROSE or len(chain) > BACK:
            return ()
        chain.insert(0, before)
    return tuple(chain)


def words_of(page: Page, row: Row) -> tuple[str, ...]:
    """The words of a sentence as they stand there, without case: what is alike in all of them is said twice."""
    return tuple(_WORD.findall(page.text[row.start : row.end].casefold()))
