"""Quotes that a reader has seen already: those that stand in the passage of a better one."""

from collections.abc import Sequence

from bot.models import Quote


def without_repeats(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, in their order, without those that the passage of one before shows."""
    kept: list[Quote] = []
    for one in quotes:
        if not any(
            other.article.id == one.article.id and other.passage.start <= one.start and one.end <= other.passage.end
            for other in kept
        ):
            kept.append(one)
    return kept
