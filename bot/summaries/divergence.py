"""sumy's KL: the sentences whose words are spread as those of the whole text are, found without counting all anew."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from bot.summaries.rating import RatingSummarizer

#: Divergences no further apart are equal: the first sentence in the text is picked.
ROUNDING = 1e-10


class KlSummarizer(RatingSummarizer):
    """Greedy Kullback-Leibler (Haghighi and Vanderwende 2009): each pick leaves the least divergence from the text.

    The choice is sumy's, with its way of counting: of the sentence that is weighed the words that count, of the summary
    so far all words, as they are.
    """

    def rate(self, sentences: Sequence[Any]) -> Sequence[float]:
        """Minus the turn in which each sentence is picked."""
        said: list[list[str]] = [list(one.words) for one in sentences]
        counting = [[word for word in map(str.lower, words) if word not in self.stop_words] for words in said]
        whole = Counter(word.lower() for words in said for word in words if word not in self.stop_words)
        weighing = _Weighing({word: n / whole.total() for word, n in whole.items()}, counting)
        turns = [0.0] * len(said)
        for turn in range(len(said)):
            pick = weighing.pick()
            turns[pick] = -turn
            weighing.take(said[pick])
        return turns


class _Weighing:
    """What each sentence that is left would make of the divergence.

    It is a sum over words, p·(ln p - ln n) + ln L·p for a word of share p in the text that the summary of length L has
    n times. So a sentence changes it at its own words and through L alone: these two parts are kept for each sentence,
    and after a pick mended where they hold one of its words.
    """

    def __init__(self, share: dict[str, float], sentences: Sequence[Sequence[str]]) -> None:
        self._share = share
        self._counts = [Counter(words) for words in sentences]
        self._lengths = [len(words) for words in sentences]
        self._holders: dict[str, list[int]] = {}
        for place, counts in enumerate(self._counts):
            for word in counts:
                self._holders.setdefault(word, []).append(place)
        self._left = list(range(len(sentences)))
        #: What a sentence would change at its words, and the share of the text that is in it and not in the summary.
        self._change = [
            math.fsum(_gain(share.get(word, 0.0), own, 0) for word, own in counts.items()) for counts in self._counts
        ]
        self._fresh = [math.fsum(share.get(word, 0.0) for word in counts) for counts in self._counts]
        self._held: Counter[str] = Counter()
        self._covered, self._length = 0.0, 0

    def pick(self) -> int:
        """The best of what is left, taken out of it."""
        logs = [math.log(max(1, self._length + own)) for own in range(1 + max(self._lengths))]
        change, fresh, lengths, covered = self._change, self._fresh, self._lengths, self._covered
        values = [change[place] + logs[lengths[place]] * (covered + fresh[place]) for place in self._left]
        least = min(values) + ROUNDING
        return self._left.pop(next(at for at, value in enumerate(values) if value <= least))

    def take(self, words: Sequence[str]) -> None:
        """Put a sentence of these words into the summary."""
        self._length += len(words)
        for word, more in Counter(words).items():
            before, p = self._held[word], self._share.get(word, 0.0)
            self._held[word] += more
            if not p:
                continue
            new = 0.0 if before else p
            self._covered += new
            # Most sentences have a word once or twice.
            steps: dict[int, float] = {}
            for place in self._holders.get(word, ()):
                own = self._counts[place][word]
                if own not in steps:
                    steps[own] = _gain(p, own, before + more) - _gain(p, own, before)
                self._change[place] += steps[own]
                self._fresh[place] -= new


def _gain(share: float, own: int, held: int) -> float:
    """What the divergence changes at a word of this share when `own` more of it join the `held` there are."""
    if not share:
        return 0.0
    return share * (math.log(held) - math.log(held + own)) if held else share * (math.log(share) - math.log(own))
