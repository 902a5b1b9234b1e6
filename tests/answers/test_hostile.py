"""Q1 to Q4, T1 to T4: hostile questions are plain words or none, and hostile articles are quoted as they stand."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.models import Scope
from bot.store import Store
from tests.answers.conftest import Ask, Shelve, first
from tests.answers.texts import LIGHTHOUSE, VALLEY

NO_WORDS = "The question has no searchable words"


@pytest.mark.parametrize(
    ("hostile", "plain"),
    [
        ('"dam" OR "flood', "dam or flood"),
        ("dam AND flood", "dam and flood"),
        ("dam NOT flood", "dam not flood"),
        ("t:dam", "t dam"),
        ("stems:dam", "stems dam"),
        ("^dam", "dam"),
        ("dam*", "dam"),
        ("NEAR(dam flood, 2)", "near dam flood 2"),
        ("(dam", "dam"),
        ('"dam', "dam"),
        ("dam + flood", "dam flood"),
        ("{dam flood} : -x", "dam flood x"),
        ("dam\0flood", "dam flood"),
    ],
)
async def test_q1_operators_are_plain_words(shelve: Shelve, ask: Ask, hostile: str, plain: str) -> None:
    await shelve(VALLEY)
    one, other = await ask(hostile, threshold=0.0), await ask(plain, threshold=0.0)
    assert [quote.text for quote in one.quotes] == [quote.text for quote in other.quotes]
    assert one.confidence == other.confidence
    assert one.quotes


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text("\"()*^:{}+-\0';", min_size=1, max_size=3), min_size=4))
async def test_q1_any_operators_between_words_change_nothing(
    store: Store, shelve: Shelve, ask: Ask, between: list[str]
) -> None:
    if not await store.articles.count(Scope.shelf()):
        await shelve(VALLEY, LIGHTHOUSE)
    pairs = zip(["mayor", "opposed", "the", "dam"], between, strict=False)
    hostile = await ask(" ".join(part for pair in pairs for part in pair))
    plain = await ask("mayor opposed the dam")
    assert first(plain)
    assert (hostile.quotes, hostile.confidence) == (plain.quotes, plain.confidence)


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE articles; --", "%", "_", "100% _of_ dams", "dam'); DELETE FROM search; --"]
)
async def test_q2_nothing_is_sql(store: Store, shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    await ask(text)
    assert await store.articles.count(Scope.shelf()) == 1
    assert first(await ask("Who opposed the dam?"))


@pytest.mark.parametrize("text", ["", "   ", "🦊🐻" * 500, "what is the it of", "?!", "\u200b"])
async def test_q3_nothing_to_search_for(shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    answer = await ask(text)
    assert not answer.quotes
    assert answer.why.reason.startswith(NO_WORDS)


async def test_q3_two_thousand_characters_are_answered(shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY)
    assert (await ask("Who opposed the dam " * 100, threshold=0.0)).quotes


@pytest.mark.parametrize("text", ["(" * 2000, '"a" OR ' * 5000, "dam " * 5000, "x" * 10_000])
async def test_q4_repetition_is_bounded(shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    answer = await ask(text)
    assert len(answer.why.words) <= 32


@pytest.mark.parametrize(
    "text", ["@everyone dam", "<@1> dam", "[dam](http://x)", "```dam```", "\u202edam", "d\u200bam"]
)
async def test_t1_to_t4_marks_and_hidden_characters_are_no_words(shelve: Shelve, ask: Ask, text: str) -> None:
    await shelve(VALLEY)
    assert (await ask(text, threshold=0.0)).quotes


async def test_t4_hidden_characters_in_an_article_are_kept_and_searched_through(shelve: Shelve, ask: Ask) -> None:
    text = "The d\u200bam was \u202eraised\u202c by f\U000e0041our metres in 1931. Nobody \u2066moved\u2069 away."
    await shelve(text)
    quote = first(await ask("By how many metres was the dam raised, by four?"))
    assert quote.text == text[: text.index(" Nobody")]


async def test_t1_t3_marks_in_an_article_are_kept_and_searched_through(shelve: Shelve, ask: Ask) -> None:
    text = "@everyone in **Arrel** saw `the` ```dam``` <@1> raised in [1931](https://evil.example)."
    await shelve(text)
    assert first(await ask("Who saw the dam raised in Arrel in 1931?")).text == text
