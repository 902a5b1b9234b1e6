"""Pieces: Punkt's own sentences, with the boundaries that it misses."""

import punkt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.boundaries import missed
from bot.text.languages import LANGUAGES, language
from bot.text.pieces import pieces
from tests.text.samples import MARKED_TEXTS, SAMPLES

#: Sentences of short and long words, abbreviations, numbers and quotation marks, as they might stand in a text.
PROSE = st.lists(
    st.sampled_from(
        ("The", "mill", "Ann", "stood.", "St.", "Mr.", "etc.", "No.", "5", "5.", "I", "a.", "J.", "U.S.", "stopped.",
         '"We', 'kept."', "(it.)", "why?", "Oh!", "wait...", "Inc.", "approx.", "Old-Town.", "z.", "B.", "nr.")
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@pytest.mark.parametrize("code", SAMPLES)
def test_pieces_are_in_order_and_without_white_space(code: str) -> None:
    text = "  ".join(SAMPLES[code])
    end = 0
    for first, last in pieces(text, 0, len(text), code):
        assert end <= first < last
        assert text[first:last] == text[first:last].strip()
        end = last
    assert end == len(text)


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Above. The mill stood. It burned. Below."
    assert [text[first:last] for first, last in pieces(text, 7, 33, "en")] == ["The mill stood.", "It burned."]


@given(PROSE | MARKED_TEXTS.map(lambda text: " ".join(text.split())), st.sampled_from(list(LANGUAGES)))
def test_punkt_is_asked_only_where_it_has_a_choice(text: str, code: str) -> None:
    spans = punkt.tokenizer_for(language(code).model, prefixes=True).span_tokenize(text)
    own = {first + len(text[first:last]) - len(text[first:last].lstrip()) for first, last in spans}
    extra = {place + len(text[place:]) - len(text[place:].lstrip()) for place in missed(text, code)}
    found = {first for first, _ in pieces(text, 0, len(text), code)}
    assert found - extra <= own
    assert {place for place in own if text[place : place + 1].strip()} <= found
