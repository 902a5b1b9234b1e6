"""The default summarizer: position and centrality, no training, linear in the length of the text, no numpy.

Works in any program that uses sumy: `QuothSummarizer(stemmer)(document, 3)`.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from bot.summaries.rating import RatingSummarizer

#: What each rule takes from or gives to a sentence's rating: it says too little, it asks, it quotes somebody, it names
#: things (by its share of capitalised words), it is long (for each word over the most).
SHORT, QUESTION, QUOTATION, CAPITALS, WORDY = -10.0, -2.0, -0.75, 2.0, -0.05
FEWEST_WORDS, MOST_WORDS = 5, 20
_MARKS = frozenset('"“”„«»「')
#: Weight of likeness to what is chosen already (Carbonell and Goldstein 1998), and picks to which it applies.
REDUNDANCY, DIVERSE_PICKS = 2.0, 12

Vector = dict[str, float]


class QuothSummarizer(RatingSummarizer):
    """Rates a sentence by where it stands and by how much it shares with all others.

    Rating = z(centrality) + z(-log(1 + i)) + rules, z-scored again; then maximal marginal relevance for the first
    picks.
    Centrality is the dot product of a sentence's TF-IDF vector (unit length, frequencies within the text) with the sum
    of all of them: degree centrality (Erkan and Radev 2004) without a threshold, and so without a matrix.
    """

    def rate(self, sentences: Sequence[Any]) -> Sequence[float]:
        """Minus its rank."""
        vectors = self._vectors(sentences)
        ranks = [0.0] * len(sentences)
        for rank, place in enumerate(_diverse(_ratings(sentences, vectors), vectors)):
            ranks[place] = -rank
        return ranks

    def _vectors(self, sentences: Sequence[Any]) -> list[Vector]:
        counted = [Counter(self.stems(sentence.words)) for sentence in sentences]
        frequency = Counter(stem for counts in counted for stem in counts)
        rarity = {stem: math.log(1 + len(sentences) / seen) for stem, seen in frequency.items()}
        vectors: list[Vector] = []
        for counts in counted:
            weighted = {stem: count * rarity[stem] for stem, count in counts.items()}
            norm = math.sqrt(math.fsum(weight * weight for weight in weighted.values()))
            vectors.append({stem: weight / norm for stem, weight in weighted.items()} if norm else {})
        return vectors


def _ratings(sentences: Sequence[Any], vectors: Sequence[Vector]) -> list[float]:
    centre: Vector = {}
    for vector in vectors:
        for stem, weight in vector.items():
            centre[stem] = centre.get(stem, 0.0) + weight
    central = _z([_dot(vector, centre) for vector in vectors])
    early = _z([-math.log1p(place) for place in range(len(sentences))])
    return _z([a + b + _rules(str(one), len(one.words)) for a, b, one in zip(central, early, sentences, strict=True)])


def _rules(text: str, length: int) -> float:
    rating = WORDY * max(0, length - MOST_WORDS)
    if length < FEWEST_WORDS:
        rating += SHORT
    if text.rstrip("\"'”’»“ ").endswith("?"):
        rating += QUESTION
    if not _MARKS.isdisjoint(text):
        rating += QUOTATION
    pieces = text.split()
    # The first word is capitalised in every sentence, and says nothing.
    return rating + CAPITALS * sum(piece[:1].isupper() for piece in pieces[1:]) / max(1, len(pieces))


def _diverse(ratings: Sequence[float], vectors: Sequence[Vector]) -> list[int]:
    """Places, best first; the first picks each lose what they share with the picks before them."""
    left = sorted(range(len(ratings)), key=lambda place: (-ratings[place], place))
    chosen: list[int] = []
    likeness = [0.0] * len(ratings)
    while left and len(chosen) < DIVERSE_PICKS:
        best: Callable[[int], tuple[float, int]] = lambda place: (  # noqa: E731
            ratings[place] - REDUNDANCY * likeness[place],
            -place,
        )
        pick = max(left, key=best)
        left.remove(pick)
        chosen.append(pick)
        for place in left:
            likeness[place] = max(likeness[place], _dot(vectors[pick], vectors[place]))
    return chosen + left


def _dot(a: Vector, b: Vector) -> float:
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum([weight * large[stem] for stem, weight in small.items() if stem in large])


def _z(values: Sequence[float]) -> list[float]:
    """Each value in standard deviations from the mean; all zero where all are equal."""
    mean = math.fsum(values) / len(values)
    deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / deviation for value in values] if deviation > 1e-12 else [0.0] * len(values)
