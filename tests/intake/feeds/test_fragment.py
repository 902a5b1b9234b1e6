"""The HTML of an entry -> its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.feeds.fragment import text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Plain & simple.\nTwo lines.", "Plain & simple.\n\nTwo lines."),
        ("<p>One.</p>\n<p>Two\nlines.</p>", "One.\n\nTwo lines."),
        ("Fish &amp; chips &lt;b&gt;", "Fish & chips <b>"),
        ("<div>A<br>B<br/><br/>C</div>", "A\n\nB\n\nC"),
        ("<p>So <em>very</em><b>bold</b>.</p><script>alert('x')</script><style>p{}</style>", "So verybold."),
        ("<h2>Head</h2>Tail<ul><li>1</li><li>2 <a href=x>two</a></li></ul>", "Head\n\nTail\n\n1\n\n2 two"),
        ("<!-- no --><p>Yes.<!-- no --> Still.</p>", "Yes. Still."),
        ("<pre>a\n  b</pre>", "a\n\nb"),
        ("<p>Un<p>closed <i>tags", "Un\n\nclosed tags"),
        ("", ""),
        ("<img src=x>", ""),
        ("<p>\0null</p>", "null"),
    ],
)
def test_what_a_reader_would_see(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_f1_deep_nesting_is_no_recursion() -> None:
    assert "mill" in text_of("<b>" * 200 + "mill" + "</b>" * 200)


@given(st.text(max_size=60))
def test_any_text_becomes_paragraphs_without_blank_ones(markup: str) -> None:
    assert all(
        part and part == part.strip(" \t\r\f\v\xa0\u200b") for part in text_of(markup).split("\n\n") if text_of(markup)
    )
