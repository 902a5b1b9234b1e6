"""Briefs as cards: D6, T1, T2, and how the points of one article are put together."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefs.models import Brief, Point
from bot.models import ArticleInfo, Cited
from cogs import cards
from tests.cogs.cards.discord_markdown import shown
from tests.cogs.cards.models import info, texts
from tests.cogs.cards.strangers import few
from tests.cogs.cards.test_limits import within
from tests.cogs.cards.test_research import cited, several
from tests.wire import limits

POST = info(id=1, title="Dam breaks", source="Post", published="2026-05-03")
REVIEW = info(id=2, title="After the flood", source="Review", published="2026-05-06")
HERALD = info(id=3, title="In the hills", source="Herald")


def point(text: str, about: ArticleInfo, paragraph: int = 1, *also: ArticleInfo, differs: int | None = None) -> Point:
    others = tuple(Cited(text, 0, len(text), one, 1) for one in also)
    return Point(Cited(text, 0, len(text), about, paragraph), others, differs)


def contents(found: Brief, length: str = "short") -> list[str]:
    components: Any = cards.brief(found, length=length).to_components()
    return [one["content"] for one in limits.walk(components) if "content" in one]


def test_the_points_of_one_article_share_a_citation() -> None:
    points = (point("One *dam*.", POST, 4), point("Two.", POST, 2), point("Three.", POST, 2, REVIEW, HERALD))
    found = Brief("dam", points, statements=3, available=40, articles=7, words=476, capped=True, complete=False)
    assert contents(found) == [
        "-# dam",
        "One \\*dam\\*.\n\nTwo.\n-# — Dam breaks · Post · 3 May 2026 · ¶2, 4",
        "Three.\n-# — Dam breaks · Post · 3 May 2026 · ¶2 · also in After the flood and 1 more",
        "-# 3 of 40 sentences on it, from 1 of 7 articles · 2 min to read"
        " · more of one article would pass its quote cap · there are more articles than one brief reads",
    ]


def test_what_says_otherwise_is_told_so_and_stands_alone() -> None:
    nineteen = Cited("19 people died.", 0, 15, REVIEW, 1, ((0, 9),))
    fourteen = Cited("14 people died.", 0, 15, POST, 1, ((0, 9),))
    points = (Point(nineteen), Point(fourteen, (), 0), point("It was built in 1931.", POST))
    assert contents(Brief("dam", points, 3, 3, 2, 11))[1:4] == [
        "**19 people** died.\n-# — After the flood · Review · 6 May 2026 · ¶1",
        "-# Otherwise, in an older article:\n**14 people** died.\n-# — Dam breaks · Post · 3 May 2026 · ¶1",
        "It was built in 1931.\n-# — Dam breaks · Post · 3 May 2026 · ¶1",
    ]


def test_what_does_not_fit_is_counted() -> None:
    points = tuple(point(f"{n} " + "word " * 200, info(id=n)) for n in range(9))
    assert contents(Brief("dam", points, 9, 9, 9, 1800))[-1] == "-# 6 of 9 passages did not fit into this message"


def test_the_button_of_its_length_is_the_one_that_cannot_be_pressed() -> None:
    components: Any = cards.brief(Brief("dam", (point("One.", POST),)), length="long").to_components()
    zooms = {one["custom_id"]: bool(one["disabled"]) for one in limits.walk(components) if one["type"] == 2}
    assert zooms == {"brief:headline": False, "brief:short": False, "brief:long": True}


points = st.builds(Point, cited(), several, st.none() | st.just(0))
briefs = st.builds(
    Brief, texts, st.lists(points, max_size=12).map(tuple), st.integers(0, 99), st.integers(0, 10**6),
    st.integers(0, 10**6), st.integers(0, 10**9), st.booleans(), st.lists(texts, max_size=12).map(tuple), st.booleans(),
)  # fmt: skip


@pytest.mark.usefixtures("every_language")
@few
@given(briefs, st.sampled_from(["headline", "short", "long", ""]))
def test_d6_briefs(found: Brief, length: str) -> None:
    within(cards.brief(found, length=length))


@few
@given(st.lists(texts, min_size=1, max_size=6))
def test_t1_t2_what_is_shown_is_what_stands_there(said: list[str]) -> None:
    found = Brief("dam", tuple(point(text, POST, place) for place, text in enumerate(said)))
    for text in contents(found)[1:-1]:
        body = text.rpartition("\n-# — ")[0]
        if not body.startswith("*This passage"):
            seen = shown(body)
            assert (seen.others, seen.links) == ([], [])
            assert seen.text.strip() in "\n\n".join(said)
