"""Indexing: what of a draft the store keeps."""

import pytest
from hypothesis import given

from bot.intake.indexing import TITLE_LENGTH, index, reindex
from bot.models import Draft, Kind
from tests.text.samples import MARKED_TEXTS, SAMPLES, TEXTS

TEXT = "The mill\n\nThe old mills stood by the U.S. river. They burned.\n\nRead more: The dam\n"


def test_sentences_come_with_their_searchable_words() -> None:
    found = index(Draft(TEXT, language="en")).sentences
    assert [one.sentence.kind for one in found] == [Kind.HEADING, Kind.PROSE, Kind.PROSE, Kind.FURNITURE]
    assert [(one.words, one.stems) for one in found] == [
        ("", ""),
        ("old mills stood us river", "old mill stood us river"),
        ("burned", "burn"),
        ("", ""),
    ]


@pytest.mark.parametrize("code", SAMPLES)
def test_the_language_is_told_unless_it_is_given(code: str) -> None:
    text = " ".join(SAMPLES[code])
    assert index(Draft(text)).language == code
    assert index(Draft(text, language="ru")).language == "ru"


def test_a_title_that_was_given_stays() -> None:
    found = index(Draft(TEXT, title=" The \n dam "))
    assert (found.title, found.untitled) == ("The dam", False)


def test_an_article_without_a_title_gets_its_first_sentence() -> None:
    found = index(Draft(TEXT, language="en"))
    assert (found.title, found.untitled) == ("The old mills stood by the U.S. river.", True)


def test_t8_a_long_first_sentence_is_cut() -> None:
    title = index(Draft("The mill stood by the river " * 20 + ".")).title
    assert title.endswith("…")
    assert 40 < len(title) <= TITLE_LENGTH


def test_nothing_but_furniture_has_a_title_too() -> None:
    assert index(Draft("© 2026 Hill Review")).title == "© 2026 Hill Review"
    assert index(Draft(" ")).title == "Untitled"


@given(TEXTS | MARKED_TEXTS)
def test_reindexing_says_the_same(text: str) -> None:
    found = index(Draft(text))
    assert reindex(text, found.language) == (found.sentences, found.sketch)
    assert len(found.title) <= TITLE_LENGTH
    for one in found.sentences:
        assert len(one.words.split()) == len(one.stems.split())
        assert one.sentence.kind is Kind.PROSE or not one.words
