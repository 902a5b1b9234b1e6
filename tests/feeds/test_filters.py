"""Which entries are wanted."""

import pytest

from bot.errors import Refused
from bot.feeds.filters import LONGEST, MOST, terms, unwanted
from bot.intake.feeds.models import Entry
from bot.models import Follow

ENTRY = Entry(
    "k", title="Elections in the valley", text="The people of the valley voted for the old mayor.", tags=("Politics",)
)


def why(words: str = "", without: str = "", entry: Entry = ENTRY) -> str:
    return unwanted(entry, Follow("guild:1", terms(words), terms(without)))


@pytest.mark.parametrize("words", ["", "election", "football, VOTING", "old mayor", "politics", "ELECTIONS"])
def test_an_entry_with_one_of_the_words_is_wanted(words: str) -> None:
    assert why(words) == ""


@pytest.mark.parametrize("words", ["football", "mayor old", "elect football", "val"])
def test_one_without_is_not(words: str) -> None:
    assert why(words) == "It has none of the words that are asked for."


def test_one_with_a_word_that_is_not_wanted_is_not() -> None:
    assert why("election", "football, vote") == "It has the word “vote”."
    assert why("", "football") == ""


def test_other_languages_have_other_stems() -> None:
    german = Entry(
        "k", title="Die Wahlen im Tal", text="Die Leute im Tal haben den alten Bürgermeister wieder gewählt."
    )
    assert why("Wahl", entry=german) == ""
    assert why("burgermeister", entry=german) == ""


def test_filters_are_bounded() -> None:
    assert terms(" a , ,b  c,a") == ("a", "b c")
    for wrong in (",".join(map(str, range(MOST + 1))), "x" * (LONGEST + 1), "mill, ***"):
        with pytest.raises(Refused):
            terms(wrong)
