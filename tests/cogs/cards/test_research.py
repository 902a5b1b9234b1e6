"""D6, T1, T2: research cards within Discord's limits, whatever they show."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Slice
from bot.research.models import (
    Change,
    Cited,
    Comparison,
    Event,
    Figure,
    Moment,
    Piece,
    Saying,
    Sayings,
    Timeline,
    Verdict,
    Verification,
    Voice,
)
from cogs import cards
from cogs.cards.sheet import TOO_LONG
from tests.cogs.cards.models import info, infos, texts
from tests.cogs.cards.strangers import few
from tests.cogs.cards.test_limits import within


@st.composite
def cited(draw: st.DrawFn) -> Cited:
    """A quote with marks anywhere in it."""
    text, base = draw(texts), draw(st.integers(0, 10**6))
    spans = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))), max_size=4))
    marks = tuple((base + min(span), base + max(span)) for span in spans)
    return Cited(text, base, base + len(text), draw(infos), draw(st.integers(1, 10**6)), marks)


names = texts.map(lambda text: Slice(text, 0, len(text)))
several = st.lists(cited(), max_size=3).map(tuple)
sayings = st.builds(Saying, cited(), names, several)
moments = st.builds(
    Moment, st.integers(-5000, 2199), st.integers(0, 12), st.integers(0, 28), st.sampled_from([1, 10, 100])
)
changes = st.lists(st.builds(Change, texts, st.sampled_from(["same", "missing", "added"])), max_size=6).map(tuple)
pieces = st.builds(Piece, texts, st.sampled_from(Verdict), st.none() | cited(), changes, st.none() | names, several)
figures = st.builds(Figure, texts, texts, cited())


@pytest.mark.usefixtures("every_language")
@few
@given(
    st.builds(
        Sayings, texts, texts | st.just(""), st.lists(sayings, max_size=12).map(tuple),
        st.lists(texts, max_size=12).map(tuple), st.integers(0, 9), st.booleans(),
    ),
    st.integers(0, 3),
)  # fmt: skip
def test_d6_sayings(found: Sayings, start: int) -> None:
    within(cards.sayings(found, start=start))


@pytest.mark.usefixtures("every_language")
@few
@given(st.builds(Verification, texts, st.lists(pieces, max_size=12).map(tuple), texts))
def test_d6_verifications(found: Verification) -> None:
    within(cards.verification(found))


@pytest.mark.usefixtures("every_language")
@few
@given(
    st.builds(
        Timeline, texts, st.lists(st.builds(Event, moments, cited(), several), max_size=12).map(tuple),
        st.integers(0, 99), st.lists(texts, max_size=40).map(tuple), st.booleans(),
    ),
    st.integers(0, 3),
)  # fmt: skip
def test_d6_timelines(found: Timeline, start: int) -> None:
    within(cards.timeline(found, start=start))


@pytest.mark.usefixtures("every_language")
@few
@given(
    st.builds(
        Comparison, texts, st.lists(texts, max_size=12).map(tuple), st.lists(several, max_size=4).map(tuple),
        st.lists(st.lists(figures, max_size=3).map(tuple), max_size=3).map(tuple),
        st.lists(st.builds(Voice, texts, several), max_size=4).map(tuple), st.lists(texts, max_size=12).map(tuple),
    )
)  # fmt: skip
def test_d6_comparisons(found: Comparison) -> None:
    within(cards.comparison(found))


@pytest.mark.parametrize("length", range(100, 4200, 200))
def test_the_first_of_several_is_always_shown_or_said_to_be_too_long(length: int) -> None:
    about = info(title="*" * 300, url="https://a.example/" + "x" * 900, source="*" * 300, published="2026-05-03")
    one = Cited("so * " * (length // 5), 0, length // 5 * 5, about, 3, ((0, 2),))
    saying = Saying(one, Slice("*" * 200, 0, 200), (replace(one, article=info(id=8)),))
    for card in (
        cards.sayings(Sayings("*" * 400, "*" * 400, (saying,) * 9)),
        cards.timeline(Timeline("*" * 400, (Event(Moment(1900), one),) * 9, unknown=("*" * 99,) * 9)),
        cards.verification(Verification("x", (Piece("*" * 900, Verdict.VERBATIM, one),) * 9)),
    ):
        shown = "\n".join(each["content"] for each in within(card) if "content" in each)
        assert "so " in shown or TOO_LONG in shown
