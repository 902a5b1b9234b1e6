"""What speaks for a sentence and against it, in numbers that can be added up. Pure Python, and linear in the text."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

#: What each rule takes from or gives to a sentence's rating: it says too little, it asks, it quotes somebody, it names
#: things (by its share of capitalised words), it is long (for each word over the most).
SHORT, QUESTION, QUOTATION, CAPITALS, WORDY = -10.0, -2.0, -0.75, 2.0, -0.05
FEWEST_WORDS, MOST_WORDS = 5, 20
#: Weight of likeness to what is chosen already (Carbonell and Goldstein 1998).
REDUNDANCY = 2.0
_MARKS = frozenset('"“”„«»「')

#: Stem -> weight; of length 1, or empty.
Vector = dict[str, float]


def vectors(sentences: Sequence[Sequence[str]]) -> list[Vector]:
    """TF-IDF vectors of unit length of sentences given as their stems, frequencies counted among them."""
    counted = [Counter(stems) for stems in sentences]
    frequency = Counter(stem for counts in counted for stem in counts)
    rarity = {stem: math.log(1 + len(sentences) / seen) for stem, seen in frequency.items()}
    found: list[Vector] = []
    for counts in counted:
        weighted = {stem: count * rarity[stem] for stem, count in counts.items()}
        norm = math.sqrt(math.fsum([weight * weight for weight in weighted.values()]))
        found.append({stem: weight / norm for stem, weight in weighted.items()} if norm else {})
    return found


def centrality(found: Sequence[Vector]) -> list[float]:
    """How much each shares with all: its dot product with their sum, itself included."""
    centre: Vector = {}
    for vector in found:
        for stem, weight in vector.items():
            centre[stem] = centre.get(stem, 0.0) + weight
    return [sum([weight * centre[stem] for stem, weight in vector.items()]) for vector in found]


def rules(text: str, length: int) -> float:
    """What the looks of a sentence of `length` words add to its rating."""
    rating = WORDY * max(0, length - MOST_WORDS)
    if length < FEWEST_WORDS:
        rating += SHORT
    if text.rstrip("\"'”’»“ ").endswith("?"):
        rating += QUESTION
    if not _MARKS.isdisjoint(text):
        rating += QUOTATION
    pieces = text.split()
    # The first word is capitalised in every sentence, and says nothing.
    return rating + CAPITALS * sum([piece[:1].isupper() for piece in pieces[1:]]) / max(1, len(pieces))


def dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return sum([weight * large[stem] for stem, weight in small.items() if stem in large])


def z(values: Sequence[float]) -> list[float]:
    """Each value in standard deviations from the mean; all zero where all are equal."""
    mean = math.fsum(values) / len(values)
    deviation = math.sqrt(math.fsum([(value - mean) ** 2 for value in values]) / len(values))
    return [(value - mean) / deviation for value in values] if deviation > 1e-12 else [0.0] * len(values)
