"""Whether new articles answer a question that stayed open: surely, and by their own words."""

import pytest

from bot.answers.asking import ask
from bot.digests import Digests
from bot.digests.answering import SURER, answered
from bot.models import Draft, Watch
from bot.store import Store
from tests.digests.post import GUILD, MONDAY, OTHER
from tests.digests.samples import add_drafts

FERRY = Draft("The ferry across the sound was built in 1911. It carried miners until the bridge opened in 1938.")
BELL = Draft("The bell of Harrow Hill weighs 812 kilograms. It rings on Fridays. Nobody minds.")
QUESTION = "When was the ferry across the sound built?"


@pytest.fixture
async def watch(digests: Digests) -> Watch:
    return await digests.watch(GUILD, QUESTION, 7, now=MONDAY)


async def test_the_article_that_answers_is_quoted(store: Store, watch: Watch) -> None:
    bell, ferry = await add_drafts(store, BELL, FERRY)
    assert await answered(store, watch, [bell]) is None
    assert await answered(store, watch, []) is None
    found = await answered(store, watch, [bell, ferry])
    assert found
    best = found.quotes[0]
    assert (best.article.id, best.text) == (ferry, "The ferry across the sound was built in 1911.")
    assert found.question == QUESTION


async def test_what_shares_some_words_is_no_answer(store: Store, watch: Watch) -> None:
    numbers = await add_drafts(
        store,
        Draft("The ferry across the lake was sold. Its captain keeps hens in Halton. He likes the sound of them."),
        Draft("The school was built in 1931. Its roof is of slate. Forty children learn there."),
    )
    assert await answered(store, watch, numbers) is None


async def test_a_new_article_answers_also_where_an_old_one_did(store: Store, watch: Watch) -> None:
    await add_drafts(store, FERRY)
    (new,) = await add_drafts(
        store, Draft("The yard at Halton had built the ferry across the sound by May 1911. She was painted white.")
    )
    found = await answered(store, watch, [new])
    assert found
    assert found.quotes[0].article.id == new


async def test_a_new_article_that_only_stands_beside_an_old_answer_is_none(store: Store, watch: Watch) -> None:
    await add_drafts(store, FERRY)
    (new,) = await add_drafts(store, Draft("The ferry of the miners was built in 1911. She sank."))
    both = await ask(store, GUILD, QUESTION)
    assert new in {quote.article.id for quote in both.quotes}
    assert await answered(store, watch, [new]) is None


async def test_it_must_be_surer_than_what_is_shown_at_once(store: Store, watch: Watch) -> None:
    numbers = await add_drafts(store, BELL, Draft("The ferry of the miners was built in 1911. She sank."))
    shown = await ask(store, GUILD, QUESTION)
    assert shown.quotes
    assert await answered(store, watch, numbers) is None
    for threshold, told in ((shown.confidence - SURER - 0.01, True), (shown.confidence - SURER + 0.01, False)):
        assert bool(await answered(store, watch, numbers, threshold=threshold)) == told


async def test_p1_another_library_answers_nothing(store: Store, watch: Watch) -> None:
    theirs = await add_drafts(store, FERRY, scope=OTHER)
    assert await answered(store, watch, theirs) is None
