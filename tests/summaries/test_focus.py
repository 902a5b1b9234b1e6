"""Summaries around a topic."""

import pytest

from bot.errors import NothingToSay
from bot.intake.indexing import index
from bot.models import Draft, Summary
from bot.summaries import METHODS, summarize
from tests.summaries import texts


def about(topic: str, *, text: str = texts.VILLAGE, count: int = 3, method: str = "quoth") -> Summary:
    one = index(Draft(text))
    found = [each.sentence for each in one.sentences]
    return summarize(text, found, one.language, method=method, count=count, focus=topic)


@pytest.mark.parametrize("method", METHODS)
def test_only_sentences_about_the_topic_are_taken(method: str) -> None:
    said = " ".join(one.text for one in about("floods", method=method).sentences)
    assert "has flooded the nave" in said
    assert "winches" not in said


def test_the_sentence_that_says_most_of_it_comes_first() -> None:
    (best,) = about("lighthouse moved with winches", count=1).sentences
    assert best.text.startswith("Engineers will put the church on rails")


def test_a_headline_on_a_topic_is_part_of_the_short_summary_on_it() -> None:
    one = {each.start for each in about("church", count=1).sentences}
    three = {each.start for each in about("church", count=3).sentences}
    assert one < three


def test_nothing_on_it_says_so() -> None:
    with pytest.raises(NothingToSay, match="Nothing in it is about “volcano”"):
        about("volcano")


def test_a_topic_of_common_words_alone_says_so() -> None:
    with pytest.raises(NothingToSay, match="no word"):
        about("the of and")


def test_footers_are_not_about_anything() -> None:
    with pytest.raises(NothingToSay):
        about("Hill Country Review")


def test_topics_are_found_by_their_stems_in_other_languages() -> None:
    text = "Der Fluss stieg im Mai über die Ufer. Die Kirche blieb trocken. Das Dorf wählte am Sonntag."
    (best,) = about("Kirchen", text=text, count=1).sentences
    assert best.text == "Die Kirche blieb trocken."
