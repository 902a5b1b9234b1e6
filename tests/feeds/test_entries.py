"""What an entry gives, and where its page is wanted."""

import pytest

from bot.feeds.entries import WHOLE, is_beginning
from bot.intake.feeds.models import Entry

LONG = "The mill by the river ground barley for many years. " * 40


ENDS = [
    "…", "...", "[…]", "[...]", " [ … ]", "Read more", "Read more »", "Continue reading The mill →", "Weiterlesen",
    "\n\nLire la suite…", "Читать далее",
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
def test_an_entry_that_says_it_goes_on_elsewhere_is_a_beginning(end: str) -> None:
    assert is_beginning(Entry("k", text=f"{LONG}{end}", whole=True))


def test_by_its_length_a_summary_is_one_longer_than_a_whole_text() -> None:
    between = "word " * (WHOLE + 10)
    assert not is_beginning(Entry("k", text=between, whole=True))
    assert is_beginning(Entry("k", text=between, whole=False))
    assert not is_beginning(Entry("k", text=LONG, whole=False))
    assert is_beginning(Entry("k", text="Short.", whole=True))


@pytest.mark.parametrize("end", ["There is no more.", "He read on and on.", "It stood; it fell."])
def test_words_of_a_story_are_no_sign(end: str) -> None:
    assert not is_beginning(Entry("k", text=LONG + end, whole=True))
