"""How new an article is among those that could answer."""

from collections.abc import Mapping

from bot.models import ArticleInfo


def recency(infos: Mapping[int, ArticleInfo]) -> dict[int, float]:
    """Article -> 1 for the newest down to 0 for the oldest of them, by the day it was published; 0 without a date.

    Days are compared, not moments: articles give theirs with and without a time and its zone.
    """
    dates = {number: info.published[:10] for number, info in infos.items() if info.published}
    ranks = {date: rank for rank, date in enumerate(sorted(set(dates.values())))}
    most = max(1, len(ranks) - 1)
    return {number: ranks[dates[number]] / most if number in dates else 0.0 for number in infos}
