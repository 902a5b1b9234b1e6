"""D6, T8: whatever is in a library, its cards are within Discord's limits, and quote nothing but what is there."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord.components import validate_components

from bot.models import (
    Added,
    Answer,
    ArticleInfo,
    Context,
    Draft,
    Quote,
    RunnerUp,
    Slice,
    Summary,
    Why,
    Within,
    WordWeight,
)
from cogs import cards
from cogs.cards import controls
from cogs.cards.articles import PAGE
from cogs.cards.why import SIGNALS
from cogs.choosing import CHOICES, NAME_LENGTH
from cogs.saving import MOST
from tests.cogs.cards.models import added, answers, contexts, info, infos, summaries, texts
from tests.cogs.cards.strangers import few
from tests.wire import limits


def within(card: cards.Card) -> list[dict[str, Any]]:
    """The card's components, once both simcord and our loopback Discord have taken them."""
    components: Any = card.to_components()
    validate_components(components, flags=limits.V2)
    limits.check({"flags": limits.V2, "components": components})
    everything = list(limits.walk(components))
    for one in everything:
        if one["type"] == limits.TEXT_DISPLAY:
            assert one["content"].strip()
        if one["type"] == 2:
            assert one["label"].strip()
            assert controls.known(one["custom_id"])
    assert any(one["type"] == limits.TEXT_DISPLAY for one in everything)
    return everything


@pytest.mark.usefixtures("every_language")
@few
@given(answers(), st.booleans(), st.integers(1, 99))
def test_d6_answers(found: Answer, reply: bool, start: int) -> None:
    within(cards.answer(found, reply=reply))
    within(cards.more(found))
    within(cards.more(found, start=start))
    within(cards.why(found))


@pytest.mark.usefixtures("every_language")
@few
@given(contexts())
def test_d6_contexts(found: Context) -> None:
    within(cards.context(found))


@pytest.mark.usefixtures("every_language")
@few
@given(summaries, texts, infos, st.sampled_from(["headline", "short", "long"]))
def test_d6_summaries(found: Summary, title: str, about: ArticleInfo, length: str) -> None:
    within(cards.summary(found, of=about, length=length))
    within(cards.summary(found, of=Draft("", title=title), length=length, upload="a_-9" * 10))


@pytest.mark.usefixtures("every_language")
@few
@given(st.lists(infos, max_size=PAGE), st.integers(0, 10**7), summaries)
def test_d6_articles(found: list[ArticleInfo], page: int, headline: Summary) -> None:
    within(cards.articles(found, page=page, total=page * PAGE + len(found)))
    for one in found[:2]:
        within(cards.article(one, headline))
        within(cards.article(one, None))
        within(cards.removal(one))
        within(cards.removed(one))


@pytest.mark.usefixtures("every_language")
@few
@given(st.lists(added, min_size=1, max_size=12))
def test_d6_what_was_added(found: list[Added]) -> None:
    within(cards.added(found))


@pytest.mark.usefixtures("every_language")
@few
@given(st.lists(st.tuples(texts, st.one_of(added, texts)), min_size=2, max_size=MOST), st.integers(0, 99))
def test_d6_what_was_saved(found: list[tuple[str, Added | str]], left_out: int) -> None:
    within(cards.saved(found, left_out=left_out))


@pytest.mark.usefixtures("every_language")
@few
@given(texts)
def test_d6_notices(text: str) -> None:
    within(cards.notice(f"x {text}"))


@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize("length", range(200, 5000, 160))
def test_d6_the_longest_of_everything_at_once(length: int) -> None:
    text = ("so * " * 1000)[:length]
    about = info(title="*" * 300, url="https://a.example/" + "x" * 900, source="*" * 300, published="2026-05-03")
    one = Quote(text, 0, length, 1.0, Slice(text, 0, length), about, 12, ((0, 2),))
    others = tuple(replace(one, start=number, end=number + 1) for number in range(5))
    signals = dict.fromkeys(SIGNALS, -99.99)
    why = Why(
        (WordWeight("*" * 300, 1.0, "elsewhere"),) * 40, 0.5, signals, "*" * 3000, (RunnerUp(about, 99, 9, 1),) * 3
    )
    part = Within(about, date(2026, 9, 30))
    for quotes, nearest in (((one, *others), ()), ((), (one, *others))):
        found = Answer("*" * 500, 1.0, quotes, nearest, why, part)
        within(cards.answer(found))
        within(cards.more(found))
        within(cards.why(found))
    within(cards.context(Context(about, 12, one.passage, Slice(text[:20], 0, 20))))
    summary = Summary("quoth", (Slice(text[: length // 4], 0, length // 4),) * 8, 40, 10, 100, capped=True)
    within(cards.summary(summary, of=about, length="long"))
    within(cards.article(about, summary))
    within(cards.saved([("*" * length, Added(about, new=True)), ("*" * length, text)] * (MOST // 2), left_out=9))


@pytest.mark.usefixtures("every_language")
def test_d6_a_notice_of_any_length() -> None:
    within(cards.notice("*" * 9000))


def test_blank_text_is_left_out_of_a_card() -> None:
    assert len(within(cards.Card("a", " \n", None, ""))) == 2


@pytest.mark.usefixtures("every_language")
def test_t8_a_title_of_10000_characters() -> None:
    long = info(
        title="Ä*" * 5000, author="_`[x](http://a.b)|" * 600, source="> # " * 900, url="https://a.example/" + "x" * 900
    )
    texts_ = [one["content"] for one in within(cards.articles([long] * PAGE, page=0, total=PAGE)) if "content" in one]
    assert texts_[1].count("\n") == PAGE - 1
    within(cards.article(long, None))
    within(cards.removal(long))


@pytest.mark.usefixtures("every_language")
@pytest.mark.parametrize("pattern", controls.ALL)
def test_d6_ids_are_within_100_characters_whatever_they_name(pattern: Any) -> None:
    # The longest that each pattern lets through, by its own counts.
    assert sum(int(count) for count in re.findall(r"\{1,(\d+)\}", pattern.pattern)) <= 90


@pytest.mark.usefixtures("every_language")
def test_d6_choices() -> None:
    assert (CHOICES, NAME_LENGTH) == (25, 100)
