"""What an answer was asked, and of what: shown on its card, and read from it again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Answer, Why, Within, WordWeight
from cogs import cards
from cogs.cards import controls
from cogs.cards.asked import QUESTION_LENGTH
from tests.cogs.cards.models import info, quoted, several, withins
from tests.cogs.cards.reading import contents, labels, received
from tests.cogs.cards.strangers import few


@pytest.mark.parametrize(
    ("within", "line", "silent"),
    [
        (Within(info(title="A *bell*")), "-# Asked of A \\*bell\\*", "That article does not say."),
        (Within(since=date(2026, 5, 3)), "-# Asked of the articles since 3 May 2026", "Those articles do not say."),
        (Within(info(), date(2026, 5, 3)), "-# Asked of A bell, since 3 May 2026", "That article does not say."),
    ],
)
def test_the_card_says_of_what_was_asked(within: Within, line: str, silent: str) -> None:
    found = Answer("Which bell?", 0.9, (quoted("The bell rang."),), within=within)
    assert contents(cards.answer(found))[:2] == ["-# Which bell?", line]
    assert contents(cards.answer(found, reply=True))[0] == line
    assert contents(cards.more(found))[1] == line
    assert contents(cards.answer(Answer("Which bell?", 0.0, within=within)))[2] == f"**{silent}**"


@few
@given(withins, st.integers(1, 24))
def test_p3_the_buttons_know_of_what_was_asked(within: Within, start: int) -> None:
    article = within.article.id if within.article else None
    more, why = controls.more("More", within, start).custom_id, controls.why(within).custom_id
    asked_more, asked_why = controls.MORE.fullmatch(more or ""), controls.WHY.fullmatch(why or "")
    assert asked_more
    assert asked_why
    assert int(asked_more["start"]) == start
    for asked in (asked_more, asked_why):
        assert controls.part(asked.groupdict()) == (article, within.since)


def test_p3_a_day_that_never_comes_is_the_last_one() -> None:
    assert controls.part({"article": "7", "since": "9999999"}) == (7, date.max)


@few
@given(withins)
def test_what_was_asked_of_what_is_read_from_the_card_again(within: Within) -> None:
    why = Why((WordWeight("bell", 1.0, "quote"),))
    card = cards.answer(Answer("Which bell?", 0.9, (quoted("The bell rang."),), (), why, within), reply=True)
    read = cards.asked_of(received(card))
    assert read == (within.article.id if within.article else None, within.since)
    assert cards.asked_of(received(cards.notice("hello"))) == (None, None)


@pytest.mark.parametrize(("length", "readable"), [(QUESTION_LENGTH, True), (QUESTION_LENGTH + 1, False)])
def test_buttons_that_need_the_question_stand_only_where_it_can_be_read(length: int, *, readable: bool) -> None:
    found = Answer("q" * length, 0.9, several(quoted("The bell rang."), 2), (), Why((WordWeight("q", 1, "quote"),)))
    assert ("More (1)" in labels(cards.answer(found))) == readable
    assert ("Why this?" in labels(cards.answer(found))) == readable
    # Under a reply it is read from the message above.
    assert "More (1)" in labels(cards.answer(found, reply=True))


@pytest.mark.parametrize("question", ["Who *rang* the bell?", "1. <@1> -# #?", "\\\\ `x` :wave:", "-# who?"])
def test_the_question_is_read_from_the_card_as_it_was_asked(question: str) -> None:
    message = received(cards.answer(Answer(question, 0.9, (quoted("The bell rang."),))))
    assert cards.asked(message) == question
    assert cards.asked(None) is None
