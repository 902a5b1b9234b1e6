"""The passage of a quote: the quote with the neighbours that help to understand it."""

import math
from collections.abc import Iterable, Mapping, Sequence

from bot.models import Kind, Slice
from bot.store.rows import Row

#: Sentences that a chain of "He ..." is followed back.
BEHIND = 5
#: A passage may be this many times as long as its shortest sentence, and so many characters more.
TIMES, MORE = 3, 60
#: Characters beyond which nothing is added but what a quote needs to be understood.
LONGEST = 700


def wanted(quotes: Iterable[Row]) -> set[int]:
    """The row ids that the passages of these quotes are made of."""
    return {number for row in quotes for number in range(row.id - BEHIND - 1, row.id + 2)}


def passage(quote: Row, around: Mapping[int, Row], text: str, scores: Mapping[int, float]) -> Slice:
    """The slice of `text` around the quote that begins with a sentence which stands on its own.

    A sentence that opens with "He" brings the one before it. Neighbours of its paragraph are added while the passage
    stays short beside each of its sentences, so that the quote is not lost in it; first the one that ranks higher, by
    `scores` of row ids. Nothing but prose is ever added.
    """
    chosen = _chain(quote, around)
    before, after = _next_to(chosen[0], -1, around), _next_to(quote, 1, around)
    # An orphan in front would need the sentence that explains it.
    beside = [row for row in (after, before if before and not before.orphan else None) if row]
    for row in sorted(beside, key=lambda row: -scores.get(row.id, -math.inf)):
        longer = sorted([*chosen, row])
        if row.paragraph == quote.paragraph and _fits(longer):
            chosen = longer
    start, end = chosen[0].start, chosen[-1].end
    return Slice(text[start:end], start, end)


def _chain(quote: Row, around: Mapping[int, Row]) -> list[Row]:
    """The quote, behind the sentences that its opening points back to."""
    chain = [quote]
    while chain[0].orphan and len(chain) <= BEHIND and (before := _next_to(chain[0], -1, around)):
        chain.insert(0, before)
    return chain


def _next_to(row: Row, step: int, around: Mapping[int, Row]) -> Row | None:
    """The sentence before or after, when it is prose of the same article."""
    other = around.get(row.id + step)
    return other if other and other.article == row.article and other.kind == Kind.PROSE else None


def _fits(rows: Sequence[Row]) -> bool:
    shortest = min(row.end - row.start for row in rows)
    return rows[-1].end - rows[0].start <= min(LONGEST, TIMES * shortest + MORE)
