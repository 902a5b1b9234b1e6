import pytest

from cogs.cards.figures import time_to_read


@pytest.mark.parametrize(
    ("words", "whole", "told"),
    [
        (0, 0, "5 s to read"),
        (62, 0, "15 s to read"),
        (62, 62, "15 s to read"),
        (62, 63, "15 s to read"),
        (62, 484, "15 s to read instead of 2 min"),
        (226, 0, "55 s to read"),
        (230, 0, "1 min to read"),
        (2380, 23800, "10 min to read instead of 100 min"),
        (238_000, 0, "1,000 min to read"),
    ],
)
def test_a_time_to_read_is_told_roughly(words: int, whole: int, told: str) -> None:
    assert time_to_read(words, whole) == told
