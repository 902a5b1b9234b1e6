"""Text fragments: what a browser makes of them is the sentence."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.cards import markdown
from cogs.cards.fragment import pointing_at
from tests.cogs.cards.strangers import hostile

PAGE = "https://example.org/valley"


def read(url: str) -> tuple[str, str, str]:
    """What a browser takes from an address: the page with its own fragment, how the text begins, and how it ends."""
    page, _, directive = url.partition(":~:")
    assert directive.count(":~:") == 0
    match = re.fullmatch(r"text=([^,&-]+)(?:,([^,&-]+))?", directive)
    assert match, directive
    start = unquote(match[1], errors="strict")
    return page, start, unquote(match[2], errors="strict") if match[2] else start


@pytest.mark.parametrize(
    ("url", "text", "pointing"),
    [
        (PAGE, "The dam was raised.", PAGE + "#:~:text=The%20dam%20was%20raised."),
        (PAGE + "#top", "Yes, it was - & is.", PAGE + "#top:~:text=Yes%2C%20it%20was%20%2D%20%26%20is."),
        (PAGE + "?a=b#:~:text=old", "Über\n“uns”", PAGE + "?a=b#:~:text=%C3%9Cber%20%E2%80%9Cuns%E2%80%9D"),
        (PAGE, "a b c d e f g h i j", PAGE + "#:~:text=a%20b%20c%20d%20e%20f%20g%20h%20i%20j"),
        (PAGE, "a b c d e f g h i j k", PAGE + "#:~:text=a%20b%20c%20d%20e,g%20h%20i%20j%20k"),
    ],
)
def test_a_page_is_pointed_into(url: str, text: str, pointing: str) -> None:
    assert pointing_at(url, text) == pointing


@pytest.mark.parametrize(("url", "text"), [(None, "The dam."), ("", "The dam."), (PAGE, " \n")])
def test_what_has_no_page_or_no_words_is_not_pointed_at(url: str | None, text: str) -> None:
    assert pointing_at(url, text) is None


@given(hostile | st.text(max_size=200), st.sampled_from(["", "#", "#top", "#a:~:text=b", "?q=1#!/x"]))
def test_the_browser_finds_the_beginning_and_the_end_of_the_text(text: str, tail: str) -> None:
    pointing = pointing_at(PAGE + tail, text)
    if pointing is None:
        assert not text.split()
        return
    page, start, end = read(pointing)
    assert page == (PAGE + (tail or "#")).partition(":~:")[0]
    # On a page all white space is one space.
    seen = " ".join(text.split())
    assert seen.startswith(start)
    assert seen.endswith(end)
    assert len(start) + len(end) <= len(seen) or start == end == seen


@given(hostile | st.text(max_size=200))
def test_t2_such_a_link_is_one_link_and_nothing_else(text: str) -> None:
    if pointing := pointing_at(PAGE, text):
        assert markdown.link("Open", pointing, 10) in (f"[Open]({pointing})", "Open")
