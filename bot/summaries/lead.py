"""The lead: the first sentences of a text, which on news no method of sumy's beats."""

from collections.abc import Sequence
from typing import Any

from bot.summaries.rating import RatingSummarizer


class LeadSummarizer(RatingSummarizer):
    """Rates each sentence above all that follow it."""

    def rate(self, sentences: Sequence[Any]) -> Sequence[float]:
        """Minus its place."""
        return [float(-place) for place in range(len(sentences))]
