"""Why there is no answer: said only where it is true."""

from datetime import date

import pytest

from bot.models import Draft, Scope, Within
from bot.store import Store
from tests.answers.conftest import Ask, Shelve
from tests.answers.texts import LANGUAGES, LIGHTHOUSE, VALLEY

GERMAN = "Wer gewann im letzten Jahr die Meisterschaft der Ruderer?"
SPANISH = "¿Quién ganó el campeonato de los remeros en el año pasado?"


def of(*codes: str) -> list[Draft]:
    return [Draft(LANGUAGES[code][0], language=code) for code in codes]


async def test_a_language_of_no_article_is_named_with_those_that_there_are(shelve: Shelve, ask: Ask) -> None:
    await shelve(*of("en", "es"), VALLEY)
    assert (await ask(GERMAN)).why.reason == "No article here is in German; they are in English and Spanish."
    since = (await ask(GERMAN, within=Within(since=date(2026, 11, 2)))).why.reason
    assert since == "No article since 2 November 2026 is in German; they are in English and Spanish."


async def test_of_many_languages_the_first_few_are_named(shelve: Shelve, ask: Ask) -> None:
    await shelve(*of("en", "es", "fr", "it", "pt", "ru"), VALLEY)
    reason = (await ask(GERMAN)).why.reason
    assert reason == "No article here is in German; they are in English, Spanish, French, Italian and 2 more languages."


async def test_a_language_of_few_articles_is_said_to_be_that(shelve: Shelve, ask: Ask) -> None:
    await shelve(*of("en", "de"), VALLEY)
    assert (await ask(GERMAN)).why.reason == "The German articles here do not say; there are more in English."


async def test_of_one_article_its_language_is_told(store: Store, shelve: Shelve, ask: Ask) -> None:
    await shelve(*of("en"))
    (article,) = await store.articles.list(Scope.shelf(), limit=1)
    assert (await ask(GERMAN, within=Within(article))).why.reason == "It is in English, not in German."


@pytest.mark.parametrize(
    ("drafts", "question"),
    [
        # In the language of most, of all; in one that cannot be told, or hardly; articles that cannot be told.
        (["en", "es"], "Who won the championship of the rowers last year?"),
        (["de"], GERMAN),
        (["en"], "Ruderer Meisterschaft?"),
        (["en"], "Wer ruderte?"),
        (["no", "en"], "Hvem vant mesterskapet i roing i fjor?"),
        (["es", "en"], "Quem ganhou o campeonato de remo?"),
        (["en", "?"], GERMAN),
    ],
)
async def test_nothing_is_said_of_languages_where_it_might_not_be_true(
    shelve: Shelve, ask: Ask, drafts: list[str], question: str
) -> None:
    await shelve(*(Draft("Zxq vbn wrt plk.", language="") if code == "?" else of(code)[0] for code in drafts))
    reason = (await ask(question)).why.reason
    assert reason
    assert not any(name in reason for name in ("English", "German", "Spanish", "Norwegian", "Danish", "Portuguese"))


async def test_when_what_came_nearest_is_in_another_language_that_is_said(shelve: Shelve, ask: Ask) -> None:
    await shelve(*of("en", "fr"), VALLEY, LIGHTHOUSE)
    reason = (await ask("Did the Perrin family ever sell any of their paintings?")).why.reason
    assert reason == "No article here mentions sell or paintings. What came nearest is in French."
    assert "nearest" not in (await ask("Did the mayor ever sell any of the paintings?")).why.reason


async def test_an_answer_in_another_language_is_an_answer(shelve: Shelve, ask: Ask) -> None:
    await shelve(VALLEY)
    answer = await ask("Wer ist der Otto Lind aus dem Arrel?")
    assert answer.quotes
    assert answer.why.reason == ""


async def test_words_that_nothing_in_reach_has_are_named_and_of_what(store: Store, shelve: Shelve, ask: Ask) -> None:
    await shelve(Draft(VALLEY, published="2025-05-01"), Draft(LIGHTHOUSE, published="2026-05-01"))
    newest, oldest = await store.articles.list(Scope.shelf(), limit=2)
    question = "Who raised the submarine and the dam in Lisbon?"
    late = date(2026, 1, 1)
    assert (await ask(question)).why.reason == "No article here mentions submarine or Lisbon."
    assert (await ask(question, within=Within(oldest))).why.reason == "It does not mention submarine or Lisbon."
    reason = (await ask("Who raised the lamp in Lisbon?", within=Within(since=late))).why.reason
    assert reason == "No article since 1 January 2026 mentions raised or Lisbon."
    assert (await ask("dam", within=Within(newest))).why.reason == "It has none of these words."
    assert (await ask("dam", within=Within(since=late))).why.reason == (
        "No article since 1 January 2026 has any of these words."
    )
    assert (await ask("dam", within=Within(oldest, late))).why.reason == "It is from before 1 January 2026."
    assert (await ask("dam", within=Within(since=date(2030, 1, 1)))).why.reason == (
        "No article here is from 1 January 2030 or later."
    )


async def test_an_empty_library_has_nothing_to_search_in(ask: Ask) -> None:
    assert (await ask("Who opposed the dam?")).why.reason == "There is nothing here to search in yet."
