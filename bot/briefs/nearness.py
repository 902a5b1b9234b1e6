"""How near the articles are to a topic, by what their sentences and titles hold of its words."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import NamedTuple

from bot.briefs.models import Term, weight_of
from bot.store.search import Holder
from bot.text.words import words

#: Sentences that hold the topic's words, the most of them first, by which articles are compared.
MAX_HITS = 6_000
#: Articles whose titles are looked at.
COMPARED = 400
#: Share of a topic, by weight, that an article on it holds; and the same of what the best one holds.
ON_TOPIC, BESIDE_BEST = 0.6, 0.75
#: An article is about a word that its title names, that so large a part of its sentences have, or that it opens with,
#: in its first sentences, and has so often.
LARGELY, FIRST, OFTEN = 0.25, 3, 4


class Asked(NamedTuple):
    """A word of the topic."""

    #: As it stands there.
    surface: str
    #: Its stems in the languages of the articles.
    stems: tuple[str, ...]


class Near(NamedTuple):
    """An article on the topic."""

    holder: Holder
    #: Its sentences that hold words of the topic, those that hold most first.
    hits: Sequence[int]
    held: int
    subject: int


def looked_up(
    asked: Sequence[Asked], postings: Mapping[str, Sequence[int]], sentences: int
) -> tuple[tuple[Term, ...], dict[int, int]]:
    """The terms, and the sentences that hold most of them: row id -> the terms that it holds."""
    terms: list[Term] = []
    rows: dict[int, int] = {}
    for number, term in enumerate(asked):
        holding = {row_id for stem in term.stems for row_id in postings.get(stem, ())}
        weight = math.log(1 + sentences / (1 + len(holding))) if holding else 0.0
        terms.append(Term(frozenset(term.stems), weight))
        for row_id in holding:
            rows[row_id] = rows.get(row_id, 0) | 1 << number
    if len(rows) > MAX_HITS:
        sums = {bits: weight_of(terms, bits) for bits in set(rows.values())}
        # Of those that hold as much, the ones that came last.
        kept = nsmallest(MAX_HITS, rows, key=lambda row_id: (-sums[rows[row_id]], -row_id))
        rows = {row_id: rows[row_id] for row_id in kept}
    return tuple(terms), rows


def by_article(terms: Sequence[Term], rows: Mapping[int, int], homes: Mapping[int, int]) -> dict[int, list[int]]:
    """The articles that hold enough of the topic, each with its sentences that hold any of it."""
    hits: dict[int, list[int]] = {}
    held: dict[int, int] = {}
    for row_id in sorted(homes):
        article = homes[row_id]
        hits.setdefault(article, []).append(row_id)
        held[article] = held.get(article, 0) | rows[row_id]
    shares = {article: weight_of(terms, bits) for article, bits in held.items()}
    whole = math.fsum(term.weight for term in terms)
    # A word that no article has is missed as much as one of the others would be.
    whole *= len(terms) / max(1, sum(term.known for term in terms))
    least = max(ON_TOPIC * whole, BESIDE_BEST * max(shares.values(), default=0.0))
    near = [article for article, share in shares.items() if share >= least]
    near.sort(key=lambda article: (-shares[article], -len(hits[article]), -article))
    return {article: hits[article] for article in near[:COMPARED]}


def nearest(
    terms: Sequence[Term], rows: Mapping[int, int], hits: Mapping[int, Sequence[int]], holders: Mapping[int, Holder]
) -> list[Near]:
    """The articles, those that are most about the topic first, of equals the newest."""
    sums = {bits: weight_of(terms, bits) for bits in set(rows.values())}
    found: list[tuple[float, Near]] = []
    for article, holder in holders.items():
        counts = Counter(
            number for row_id in hits[article] for number in range(len(terms)) if rows[row_id] >> number & 1
        )
        title = {word.stem for word in words(holder.info.title, holder.info.language)}
        titled = {number for number in counts if title & terms[number].stems}
        largely = max(2, math.ceil(LARGELY * (holder.last - holder.first + 1)))
        opening = [rows.get(holder.first + place, 0) for place in range(FIRST)]
        subject = titled | {
            number
            for number, count in counts.items()
            if count >= largely or (count >= OFTEN and any(bits >> number & 1 for bits in opening))
        }
        about = math.fsum(
            terms[number].weight * (1 + (number in titled) + min(1.0, count / OFTEN))
            for number, count in counts.items()
        )
        best = sorted(hits[article], key=lambda row_id: (-sums[rows[row_id]], row_id))
        found.append((about, Near(holder, best, _bits(counts), _bits(subject))))
    found.sort(key=lambda pair: (pair[1].holder.info.published or "", pair[1].holder.info.id), reverse=True)
    return [near for _, near in sorted(found, key=lambda pair: -round(pair[0], 6))]


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in set(numbers))
