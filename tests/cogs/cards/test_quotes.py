"""Quotes as cards: what is shown of an article stands in it, page by page."""

from dataclasses import replace
from typing import Any

from hypothesis import given

from bot.answers.repeats import without_repeats
from bot.models import Answer, Context, Quote, Slice
from cogs import cards
from cogs.cards.asked import QUESTION_LENGTH, readable
from cogs.cards.quotes import quote
from tests.cogs.cards.discord_markdown import shown
from tests.cogs.cards.models import answers, contexts, info, quoted, quotes
from tests.cogs.cards.reading import contents, labels
from tests.cogs.cards.strangers import few
from tests.wire import limits

NOTE = "is longer than a message can hold"


def pieces(seen: str) -> list[str]:
    """What is left of a text that was cut, without the ellipses."""
    return [seen.removeprefix("… ").removesuffix(" …")]


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


def test_a_context_links_to_the_page_at_the_sentence() -> None:
    text = "The dam was raised by four metres - in 1931, they say - after the second flood. Nobody moved."
    quote_ = Slice(text[:79], 0, 79)
    there = Context(info(url="https://a.example/dam"), 2, Slice(text, 0, len(text)), quote_)
    link = "[Open the page at this sentence](https://a.example/dam#:~:text=The%20dam%20was%20raised%20by,"
    assert contents(cards.context(there))[1].split("\n")[1].startswith(f"-# {link}")
    for url in (None, "https://a.example/" + "x" * 990):
        assert "Open the page" not in contents(cards.context(replace(there, article=info(url=url))))[1]


# Page by page


def bells(count: int, text: str = "Bell {} rang.") -> Answer:
    """An answer with so many quotes, each of its own article."""
    every = (replace(quoted(text.format(number)), article=info(id=number + 1)) for number in range(count))
    return Answer("q", 0.9, tuple(every))


def turned(card: cards.Card) -> dict[str, int]:
    """Labels of the buttons that turn the page -> where they lead."""
    components: Any = card.to_components()
    buttons = {one["label"]: one["custom_id"] for one in limits.walk(components) if one["type"] == 2}
    return {label: int(to.rsplit(":", 1)[1]) for label, to in buttons.items() if to.startswith("more:")}


def test_more_shows_five_at_a_time_each_with_its_place() -> None:
    found = bells(14)
    first, second, third = (cards.more(found, start=start) for start in (1, 6, 11))
    for card, numbers in ((first, range(1, 6)), (second, range(6, 11)), (third, range(11, 14))):
        assert [text for text in contents(card) if text.startswith("Bell")] == [f"Bell {one} rang." for one in numbers]
        assert contents(card)[0] == "-# q"
        assert labels(card).count("Show in context") == len(numbers)
    assert contents(second)[-1] == "-# 7 to 11 of 14, best first"
    assert turned(cards.answer(found)) == {"More (13)": 1}
    assert turned(first) == {"More (8)": 6}
    assert turned(second) == {"Back": 1, "More (3)": 11}
    assert turned(third) == {"Back": 6}


def test_what_does_not_fit_on_a_page_begins_the_next() -> None:
    found = bells(8, "{}" + " rang" * 300)
    assert contents(cards.more(found))[-1] == "-# 2 to 3 of 8, best first"
    assert turned(cards.more(found)) == {"More (5)": 3}
    assert turned(cards.more(found, start=3)) == {"Back": 1, "More (3)": 5}


@few
@given(answers())
def test_turning_the_pages_passes_every_quote_once(found: Answer) -> None:
    every = without_repeats(found.quotes or found.nearest)
    seen, start = 1, 1
    while start < len(every):
        card = cards.more(found, start=start)
        seen += labels(card).count("Show in context")
        if not readable(found):
            return
        start = next((to for label, to in turned(card).items() if label != "Back"), len(every))
        assert start == seen
    assert seen == max(1, len(every))


def test_p3_a_page_that_is_not_there_says_so() -> None:
    assert contents(cards.more(bells(1))) == ["-# q", "There is nothing more on this."]
    assert contents(cards.more(bells(8), start=99)) == ["-# q", "There is nothing more on this."]


def test_what_the_passage_of_a_better_quote_shows_is_no_more() -> None:
    text = "The bell rang. Nobody came."
    found = Answer("q", 0.9, (quoted(text, 0, 14), quoted(text, 15, 27), quoted("It is old.")))
    assert labels(cards.answer(found))[1] == "Ask about this article"


def test_pages_cannot_be_turned_when_the_question_cannot_be_read() -> None:
    found = replace(bells(14), question="q" * (QUESTION_LENGTH + 1))
    assert turned(cards.more(found)) == {}
