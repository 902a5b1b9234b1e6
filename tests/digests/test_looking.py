"""Questions that stay open until an article answers them."""

from datetime import timedelta

import pytest

from bot.digests import Digests
from bot.digests.looking import AGAIN, Looking
from bot.models import Place, Sort
from bot.store import Store
from tests.digests.post import GUILD, MONDAY, OTHER, PERSON, Post, add

FERRY = "The ferry across the sound was built in 1911. It carried miners until the bridge opened."


@pytest.fixture
def looking(store: Store, post: Post) -> Looking:
    return Looking(store, post, threshold=None)


async def test_an_article_that_answers_ends_a_watch_with_one_message(
    looking: Looking, digests: Digests, store: Store
) -> None:
    watch = await digests.watch(GUILD, "When was the ferry across the sound built?", 7, now=MONDAY)
    theirs = await digests.watch(OTHER, "When was the ferry across the sound built?", 7, now=MONDAY)
    (bell,) = await add(store, "The bell weighs 812 kilograms. It rings on Fridays.")
    assert await looking.look(bell, MONDAY, since=0) == 1
    assert await looking.look(bell, MONDAY, since=0) == 0
    assert await store.deliveries.next(PERSON) is None
    (ferry,) = await add(store, FERRY)
    assert await looking.look(ferry, MONDAY, since=bell) == 1
    found = await store.deliveries.next(PERSON)
    assert found
    assert (found.kind, found.order, found.slot, found.due, found.silent) == (
        Sort.WATCH,
        watch.id,
        "answer",
        None,
        False,
    )
    assert found.page.body.startswith("When was the ferry across the sound built? The ferry across the sound was built")
    assert [one.answered for one in await digests.watches(GUILD, 7)] == [MONDAY]
    assert [one.seen for one in await digests.watches(OTHER, 7)] == [theirs.seen]
    # Its owner lets go of it before the answer is sent.
    await digests.unwatch(GUILD, watch.id, 7, now=MONDAY)
    assert await store.deliveries.places(limit=9) == []


async def test_p1_who_left_the_server_is_told_nothing_of_it_any_more(
    looking: Looking, digests: Digests, store: Store, post: Post
) -> None:
    await digests.watch(GUILD, "When was the ferry across the sound built?", 7, now=MONDAY)
    post.left.add((GUILD, 7))
    (ferry,) = await add(store, FERRY)
    assert await looking.look(ferry, MONDAY, since=0) == 1
    assert await store.deliveries.places(limit=9) == []
    assert await digests.watches(GUILD, 7) == []


async def test_articles_that_were_there_before_do_not_answer(looking: Looking, digests: Digests, store: Store) -> None:
    (ferry,) = await add(store, FERRY)
    await digests.watch(GUILD, "When was the ferry across the sound built?", 7, now=MONDAY)
    (bell,) = await add(store, "The bell weighs 812 kilograms. It rings on Fridays.")
    assert await looking.look(bell, MONDAY, since=ferry) == 1
    assert await store.deliveries.places(limit=9) == []


async def test_one_question_that_cannot_be_looked_at_does_not_hold_up_the_others(
    looking: Looking, digests: Digests, store: Store, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    for owner in (7, 8):
        await digests.watch(GUILD, "When was the ferry across the sound built?", owner, now=MONDAY)
    (ferry,) = await add(store, FERRY)
    real, failures = post.answer, [RuntimeError("a bug")]

    def answer(*given: object) -> object:
        if failures:
            raise failures.pop()
        return real(*given)  # type: ignore[arg-type]  # pyright: ignore

    post.answer = answer  # type: ignore  # pyright: ignore
    assert await looking.look(ferry, MONDAY, since=0) == 2
    assert looking.troubled
    assert "could not be looked at" in caplog.text
    assert await store.deliveries.places(limit=9) == [Place(8, person=True)]
    assert await looking.look(ferry, MONDAY + timedelta(seconds=1), since=0) == 0
    assert await looking.look(ferry, MONDAY + AGAIN, since=0) == 1
    assert not looking.troubled


async def test_a_watch_that_is_let_go_of_while_it_is_answered_is_not_answered(
    looking: Looking, digests: Digests, store: Store
) -> None:
    watch = await digests.watch(GUILD, "When was the ferry built?", 7, now=MONDAY)
    await digests.unwatch(GUILD, watch.id, 7, now=MONDAY)
    assert not await store.watches.answer(watch, [], newest=3, now=MONDAY)
