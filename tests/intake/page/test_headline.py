"""Titles: the headline rather than the name of the site."""

from typing import Any

import pytest
from trafilatura import load_html

from bot.intake.page.headline import headline


@pytest.mark.parametrize(
    ("page", "headings", "found", "title"),
    [
        (
            "The mill that moved - Review",
            "<h1>Review</h1><h2>The mill that moved</h2>",
            "Review",
            "The mill that moved",
        ),
        ("Review: The mill that moved", "<h1>Review</h1><h3>The mill that moved</h3>", "Review", "The mill that moved"),
        ("The mill that moved [Review]", "<h1>Review</h1><h1>The mill that moved</h1>", "", "The mill that moved"),
        ("War - The Hill Country Review", "<h2>The Hill Country Review</h2><h1>War</h1>", "War", "War"),
        ("The mill moved: a report", "<h1>The mill moved</h1>", "The mill moved", "The mill moved"),
        ("Mills and mares", "<h1>Mills</h1><h2></h2>", "", "Mills and mares"),
        ("", "<h1>The mill</h1>", "A mill", "A mill"),
    ],
)
def test_a_headline_goes_before_the_name_of_the_site(page: str, headings: str, found: str, title: str) -> None:
    tree: Any = load_html(f"<html><head><title>{page}</title></head><body>{headings}</body></html>")
    assert headline(tree, found or page) == title
