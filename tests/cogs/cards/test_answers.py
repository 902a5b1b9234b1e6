"""Answers as cards: read as a reader reads them."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest
from hypothesis import given

from bot.models import Answer, Context, Quote, Slice, Why, WordWeight
from cogs import cards
from cogs.cards.answers import QUESTION_LENGTH
from cogs.cards.quotes import quote
from tests.cogs.cards.discord_markdown import shown
from tests.cogs.cards.models import contexts, info, quotes
from tests.cogs.cards.strangers import few
from tests.wire import limits

NOTE = "is longer than a message can hold"


def contents(card: cards.Card) -> list[str]:
    components: Any = card.to_components()
    return [one["content"] for one in limits.walk(components) if "content" in one]


def labels(card: cards.Card) -> list[str]:
    components: Any = card.to_components()
    return [one["label"] for one in limits.walk(components) if one["type"] == 2]


def quoted(text: str, start: int = 0, end: int | None = None, *, matches: tuple[tuple[int, int], ...] = ()) -> Quote:
    """`text[start:end]` in the passage `text`."""
    end = len(text) if end is None else end
    return Quote(text[start:end], start, end, 1.0, Slice(text, 0, len(text)), info(), 3, matches)


def pieces(seen: str) -> list[str]:
    """What is left of a text that was cut, without the ellipses."""
    return [seen.removeprefix("… ").removesuffix(" …")]


# What is shown of an article stands in it


@few
@given(quotes())
def test_t2_a_quote_is_shown_as_it_stands_or_not_at_all(one: Quote) -> None:
    text, _ = quote(one, 3000)
    seen = shown(text)
    if NOTE in text:
        return
    assert seen.others == []
    for piece in pieces(seen.text):
        assert piece in one.passage.text


@few
@given(contexts())
def test_t2_a_context_is_shown_as_it_stands_with_the_quote_in_bold(found: Context) -> None:
    text = contents(cards.context(found))[0]
    if NOTE in text:
        assert len(found.quote.text) > 1000
        return
    seen = shown(text)
    assert seen.others == []
    assert [seen.text[start:end] for start, end in seen.bold] == [found.quote.text]
    assert pieces(seen.text)[0] in found.around.text


def test_a_long_paragraph_is_cut_between_words_around_the_quote() -> None:
    around = "word " * 1000 + "This is the quote. " + "tail " * 1000
    start = around.index("This")
    found = Context(info(), 2, Slice(around, 0, len(around)), Slice("This is the quote.", start, start + 18))
    text = contents(cards.context(found))[0]
    assert text.startswith("… word ")
    assert " **This is the quote.** tail" in text
    assert text.endswith("tail …")
    assert 3000 < len(text) <= 4000


def test_a_passage_that_is_too_long_gives_way_to_its_quote() -> None:
    text = "Before. " * 600 + "The dam was raised. " + "After. " * 600
    start = text.index("The dam")
    one = quoted(text, start, start + 19, matches=((start + 4, start + 7), (0, 6)))
    assert quote(one, 1000)[0] == "The **dam** was raised."


def test_a_sentence_that_is_too_long_is_cut_around_what_matched() -> None:
    text = "so " * 2000 + "the dam was raised " + "and " * 2000
    start = text.index("dam")
    shown_, _ = quote(quoted(text, matches=((start, start + 3),)), 1000)
    assert "the **dam** was raised" in shown_
    assert shown_.startswith("… ")
    assert len(shown_) <= 1000


def test_a_quotation_is_never_cut() -> None:
    text = "“" + "We waited. " * 400 + "” she said."
    assert quote(quoted(text), 1000)[0] == "*This passage is longer than a message can hold; read it in its article.*"


def test_text_without_spaces_is_cut_where_it_is() -> None:
    text = "漢字" * 4000
    shown_, _ = quote(quoted(text, matches=((4000, 4002),)), 500)
    assert "**漢字**" in shown_
    assert 300 < len(shown_) <= 500


# The card


def test_an_answer_reads_from_the_question_down() -> None:
    text = "The dam was raised by four metres in 1931, after the second flood."
    found = Answer("When was the dam raised?", 0.9, (quoted(text, matches=((4, 7), (12, 18))),) * 3)
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
    found = Answer("Which pope?", 0.1, (), (quoted("The bell rang."),) * 2, why)
    card = cards.answer(found)
    assert contents(card) == [
        "-# Which pope?",
        "**Your articles do not say.** No article here mentions pope.",
        "-# Nearest, though it is no answer:",
        "The bell rang.",
        "-# — A bell · ¶3",
    ]
    assert labels(card) == ["Show in context", "More like it (1)", "Why not?"]
    assert contents(cards.answer(found, article=7))[1].startswith("**That article does not say.**")
    assert contents(cards.answer(Answer("?", 0.0))) == ["-# ?", "**Your articles do not say.**"]


@pytest.mark.parametrize(("length", "readable"), [(QUESTION_LENGTH, True), (QUESTION_LENGTH + 1, False)])
def test_buttons_that_need_the_question_stand_only_where_it_can_be_read(length: int, *, readable: bool) -> None:
    found = Answer("q" * length, 0.9, (quoted("The bell rang."),) * 2, (), Why((WordWeight("q", 1, "quote"),)))
    assert ("More (1)" in labels(cards.answer(found))) == readable
    assert ("Why this?" in labels(cards.answer(found))) == readable
    # Under a reply it is read from the message above.
    assert "More (1)" in labels(cards.answer(found, reply=True))


@pytest.mark.parametrize("question", ["Who *rang* the bell?", "1. <@1> -# #?", "\\\\ `x` :wave:", "-# who?"])
def test_the_question_is_read_from_the_card_as_it_was_asked(question: str) -> None:
    message = received(cards.answer(Answer(question, 0.9, (quoted("The bell rang."),))))
    assert cards.asked(message) == question
    assert cards.asked(None) is None


def received(card: cards.Card) -> Any:
    """The card as it comes back from Discord, inside a message."""
    components: Any = card.to_components()
    for number, one in enumerate(limits.walk(components), 1):
        one.setdefault("id", number)
    return SimpleNamespace(components=[discord.Container(one, None) for one in components])


def test_more_shows_the_next_four_each_with_its_place() -> None:
    found = Answer("q", 0.9, tuple(quoted(f"Bell {number} rang.", 0, 10 + number) for number in range(6)))
    card = cards.more(found)
    assert [text for text in contents(card) if text.startswith("Bell")] == [f"Bell {one} rang." for one in (1, 2, 3, 4)]
    assert labels(card) == ["Show in context"] * 4


def test_more_says_when_some_did_not_fit_and_when_there_is_nothing() -> None:
    found = Answer("q", 0.9, tuple(quoted(f"{number}" + " rang" * 300) for number in range(5)))
    assert contents(cards.more(found))[-1] == "-# 2 more did not fit into this message."
    assert contents(cards.more(Answer("q", 0.9, (quoted("One."),)))) == ["There is nothing more on this."]


def test_why_says_which_words_were_found_where() -> None:
    words = (WordWeight("dam", 3.1, "quote"), WordWeight("pope", 5.2, "nowhere"), WordWeight("*", 0.1, "elsewhere"))
    why = Why(words, 0.5, {"sentence_match": 3.5, "nothing": 0.0}, "")
    assert contents(cards.why(Answer("q", 0.82, (), (), why))) == [
        "Confidence **0.82**; quotes are shown from 0.50.",
        "Words of the question, rarest first:\n"
        "- **pope** · nowhere in these articles · rarity 5.2\n"
        "- **dam** · in the quote · rarity 3.1\n"
        "- **\\*** · in other sentences only · rarity 0.1",
        "Points for and against the best sentence:\n- sentence match +3.50",
    ]
