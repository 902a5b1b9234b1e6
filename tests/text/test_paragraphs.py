"""Paragraphs: where they are, and what marks of Markdown stay outside of them."""

import pytest
from hypothesis import given

from bot.text.paragraphs import Role, paragraphs
from tests.text.samples import MARKED_TEXTS, TEXTS

WRAPPED = """\
The old mill stood by the river for two hundred
years. In the end Hale bought it, together with
the meadow behind it.

Nobody had asked him to. The wheel was broken by
then, and so was the roof.
"""


def prose(text: str) -> list[str]:
    return [text[start:end] for start, end, role in paragraphs(text) if role is Role.PROSE]


def headings(text: str) -> list[str]:
    return [text[start:end] for start, end, role in paragraphs(text) if role is Role.HEADING]


def test_blank_lines_and_line_ends_separate() -> None:
    text = "The mill stood.\nIt stood long.\n\n  Then it burned.  \n"
    assert prose(text) == ["The mill stood.", "It stood long.", "Then it burned."]


def test_hard_wrapped_lines_are_put_together() -> None:
    assert [one.count("\n") for one in prose(WRAPPED)] == [2, 1]


def test_notes_without_full_stops_stay_apart() -> None:
    text = "The mill opens at nine\nNobody may touch the wheel\nDogs are welcome in the yard\n"
    assert prose(text) == text.splitlines()


def test_a_line_broken_by_accident_goes_on() -> None:
    text = "The mill was sold to\nthe miller in May.\nHe was glad.\nSo was she.\n"
    assert prose(text)[0] == "The mill was sold to\nthe miller in May."


def test_markdown_marks_stay_outside() -> None:
    text = (
        "# The mill\n\n- It stood.\n* It turned.\n- [x] It burned.\n\n> It was a *good* mill.\n\n"
        "1. First the roof went.\n2. Then the wheel.\n"
    )
    assert headings(text) == ["The mill"]
    assert prose(text) == [
        "It stood.", "It turned.", "It burned.", "It was a *good* mill.", "First the roof went.", "Then the wheel.",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["3. Mai 1931 war ein Sonntag.", "12. syyskuuta mylly paloi.\n\nSe oli vanha."])
def test_a_date_is_no_list_marker(text: str) -> None:
    assert prose(text)[0].startswith(text[:2])


def test_a_hashtag_is_no_heading() -> None:
    assert prose("#mill stood by the river for long.") == ["#mill stood by the river for long."]


def test_headings_are_short_lines_without_an_end() -> None:
    text = "The valley\n\nThe old mill stood by the river.\n\nA new owner\n\nIn the end Hale bought it."
    assert headings(text) == ["The valley", "A new owner"]


def test_the_last_line_is_no_heading() -> None:
    assert headings("It stood by the river.\n\nThe end of the mill") == []


def test_code_tables_and_rules_are_no_prose() -> None:
    text = "It stood.\n\n```\nx = 1.\ny = 2.\n```\n\n| a | b |\n\n---\n\n![wheel](wheel.png)\n\nIt burned."
    assert prose(text) == ["It stood.", "It burned."]


def test_an_open_fence_hides_only_itself() -> None:
    assert prose("It stood.\n\n```\n\nIt burned.\n\nIt was rebuilt.") == ["It stood.", "It burned.", "It was rebuilt."]


@given(TEXTS | MARKED_TEXTS)
def test_paragraphs_cover_everything_but_white_space_and_marks(text: str) -> None:
    end = 0
    for first, last, _ in paragraphs(text):
        assert end <= first < last <= len(text)
        assert not text[first].isspace()
        assert not text[last - 1].isspace()
        assert not any(char.isalpha() for char in text[end:first].replace("x", "").replace("X", ""))
        end = last
    assert not text[end:].strip()
