"""The door: what may be ordered, by whom it is seen, and what comes of changes."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.digests import Digests
from bot.digests.digests import MOST, WATCHES
from bot.digests.parts import of_digest
from bot.errors import NotFound, Refused
from bot.models import Order, Page, Place, Sort, State
from bot.store import Store
from tests.digests.post import CHANNEL, GUILD, MONDAY, OTHER, add

ORDER = Order(CHANNEL, at=time(8), zone="Europe/Berlin", owner=7)


async def test_a_digest_begins_with_the_next_time_and_with_what_comes_from_now_on(
    digests: Digests, store: Store
) -> None:
    (number,) = await add(store, "The ferry left at noon. It carried miners.")
    digest = await digests.schedule(GUILD, replace(ORDER, topics=("  ferry ", "ferry", ""), days=(5, 1)), now=MONDAY)
    assert digest.order == replace(ORDER, topics=("ferry",), days=(1, 5))
    assert (digest.due, digest.seen, digest.last) == (datetime(2026, 11, 6, 7, tzinfo=UTC), number, None)
    assert await digests.list(GUILD) == [digest]
    assert await digests.zone(GUILD) == "Europe/Berlin"
    assert await digests.zone(OTHER) == "UTC"


async def test_r2_more_digests_than_a_library_may_have_are_refused_with_the_number(digests: Digests) -> None:
    for _ in range(MOST):
        await digests.schedule(GUILD, ORDER, now=MONDAY)
    with pytest.raises(Refused, match=f"There are {MOST} digests here"):
        await digests.schedule(GUILD, ORDER, now=MONDAY)
    await digests.schedule(OTHER, ORDER, now=MONDAY)


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (replace(ORDER, days=()), "at least one day"),
        (replace(ORDER, days=(0, 1)), "at least one day"),
        (replace(ORDER, length="epic"), "choose headline, short or long"),
        (replace(ORDER, alerts=21), "0 to 20 alerts an hour"),
        (replace(ORDER, topics=tuple(map(str, range(11)))), "10 topics"),
        (replace(ORDER, topics=("x" * 101,)), "of 100 characters"),
        (replace(ORDER, zone="Europe/Bern"), "is no time zone. Did you mean"),
    ],
)
async def test_what_cannot_be_ordered_is_refused(digests: Digests, order: Order, says: str) -> None:
    with pytest.raises(Refused, match=says):
        await digests.schedule(GUILD, order, now=MONDAY)


async def test_p1_another_librarys_digest_is_as_one_that_never_was(digests: Digests) -> None:
    digest = await digests.schedule(OTHER, ORDER, now=MONDAY)
    watch = await digests.watch(OTHER, "Who?", 7, now=MONDAY)
    for number in (digest.id, 99, 2**70, -1):
        told = f"There is no digest {number} here; `digest list` shows what there is."
        for ask in (
            digests.get(GUILD, number), digests.pause(GUILD, number), digests.resume(GUILD, number, now=MONDAY),
            digests.change(GUILD, number, ORDER, now=MONDAY), digests.remove(GUILD, number, now=MONDAY),
            digests.preview(GUILD, number, now=MONDAY), digests.history(GUILD, number),
            digests.resend(GUILD, number, now=MONDAY),
        ):  # fmt: skip
            with pytest.raises(NotFound) as refused:
                await ask
            assert str(refused.value) == told
    for scope, owner in ((GUILD, 7), (OTHER, 8)):
        with pytest.raises(NotFound, match=f"no open question {watch.id} of yours"):
            await digests.unwatch(scope, watch.id, owner, now=MONDAY)


async def test_g6_a_change_moves_its_next_edition_but_gives_no_day_two(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    had = replace(digest, last=MONDAY.date())
    assert await store.digests.update(digest, had)
    changed = await digests.change(GUILD, digest.id, replace(ORDER, at=time(12), zone="UTC", alerts=3), now=MONDAY)
    assert changed.due == datetime(2026, 11, 3, 12, tzinfo=UTC)
    assert await digests.get(GUILD, digest.id) == changed
    assert await digests.zone(GUILD) == "UTC"


async def test_alerts_begin_with_what_comes_after_they_were_asked_for(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    (number,) = await add(store, "The ferry left at noon. It carried miners.")
    assert (await digests.change(GUILD, digest.id, replace(ORDER, alerts=3), now=MONDAY)).alerted == number


async def test_a_paused_digest_says_why_and_goes_on_with_its_next_edition(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    assert (await digests.pause(GUILD, digest.id, "Holidays.")).paused == "Holidays."
    later = MONDAY + timedelta(days=30)
    assert await store.digests.due(later, limit=9) == []
    assert await store.digests.next_due() is None
    resumed = await digests.resume(GUILD, digest.id, now=later)
    assert (resumed.paused, resumed.due, resumed.seen) == ("", datetime(2026, 12, 3, 7, tzinfo=UTC), digest.seen)


async def test_a_preview_is_what_would_come_and_changes_nothing(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await add(store, "The ferry left at noon. It carried miners.")
    edition = await digests.preview(GUILD, digest.id, now=MONDAY)
    assert [story.article.title for section in edition.sections for story in section.stories] == ["Ferry 1"]
    assert edition.day == MONDAY.date()
    assert await digests.get(GUILD, digest.id) == digest
    assert await digests.history(GUILD, digest.id) == []


async def test_the_last_edition_is_sent_again_as_it_was(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    with pytest.raises(Refused, match="No edition of it was written yet"):
        await digests.resend(GUILD, digest.id, now=MONDAY)
    for day in ("2026-11-01", "2026-11-02"):
        pages = [Page(f"{day} one"), Page(f"{day} two")]
        await store.deliveries.add(of_digest(digest, Sort.EDITION, day, pages, due=MONDAY))
    with pytest.raises(Refused, match="still on its way"):
        await digests.resend(GUILD, digest.id, now=MONDAY)
    for _ in range(4):
        one = await store.deliveries.next(CHANNEL)
        assert one
        await store.deliveries.sent(one, 5, MONDAY)
    for times in (1, 2):
        again = await digests.resend(GUILD, digest.id, now=MONDAY)
        assert [(one.slot, one.page.body) for one in again] == [
            (f"2026-11-02+{times}", "2026-11-02 one"),
            (f"2026-11-02+{times}", "2026-11-02 two"),
        ]
        for _ in again:
            one = await store.deliveries.next(CHANNEL)
            assert one
            assert one.state is State.READY
            await store.deliveries.sent(one, 6, MONDAY)
    nonces = [one.nonce for one in await digests.history(GUILD, digest.id)]
    assert len(nonces) == len(set(nonces)) == 8


async def test_p4_what_was_written_for_one_place_is_not_sent_to_another(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-02", [Page("one")], due=MONDAY))
    sent = await store.deliveries.next(CHANNEL)
    assert sent
    await store.deliveries.sent(sent, 5, MONDAY)
    await digests.change(GUILD, digest.id, replace(ORDER, place=Place(6)), now=MONDAY)
    with pytest.raises(Refused, match="written for other readers"):
        await digests.resend(GUILD, digest.id, now=MONDAY)
    await digests.change(GUILD, digest.id, ORDER, now=MONDAY)
    assert len(await digests.resend(GUILD, digest.id, now=MONDAY)) == 1


async def test_two_that_ask_for_it_again_at_once_get_it_once(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-02", [Page("one")], due=MONDAY))
    one = await store.deliveries.next(CHANNEL)
    assert one
    await store.deliveries.sent(one, 5, MONDAY)
    asked = [digests.resend(GUILD, digest.id, now=MONDAY) for _ in range(3)]
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(outcome, Refused) for outcome in found) == 2
    assert len(await digests.history(GUILD, digest.id)) == 2


async def test_what_waits_for_a_digest_that_is_removed_is_not_sent(digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    pages = [Page("one"), Page("two")]
    await store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-02", pages, due=MONDAY))
    first = await store.deliveries.next(CHANNEL)
    assert first
    await store.deliveries.asking(first, MONDAY)
    assert await digests.remove(GUILD, digest.id, now=MONDAY) == digest
    # Whether the first came is still to be found out.
    left = await store.deliveries.next(CHANNEL)
    assert left
    assert (left.part, left.state) == (1, State.SENDING)
    await store.deliveries.sent(left, 5, MONDAY)
    assert await store.deliveries.next(CHANNEL) is None


async def test_d7_a_server_that_removes_the_bot_gets_nothing_more_until_it_is_back(
    digests: Digests, store: Store
) -> None:
    here = await digests.schedule(GUILD, ORDER, now=MONDAY)
    resting = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await digests.pause(GUILD, resting.id, "Holidays.")
    there = await digests.schedule(OTHER, ORDER, now=MONDAY)
    for digest in (here, there):
        await store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-02", [Page("x")], due=MONDAY))
    await digests.left(GUILD, now=MONDAY)
    waiting = await store.deliveries.next(CHANNEL)
    assert waiting
    assert waiting.library == OTHER.key
    assert [one.paused for one in await digests.list(GUILD)] == ["The bot was removed from this server.", "Holidays."]
    assert [one.paused for one in await digests.list(OTHER)] == [""]
    assert [one.state for one in await digests.history(GUILD, here.id)] == [State.SKIPPED]
    await digests.returned(GUILD, now=MONDAY)
    assert [one.paused for one in await digests.list(GUILD)] == ["", "Holidays."]


async def test_r2_open_questions_are_bounded_and_answered_ones_do_not_count(digests: Digests, store: Store) -> None:
    kept = [await digests.watch(GUILD, f"  Who was number {n}? ", 7, now=MONDAY) for n in range(WATCHES)]
    assert kept[0].question == "Who was number 0?"
    with pytest.raises(Refused, match=f"You have {WATCHES} open questions"):
        await digests.watch(GUILD, "And who else?", 7, now=MONDAY)
    await digests.watch(GUILD, "And who else?", 8, now=MONDAY)
    assert await store.watches.answer(kept[0], [], newest=0, now=MONDAY)
    await digests.watch(GUILD, "And who else?", 7, now=MONDAY)
    assert await digests.unwatch(GUILD, kept[1].id, 7, now=MONDAY) == kept[1]
    assert [watch.answered for watch in await digests.watches(GUILD, 7)][:2] == [MONDAY, None]


@pytest.mark.parametrize(("text", "says"), [(" \n", "Ask a question"), ("x" * 501, "500 characters; this one has 501")])
async def test_what_is_no_question_is_refused(digests: Digests, text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        await digests.watch(GUILD, text, 7, now=MONDAY)
