"""T4: an article may turn its own words around, as it was written; never a word of ours, or of another article."""

import re
from collections.abc import Iterator
from typing import Any
from unicodedata import bidirectional

from hypothesis import given
from hypothesis import strategies as st

from bot.briefs.models import Brief, Point
from bot.models import Answer, Cited, Context, Quote, Section, Slice, Summary, Why, Within
from bot.research.models import Comparison, Event, Figure, Moment, Saying, Sayings, Timeline, Voice
from cogs import cards
from cogs.cards import editions
from tests.cogs.cards.models import info
from tests.cogs.cards.reading import contents
from tests.cogs.cards.strangers import few
from tests.cogs.cards.test_editions import edition, story, texts_of

#: What turns the rest of its line, until that is ended or the line is.
OPENING = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
turning = st.lists(
    st.sampled_from(
        [*OPENING, "\u202c", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\U000e0041", "q", " q", "ק"]
    )
).map("".join)


def behind(line: str) -> Iterator[str]:
    """What stands in a line where something is still open that could turn it around."""
    ends: list[str] = []
    for one in line:
        if one in OPENING:
            ends.append(OPENING[one])
        elif ends and one == ends[-1]:
            ends.pop()
        elif ends and ends[0] != "\u2069":
            yield one


def looked_at(texts: list[str]) -> None:
    """Articles here have no letters but q and ק: any other letter where something is open is one of ours."""
    for line in "\n".join(texts).split("\n"):
        assert not re.search(r"[^\Wqק_]", "".join(behind(line))), ascii(line)


def test_t4_the_reader_of_these_tests_sees_what_is_turned() -> None:
    assert list(behind("a\u202eq\u202cb\u2067c\u2069d\u202ee")) == ["q", "e"]


@st.composite
def hostile(draw: st.DrawFn) -> dict[str, Any]:
    """Every card that shows an article, of articles that try to turn their lines around."""
    words, title, source, name = (f"q{draw(turning)}q" for _ in range(4))
    about = info(title=title, source=source, author=name, published="2026-05-03", url="https://example.org/q")
    other = info(id=8, title=title, source=f"q{source}")
    whole = Slice(words, 0, len(words))
    quote = Quote(words, 0, len(words), 1.0, whole, about, 3, ((0, 1),))
    cited = Cited(words, 0, len(words), about, 3, ((0, 1),))
    also = Cited(words, 0, len(words), other, 1)
    found = Answer("q?", 0.9, (quote,), (), Why(), Within(about))
    figures = ((Figure("1", name, cited), Figure("2", name, also)),)
    return {
        "answer": cards.answer(found),
        "more": cards.more(Answer("q?", 0.9, (quote, Quote("q q.", 0, 4, 1.0, Slice("q q.", 0, 4), other, 1)), ())),
        "why": cards.why(found),
        "context": cards.context(Context(about, 3, whole, whole)),
        "summary": cards.summary(Summary("quoth", (whole, whole), 4, 4, 4), of=about, length="short"),
        "article": cards.article(about, Summary("quoth", (whole,), 4, 4, 4)),
        "articles": cards.articles([about, other], page=0, total=2),
        "sayings": cards.sayings(Sayings("q", "", (Saying(cited, Slice(name, 0, len(name)), (also,)),))),
        "timeline": cards.timeline(Timeline("q", (Event(Moment(1931), cited, (also,)),))),
        "comparison": cards.comparison(
            Comparison("q", (source, name), ((cited, also),), figures, (Voice(source, (cited,)), Voice(name, (also,))))
        ),
        "brief": cards.brief(Brief("q", (Point(cited, (also,)), Point(also)), 2, 2, 2, 2), length="short"),
        "edition": editions.pages(
            edition(Section(name, (story(1, words, words, also=(other,), title=title, source=source),)))
        ),
    }


@few
@given(hostile())
def test_t4_no_line_of_a_card_is_turned_around_by_an_article(shown: dict[str, Any]) -> None:
    for name, card in shown.items():
        texts = [text for page in card for text in texts_of(page)] if name == "edition" else contents(card)
        assert texts
        looked_at(texts)


def test_t4_letters_from_right_to_left_in_a_title_turn_no_line() -> None:
    for text in contents(
        cards.answer(
            Answer("q?", 0.9, (Quote("q", 0, 1, 1.0, Slice("q", 0, 1), info(title="שלום", source="שלום"), 3),), ())
        )
    ):
        for found in re.finditer("[\u0590-\u05ff]+", text):
            assert bidirectional(found[0][0]) == "R"
            assert (text[found.start() - 1], text[found.end()]) == ("\u2068", "\u2069")
