"""Quotations among sentences: shown whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Kind
from bot.text.paragraphs import Role, paragraphs
from bot.text.quotations import quotations
from bot.text.sentences import LONGEST_QUOTATION, sentences
from tests.text.samples import MARKED_TEXTS, TEXTS, WORDS

MARKS = [('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("”", "”"), ("« ", " »")]
SENTENCE = st.lists(WORDS, min_size=2, max_size=7).map(lambda words: " ".join(words).capitalize() + ".")
QUOTED = st.lists(SENTENCE, min_size=1, max_size=5).map(" ".join)
ATTRIBUTION = st.sampled_from(["the miller said.", "she wrote to him.", "Ann Lee asked.", "he added, and left."])


def kinds(text: str) -> list[tuple[str, Kind]]:
    return [(text[one.start : one.end], one.kind) for one in sentences(text, "en")]


def test_a_quotation_of_four_sentences_stays_with_its_attribution() -> None:
    quotation = (
        '"We do not want it. First because nobody needs it. Second because it costs too much. And third because the '
        'wheel is much older," the miller claimed.'
    )
    assert kinds(f"The plan was read out. {quotation} Nobody answered.") == [
        ("The plan was read out.", Kind.PROSE),
        (quotation, Kind.PROSE),
        ("Nobody answered.", Kind.PROSE),
    ]


def test_a_speech_is_not_shown_at_all() -> None:
    text = '"' + "It never stopped. " * (LONGEST_QUOTATION + 2) + 'It stood," he said. Nobody answered.'
    assert [kind for _, kind in kinds(text)] == [Kind.FRAGMENT, Kind.PROSE]


def test_a_quotation_over_paragraphs_is_not_shown_in_parts() -> None:
    text = 'Lee spoke. "We kept it. It turned.\n\n"It never stopped," he said.\n\nNobody answered.'
    assert [kind for _, kind in kinds(text)] == [Kind.PROSE, Kind.FRAGMENT, Kind.FRAGMENT, Kind.PROSE, Kind.PROSE]


def test_the_end_of_a_quotation_over_paragraphs_is_hidden_too() -> None:
    text = "“We kept it.\n\n“It turned.\n\n“It stopped. It broke.” Nobody came."
    assert kinds(text)[-1] == ("Nobody came.", Kind.PROSE)
    assert [kind for _, kind in kinds(text)][:2] == [Kind.FRAGMENT, Kind.FRAGMENT]


def test_paragraphs_joined_by_a_page_keep_their_quotation_together() -> None:
    text = 'Lee spoke. "We kept it. It turned. "It never stopped," he said. Nobody answered.'
    assert [kind for _, kind in kinds(text)] == [Kind.PROSE, Kind.FRAGMENT, Kind.FRAGMENT, Kind.PROSE, Kind.PROSE]


@pytest.mark.parametrize("mark", ['"', "“", "”", "«", "»", "„"])
def test_a_stray_mark_hides_one_sentence(mark: str) -> None:
    text = f"The {mark}mill was sold. " + "It stood by the river. " * 20 + 'Lee said "no" to it.'
    hidden = [one for one, kind in kinds(text) if kind is Kind.FRAGMENT]
    assert len(hidden) <= 1


@given(
    st.sampled_from(MARKS),
    st.lists(st.tuples(st.lists(SENTENCE, max_size=2).map(" ".join), QUOTED, ATTRIBUTION), min_size=1, max_size=4),
)
def test_no_boundary_falls_inside_a_quotation(pair: tuple[str, str], parts: list[tuple[str, str, str]]) -> None:
    text = ""
    spans: list[tuple[int, int]] = []
    for before, quoted, attribution in parts:
        text += f"{before} " if before else ""
        start = len(text)
        text += f"{pair[0]}{quoted[:-1]},{pair[1]} {attribution} "
        spans.append((start, len(text) - len(attribution) - 2))
    found = sentences(text, "en")
    for start, end in spans:
        assert any(one.start <= start and end <= one.end for one in found), text[start:end]
    if all(quoted.count(".") <= LONGEST_QUOTATION for _, quoted, _ in parts):
        assert {one.kind for one in found} == {Kind.PROSE}


@given(TEXTS | MARKED_TEXTS)
def test_whatever_is_paired_is_never_cut(text: str) -> None:
    starts = [one.start for one in sentences(text, "en")]
    for first, last, role in paragraphs(text):
        if role is Role.PROSE:
            for opening, end in quotations(text[first:last]):
                assert not [start for start in starts if first + opening < start < first + end]
