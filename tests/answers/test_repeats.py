from datetime import UTC, datetime

from bot.answers.repeats import without_repeats
from bot.models import ArticleInfo, Quote, Slice


def quoted(start: int, end: int, around: tuple[int, int], article: int = 1) -> Quote:
    when = datetime(2026, 1, 1, tzinfo=UTC)
    info = ArticleInfo(article, "shelf", "A bell", False, None, None, None, None, "en", None, when, 100)
    return Quote("x" * (end - start), start, end, 1.0, Slice("x" * (around[1] - around[0]), *around), info, 1)


def test_what_a_better_passage_shows_is_not_shown_again() -> None:
    best, inside, beside = quoted(10, 20, (0, 30)), quoted(20, 30, (10, 40)), quoted(30, 40, (20, 50))
    elsewhere = quoted(10, 20, (10, 20), article=2)
    assert without_repeats([best, inside, beside, elsewhere]) == [best, beside, elsewhere]
    assert without_repeats([]) == []
