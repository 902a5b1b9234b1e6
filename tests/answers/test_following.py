"""Questions that follow another: asked together with it where only that says what is meant."""

import pytest

from bot.answers.following import points_back
from bot.answers.question import parse
from tests.answers.conftest import Ask, Shelve
from tests.answers.texts import LIGHTHOUSE, VALLEY

BELL = (
    "The great bell of Harrow Hill was cast in 1743 by Martha Greene. It weighs 812 kilograms.\n\n"
    "Nobody drowned in the flood, because every farm had heard the bell."
)
BEFORE = "Who cast the great bell?"


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("and when?", True), ("Why?", True), ("?", True), ("How much does it weigh?", True), ("Did she?", True),
        ("Wann starb er?", True), ("Who raised the dam?", False), ("Which items weigh most?", False),
    ],
)  # fmt: skip
def test_what_points_back(text: str, *, back: bool) -> None:
    assert points_back(parse(text, ("en", "de"))) == back


@pytest.mark.parametrize(
    ("text", "words"), [("and when?", "1743"), ("How much does it weigh?", "812 kilograms"), ("And why?", "1743")]
)
async def test_both_are_asked_together(shelve: Shelve, ask: Ask, text: str, words: str) -> None:
    await shelve(BELL, VALLEY, LIGHTHOUSE)
    answer = await ask(text, after=BEFORE)
    assert answer.question == f"{text} · {BEFORE}"
    assert words in answer.quotes[0].passage.text


@pytest.mark.parametrize("text", ["Who opposed the dam?", "Did it rain in Norway?", "Was it mapped by the navy?"])
async def test_a_question_that_says_what_it_means_is_asked_alone(shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(BELL, VALLEY, LIGHTHOUSE)
    alone, after = await ask(text), await ask(text, after=BEFORE)
    assert after == alone
    assert after.question == text


async def test_what_the_articles_do_not_say_of_it_is_no_answer(shelve: Shelve, ask: Ask) -> None:
    await shelve(BELL)
    # The bell alone would be sure enough, but nothing here says who painted it.
    assert not (await ask("Who painted it?", after=BEFORE)).quotes


async def test_the_later_question_says_what_is_expected(shelve: Shelve, ask: Ask) -> None:
    await shelve(BELL)
    assert (await ask("and when?", after=BEFORE)).why.signals.get("expected_type")
    assert parse("and when? · Who cast the great bell?", ("en",)).expects == "when"


@pytest.mark.parametrize("before", ["", "?", "what is it", "(" * 2000, "x" * 5000])
async def test_q3_q4_no_question_before_it_is_too_strange(shelve: Shelve, ask: Ask, before: str) -> None:
    await shelve(BELL)
    assert not (await ask("and when?", after=before)).quotes
