"""sumy's summarizers that count words, where they had to be made faster."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sumy.summarizers.luhn import LuhnSummarizer

from bot.summaries.rating import CountingSummarizer, RatingSummarizer


class FastLuhnSummarizer(LuhnSummarizer):
    """sumy's Luhn, which looks each word up in a tuple of all frequent ones; here it is a set."""

    def _get_significant_words(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, words: Iterable[str]
    ) -> frozenset[str]:
        return frozenset(super()._get_significant_words(words))  # pyright: ignore[reportUnknownMemberType]


class SumBasicSummarizer(CountingSummarizer):
    """SumBasic (Nenkova and Vanderwende 2005): the sentence of the likeliest words, whose likeliness is then squared.

    The choice is sumy's. It rates every sentence anew after each pick; here only those that share a word with the pick.
    """

    def rate_stems(self, sentences: Sequence[Sequence[str]]) -> Sequence[float]:
        """Minus the turn in which each sentence is picked."""
        total = sum(map(len, sentences))
        likely: dict[str, float] = {}
        holders: dict[str, list[int]] = {}
        for place, stems in enumerate(sentences):
            for stem in stems:
                likely[stem] = likely.get(stem, 0) + 1
            for stem in dict.fromkeys(stems):
                holders.setdefault(stem, []).append(place)
        likely = {stem: count / total for stem, count in likely.items()}

        def rate(place: int) -> float:
            stems = sentences[place]
            return sum(likely[stem] for stem in stems) / len(stems) if stems else 0.0

        rated = {place: rate(place) for place in range(len(sentences))}
        turns = [0.0] * len(sentences)
        for turn in range(len(sentences)):
            pick = max(rated, key=lambda place: (rated[place], -place))
            turns[pick] = -turn
            del rated[pick]
            for stem in sentences[pick]:
                likely[stem] *= likely[stem]
            touched = {place for stem in dict.fromkeys(sentences[pick]) for place in holders[stem]}
            rated.update({place: rate(place) for place in touched if place in rated})
        return turns


class LsaSummarizer(RatingSummarizer):
    """LSA (Steinberger and Ježek 2004) as sumy does it: the length of a sentence's vector in the space of all themes.

    sumy decomposes the matrix A of smoothed term frequencies and rates sentence j by the root of the sum of s²v², over
    every theme. That sum is the diagonal of AᵀA, so the rating is the length of column j: no decomposition.
    """

    #: sumy's smoothing of term frequencies; it gives every stem of the text some weight in every sentence.
    smoothing = 0.4

    def rate(self, sentences: Sequence[Any]) -> Sequence[float]:
        """The length of each sentence's column."""
        rows = {stem for sentence in sentences for stem in self.stems(sentence.words)}
        # A stop word counts where its stem is also that of a word that is none: so it is in sumy.
        every = [Counter(map(self.stem, sentence.words)) for sentence in sentences]
        return [self._length(Counter({s: n for s, n in counts.items() if s in rows}), len(rows)) for counts in every]

    def _length(self, counts: Counter[str], rows: int) -> float:
        if not counts:
            return 0.0
        most = max(counts.values())
        present = math.fsum((self.smoothing + (1 - self.smoothing) * count / most) ** 2 for count in counts.values())
        return math.sqrt(present + (rows - len(counts)) * self.smoothing**2)
