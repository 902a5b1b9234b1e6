"""Front matter: flat fields between two lines of dashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.front_matter import split


def test_fields_and_the_rest() -> None:
    text = (
        "---\nTitle: \"The mill\"\nauthor:  Ann Lee \n# a comment\n\nurl: 'https://example.org/a:b'\n---\n\nIt stood.\n"
    )
    assert split(text) == (
        {"title": "The mill", "author": "Ann Lee", "url": "https://example.org/a:b"},
        "It stood.\n",
    )


def test_lists_and_nested_values_are_passed_over() -> None:
    text = "---\ntitle: The mill\ntags:\n  - river\n- wheel\nmore:\n  depth: 2\n---\nIt stood."
    assert split(text) == ({"title": "The mill", "tags": "", "more": ""}, "It stood.")


@pytest.mark.parametrize(
    "text",
    [
        "It stood.",
        "",
        "---",
        "---\n---\nIt stood.",
        "---\n\nIt stood. It turned.\n\n---\n\nIt burned.",
        "---\ntitle: The mill\nIt stood.",
        "\n---\ntitle: The mill\n---\n",
        "--- \nonly words here\n---\n",
        "---\n" + "a: b\n" * 100 + "---\nIt stood.",
    ],
)
def test_what_is_no_front_matter_stays_text(text: str) -> None:
    assert split(text) == ({}, text)


def test_a_long_open_block_takes_no_time() -> None:
    text = "---\n" + ("a" * 1999 + "\n") * 500
    assert split(text) == ({}, text)


@given(st.text(max_size=200))
def test_the_rest_is_the_end_of_the_text(text: str) -> None:
    for whole in (text, f"---\n{text}\n---\n{text}"):
        _, rest = split(whole)
        assert whole.endswith(rest)
