"""sumy's summarizers that compare each sentence with all others, over the pairs that share a word instead of all pairs.

The rankings are sumy's own: the matrices are the same, and only their zeros are left out.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from bot.errors import TooLarge
from bot.messages import message
from bot.summaries.rating import CountingSummarizer

#: Pairs of sentences that share a word, counted once for each word, over which it would take too long: about a second.
MOST_PAIRS = 3_000_000

Vector = Mapping[str, float]
T = TypeVar("T", int, float)


class ReductionSummarizer(CountingSummarizer):
    """Reduction: what a sentence shares with each other one, by the logarithms of their lengths, summed up."""

    def rate_stems(self, sentences: Sequence[Sequence[str]]) -> Sequence[float]:
        """The sum of each sentence's ties."""
        return [
            sum(_tie(shared, len(sentences[place]), len(sentences[other])) for other, shared in row if other != place)
            for place, row in enumerate(_shared(sentences))
        ]


class TextRankSummarizer(CountingSummarizer):
    """TextRank (Mihalcea and Tarau 2004): PageRank over the ties that Reduction sums up."""

    damping, epsilon = 0.85, 1e-4

    def rate_stems(self, sentences: Sequence[Sequence[str]]) -> Sequence[float]:
        """The stationary probability of each sentence."""
        count = len(sentences)
        rows: list[list[tuple[int, float]]] = []
        for place, row in enumerate(_shared(sentences)):
            ties = [(other, _tie(n, len(sentences[place]), len(sentences[other]), single=1.0)) for other, n in row]
            whole = sum(tie for _, tie in ties) + 1e-7
            rows.append([(other, tie / whole) for other, tie in ties])
        rank, change = [1.0 / count] * count, 1.0
        while change > self.epsilon:
            following = [(1 - self.damping) / count * sum(rank)] * count
            for own, row in zip(rank, rows, strict=True):
                for other, share in row:
                    following[other] += self.damping * own * share
            change, rank = _distance(following, rank), following
        return rank


class LexRankSummarizer(CountingSummarizer):
    """LexRank (Erkan and Radev 2004): centrality among the sentences whose TF-IDF vectors are alike enough."""

    threshold = epsilon = 0.1

    def rate_stems(self, sentences: Sequence[Sequence[str]]) -> Sequence[float]:
        """The principal eigenvector of the graph; all zero where no sentence is like any."""
        rows = self._alike(_vectors(sentences))
        rank, change = [1.0 / len(sentences)] * len(sentences), 1.0
        while change > self.epsilon:
            following = [0.0] * len(rank)
            for own, row in zip(rank, rows, strict=True):
                for other in row:
                    following[other] += own / len(row)
            norm = math.hypot(*following)
            if not norm:
                return following
            following = [one / norm for one in following]
            change, rank = _distance(following, rank), following
        return rank

    def _alike(self, vectors: Sequence[Vector]) -> list[list[int]]:
        """For each sentence the sentences, itself among them, whose cosine with it is above the threshold."""
        holders = _holders(vectors)
        rows: list[list[int]] = []
        for vector in vectors:
            cosines: dict[int, float] = {}
            for stem, weight in vector.items():
                for other, others in holders[stem]:
                    cosines[other] = cosines.get(other, 0.0) + weight * others
            rows.append(sorted(other for other, cosine in cosines.items() if cosine > self.threshold))
        return rows


def _vectors(sentences: Sequence[Sequence[str]]) -> list[Vector]:
    """TF-IDF vectors of unit length: tf by the sentence's most frequent stem, idf = ln(N / (1 + n)), as in sumy."""
    counted = [Counter(stems) for stems in sentences]
    holding = Counter(stem for counts in counted for stem in counts)
    vectors: list[Vector] = []
    for counts in counted:
        most = max(counts.values(), default=1)
        weighted = {stem: n / most * math.log(len(sentences) / (1 + holding[stem])) for stem, n in counts.items()}
        norm = math.hypot(*weighted.values())
        vectors.append({stem: weight / norm for stem, weight in weighted.items()} if norm else {})
    return vectors


def _shared(sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int]]]:
    """For each sentence those that share a stem with it, itself among them, and how many pairs of equal stems."""
    counted = [Counter(stems) for stems in sentences]
    holders = _holders(counted)
    rows: list[list[tuple[int, int]]] = []
    for counts in counted:
        row: dict[int, int] = {}
        for stem, count in counts.items():
            for other, others in holders[stem]:
                row[other] = row.get(other, 0) + count * others
        rows.append(sorted(row.items()))
    return rows


def _holders(sentences: Sequence[Mapping[str, T]]) -> dict[str, list[tuple[int, T]]]:
    """Stem -> the sentences that hold it, with its weight there. Raises TooLarge."""
    found: dict[str, list[tuple[int, T]]] = {}
    for place, weights in enumerate(sentences):
        for stem, weight in weights.items():
            found.setdefault(stem, []).append((place, weight))
    pairs = sum(len(holding) ** 2 for holding in found.values())
    if pairs > MOST_PAIRS:
        raise TooLarge(
            message(
                "Its sentences share words in {pairs:,} pairs, and this method takes at most {most:,}. Use quoth.",
                pairs=pairs,
                most=MOST_PAIRS,
            )
        )
    return found


def _tie(shared: int, length: int, other: int, single: float = 0.0) -> float:
    """Pairs of equal stems by the sum of the lengths' logarithms; `single` for two sentences of one stem each."""
    norm = math.log(length) + math.log(other)
    return shared / norm if norm else single


def _distance(a: Sequence[float], b: Sequence[float]) -> float:
    return math.dist(a, b)
