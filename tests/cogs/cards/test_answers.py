"""Answers as cards: read as a reader reads them."""

from bot.models import Answer, Why, WordWeight
from cogs import cards
from tests.cogs.cards.models import quoted, several
from tests.cogs.cards.reading import contents, labels


def test_an_answer_reads_from_the_question_down() -> None:
    text = "The dam was raised by four metres in 1931, after the second flood."
    found = Answer("When was the dam raised?", 0.9, several(quoted(text, matches=((4, 7), (12, 18))), 3))
    card = cards.answer(found)
    assert contents(card) == [
        "-# When was the dam raised?",
        "The **dam** was **raised** by four metres in 1931, after the second flood.",
        "-# — A bell · ¶3",
    ]
    assert labels(card) == ["Show in context", "More (2)", "Ask about this article"]
    assert contents(cards.answer(found, reply=True)) == contents(card)[1:]


def test_no_answer_says_so_why_and_what_came_nearest() -> None:
    why = Why((WordWeight("pope", 3.2, "nowhere"),), 0.5, reason="No article here mentions pope.")
    found = Answer("Which pope?", 0.1, (), several(quoted("The bell rang."), 2), why)
    card = cards.answer(found)
    assert contents(card) == [
        "-# Which pope?",
        "**Your articles do not say.** No article here mentions pope.",
        "-# Nearest, though it is no answer:",
        "The bell rang.",
        "-# — A bell · ¶3",
    ]
    assert labels(card) == ["Show in context", "More like it (1)", "Why not?", "Tell me when something answers this"]
    assert contents(cards.answer(Answer("?", 0.0))) == ["-# ?", "**Your articles do not say.**"]
