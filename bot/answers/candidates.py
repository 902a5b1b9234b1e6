"""Which sentences the exact ranking reads: those that hold most of the question, with a little of their neighbours."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from bot.answers.question import Term

#: Candidates that the exact ranking reads; more found the right sentence in less than one case of a hundred.
CANDIDATES = 120
#: Those that are chosen: what is printed in many articles is one candidate, and must leave room for others.
CHOSEN = 5 * CANDIDATES
#: Share of the best one's sum that a candidate must have: half of them have less, and one in a thousand is right.
LEAST = 0.3
#: Share of what its neighbours hold that counts for a sentence.
NEIGHBOUR = 0.25
#: Sentences from which on commoner words only add to those that a rarer one found.
ENOUGH = 4_000
#: Sentences whose neighbours are looked at.
_SHORTLIST = 6 * CANDIDATES

Postings = Mapping[str, Sequence[int]]


def holders(stems: Iterable[str], postings: Postings) -> Sequence[int]:
    """The row ids that hold one of these stems, distinct, in order."""
    lists = [postings[stem] for stem in stems if postings.get(stem)]
    return lists[0] if len(lists) == 1 else sorted({row_id for one in lists for row_id in one})


def counted(found: Sequence[Sequence[int]], first: int, last: int) -> list[int]:
    """How many of the row ids from `first` to `last` hold each term; `found` as in `held`."""
    return [bisect_right(ids, last) - bisect_left(ids, first) for ids in found]


def inside(ids: Sequence[int], ranges: Sequence[tuple[int, int]]) -> int:
    """How many of the row ids are in one of the ranges, first and last; both in order, ranges apart."""
    if len(ids) > len(ranges):
        return sum(counted([ids], first, last)[0] for first, last in ranges)
    firsts = [first for first, _ in ranges]
    places = ((row_id, bisect_right(firsts, row_id) - 1) for row_id in ids)
    return sum(place >= 0 and row_id <= ranges[place][1] for row_id, place in places)


def held(found: Sequence[Sequence[int]], weights: Sequence[float]) -> dict[int, int]:
    """Row id -> the terms it holds, as bits; `found` has for each term who holds it."""
    terms: dict[int, int] = {}
    for number in sorted(range(len(found)), key=lambda number: -weights[number]):
        bit = 1 << number
        if len(terms) < ENOUGH:
            for row_id in found[number]:
                terms[row_id] = terms.get(row_id, 0) | bit
        else:
            for row_id in terms.keys() & set(found[number]):
                terms[row_id] |= bit
    return terms


def by_kin(terms: Sequence[Term], found: Sequence[Sequence[int]], postings: Postings) -> list[Sequence[int]]:
    """The same as `found`, with those that hold a term's kin where nothing holds the term itself."""
    return [ids or holders(term.kin, postings) for term, ids in zip(terms, found, strict=True)]


def choose(terms: Mapping[int, int], weights: Sequence[float], *, limit: int = CHOSEN) -> list[int]:
    """Row ids, best first: by the summed weights of their terms and `NEIGHBOUR` of their neighbours' sums."""
    sums = {0: 0.0}
    for bits in set(terms.values()):
        sums[bits] = sum(weight for number, weight in enumerate(weights) if bits >> number & 1)
    shortlist: Iterable[int] = terms
    if len(terms) > _SHORTLIST:
        shortlist = nsmallest(_SHORTLIST, terms, key=lambda row_id: (-sums[terms[row_id]], row_id))
    full = {
        row_id: sums[terms[row_id]] + NEIGHBOUR * (sums[terms.get(row_id - 1, 0)] + sums[terms.get(row_id + 1, 0)])
        for row_id in shortlist
    }
    best = sorted(full, key=lambda row_id: (-full[row_id], row_id))[:limit]
    return [row_id for row_id in best if full[row_id] >= LEAST * full[best[0]]]
