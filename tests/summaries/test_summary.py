"""Summaries as a reader meets them: verbatim, ordered, nested, whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NothingToSay, TooLarge
from bot.intake.indexing import index
from bot.models import Draft, Kind, Summary
from bot.summaries import LENGTHS, METHODS, summarize
from bot.text.furniture import is_furniture
from bot.text.quotations import marks
from tests.summaries import texts


def of(text: str, **options: Any) -> Summary:
    one = index(Draft(text))
    found = [each.sentence for each in one.sentences]
    chosen: dict[str, Any] = {"count": 3} | options
    return summarize(text, found, one.language, **chosen)


def spans(summary: Summary) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in summary.sentences]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("length", LENGTHS)
def test_no_summary_holds_furniture_or_half_a_quotation(method: str, length: str) -> None:
    summary = of(texts.VILLAGE, method=method, count=LENGTHS[length])
    for one in summary.sentences:
        assert texts.VILLAGE[one.start : one.end] == one.text
        assert not is_furniture(one.text)
        paired = marks(one.text)
        assert not paired.unclosed
        assert not paired.unopened
        assert ("Firstly" in one.text) == ("said Agnes Holm" in one.text)


@given(text=texts.articles, method=st.sampled_from(sorted(METHODS)))
def test_summaries_are_verbatim_ordered_nested_and_without_repeats(text: str, method: str) -> None:
    prose = {(s.sentence.start, s.sentence.end) for s in index(Draft(text)).sentences if s.sentence.kind == Kind.PROSE}
    if not prose:
        with pytest.raises(NothingToSay):
            of(text, method=method)
        return
    smaller: set[tuple[int, int]] = set()
    for count in (1, 2, 3, 5, 8, 100):
        summary = of(text, method=method, count=count)
        chosen = spans(summary)
        assert chosen == sorted(chosen)
        assert set(chosen) <= prose
        assert smaller <= set(chosen)
        assert len({one.text for one in summary.sentences}) == len(chosen) == min(count, summary.available)
        smaller = set(chosen)


def test_a_sentence_that_opens_with_he_brings_the_one_that_names_him() -> None:
    text = (
        "A committee met in the town hall. Agnes Holm has kept the keys of the church at Harrow Ford for forty years. "
        "She rang the bell of the church at Harrow Ford on the day the river reached the church."
    )
    for count in (1, 2, 3):
        chosen = [one.text for one in of(text, count=count).sentences]
        assert not any(one.startswith("She") for one in chosen) or any(one.startswith("Agnes") for one in chosen)


def test_the_quote_cap_holds_and_says_so() -> None:
    capped = of(texts.VILLAGE, count=8, cap=3)
    assert len(capped.sentences) == 3
    assert capped.capped
    assert not of(texts.VILLAGE, count=2, cap=3).capped
    assert not of("One sentence of six words only.", count=8, cap=3).capped


def test_a_budget_of_words_is_kept_and_larger_ones_only_add() -> None:
    smaller: set[tuple[int, int]] = set()
    for words in (0, 10, 25, 40, 60, 1000):
        summary = of(texts.VILLAGE, count=None, words=words)
        assert summary.words <= words or len(summary.sentences) == 1
        assert smaller <= set(spans(summary))
        smaller = set(spans(summary))
    assert len(smaller) == summary.available


def test_a_summary_says_how_much_it_left_out() -> None:
    summary = of(texts.VILLAGE, count=1)
    assert summary.words == len(summary.sentences[0].text.split())
    assert summary.words < summary.words_available < len(texts.VILLAGE.split())
    assert len(summary.sentences) < summary.available


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n ",
        "© 2026 Hill Country Review. All rights reserved.",
        "Read more: The bridge\n\nShare this article",
        "?!? --- ***",
    ],
)
def test_what_holds_nothing_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(NothingToSay, match=r"summaris|nothing"):
        of(text)


@pytest.mark.parametrize("method", [name for name, method in METHODS.items() if method.most])
def test_t6_a_method_that_would_take_too_long_names_its_limit(method: str) -> None:
    most = METHODS[method].most
    assert most
    text = " ".join(f"Stone number {place} came from the quarry." for place in range(most + 1))
    with pytest.raises(TooLarge, match=f"{most:,}"):
        of(text, method=method)


@pytest.mark.parametrize("method", ["lex-rank", "text-rank", "reduction"])
def test_t6_sentences_that_all_share_their_words_are_refused_where_that_takes_too_long(method: str) -> None:
    text = " ".join(f"Grey stones and old walls line road {place}." for place in range(1500))
    with pytest.raises(TooLarge, match="share words"):
        of(text, method=method)
