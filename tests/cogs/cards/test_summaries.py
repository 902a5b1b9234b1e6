"""Summaries as cards."""

from typing import Any

from hypothesis import given

from bot.models import ArticleInfo, Draft, Slice, Summary
from cogs import cards
from tests.cogs.cards.discord_markdown import shown
from tests.cogs.cards.models import info, infos, summaries
from tests.cogs.cards.strangers import few
from tests.wire import limits


def contents(card: cards.Card) -> list[str]:
    components: Any = card.to_components()
    return [one["content"] for one in limits.walk(components) if "content" in one]


def summary(*texts: str, capped: bool = False, method: str = "quoth") -> Summary:
    return Summary(method, tuple(Slice(one, 0, len(one)) for one in texts), 40, 12, 700, capped)


def test_a_summary_names_its_article_and_says_how_much_of_it_this_is() -> None:
    about = info(url="https://example.org/a", source="The Review", published="2026-05-03")
    card = cards.summary(summary("One *bell*.", "Two."), of=about, length="short")
    assert contents(card) == [
        "### [A bell](https://example.org/a)",
        "One \\*bell\\*.\n\nTwo.",
        "-# The Review · 3 May 2026 · 2 of 40 sentences · 12 of 700 words · 5 s to read instead of 3 min",
    ]
    components: Any = card.to_components()
    zooms = [one for one in limits.walk(components) if one["type"] == 2]
    assert [(one["label"], one["custom_id"], bool(one["disabled"])) for one in zooms] == [
        ("Headline", "zoom:a7:headline:quoth", False),
        ("Short", "zoom:a7:short:quoth", True),
        ("Long", "zoom:a7:long:quoth", False),
        ("Ask about this article", "about:7", False),
    ]


def test_why_there_is_not_more_is_said() -> None:
    card = cards.summary(summary("One.", capped=True, method="lead"), of=info(), length="long")
    assert contents(card)[-1] == (
        "-# 1 of 40 sentences · 12 of 700 words · 5 s to read instead of 3 min · method lead"
        " · more would pass the quote cap"
    )


def test_sentences_that_do_not_fit_are_counted() -> None:
    card = cards.summary(summary(*["word " * 300] * 4), of=Draft("", title="A"), length="long", upload="token")
    assert contents(card)[-1] == "-# 2 of 40 sentences; 2 chosen ones did not fit"
    card = cards.summary(summary("word " * 3000), of=Draft("", title="A"), length="long", upload="token")
    assert contents(card)[1] == "*Its sentences are longer than a message can hold.*"


def test_an_article_without_a_title_is_named_by_its_number_unless_it_has_an_address() -> None:
    nameless = cards.summary(summary("One."), of=info(untitled=True), length="short")
    assert contents(nameless)[0] == "-# Article № 7, which came without a title"
    linked = info(untitled=True, url="https://example.org/a")
    assert contents(cards.summary(summary("One."), of=linked, length="short"))[0].startswith("### [A bell](")


@few
@given(summaries, infos)
def test_t2_sentences_are_shown_as_they_stand_and_in_their_order(found: Summary, about: ArticleInfo) -> None:
    text = contents(cards.summary(found, of=about, length="long"))[1]
    if text.startswith("*Its sentences"):
        return
    seen = shown(text)
    assert (seen.others, seen.bold, seen.links) == ([], [], [])
    assert "\n\n".join(one.text for one in found.sentences).startswith(seen.text)
