"""Many places at once, parts in order, as fast as Discord allows and no faster."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.digests import Later, Uncertain
from bot.digests import pace as paces
from bot.digests.delivering import Patience
from bot.digests.pace import Pace
from bot.digests.parts import of_digest
from bot.digests.sending import Sending
from bot.errors import StorageError
from bot.intake.indexing import index
from bot.models import Delivery, Draft, Page, Place, Sort, State
from tests.digests.office import Office
from tests.digests.post import CHANNEL, GUILD, MONDAY, until


async def test_parts_are_sent_in_order_and_remembered(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest)
    await office.put(digest, 1, "2026-11-03")
    await office.sending.serve(CHANNEL)
    assert office.post.bodies == ["2026-11-02 1", "2026-11-02 2", "2026-11-02 3", "2026-11-03 1"]
    assert {one.silent for one in office.post.messages} == {True}
    sent = await office.store.deliveries.history((Sort.EDITION,), digest.id, limit=1)
    assert (sent[0].state, sent[0].message, sent[0].asked, sent[0].settled) == (State.SENT, 1003, MONDAY, MONDAY)
    await office.sending.serve(CHANNEL)
    assert len(office.post.asked) == 4


async def test_trouble_with_one_place_is_no_matter_to_the_others(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    places = [Place(number) for number in (1, 2, 3, 4)]
    for place in places:
        await office.put(await office.ordered(place), 1)
    real: Callable[[Place], Any] = office.store.deliveries.next
    faults = {1: StorageError("locked"), 2: RuntimeError("a bug"), 3: Uncertain("reset")}

    async def next_(place: Place) -> Delivery | None:
        if place.number in faults:
            raise faults[place.number]
        return await real(place)

    office.store.deliveries.next = next_  # type: ignore[method-assign]  # pyright: ignore
    with caplog.at_level(logging.INFO):
        pause = await office.sending.round()
        await until(lambda: bool(office.post.messages))
    assert [one.place.number for one in office.post.messages] == [4]
    assert pause == 60.0
    await office.sending.alarm.sleep(60)
    assert await office.sending.round() <= 2
    for said in ("to 1: locked", "to 2, for a reason", "to 3 (reset)"):
        assert said in caplog.text
    await office.sending.close()


async def test_d1_a_ban_ends_everything_for_a_while_each_time_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        nonlocal now
        if seconds > 0:
            slept.append(round(seconds, 3))
            now += seconds

    monkeypatch.setattr(paces.time, "monotonic", lambda: now)
    monkeypatch.setattr(paces.asyncio, "sleep", sleep)
    pace = Pace(50)
    for _ in range(3):
        await pace.turn()
    assert slept == [0.02, 0.02]
    for seconds in (60, 120, 240):
        pace.banned()
        pace.banned()
        slept.clear()
        await pace.turn()
        await pace.turn()
        assert slept == [seconds, 0.02]
    pace.went_well()
    pace.banned()
    slept.clear()
    await pace.turn()
    assert slept == [60]
    pace.rest(7)
    slept.clear()
    await pace.turn()
    assert slept == [7]


@pytest.mark.parametrize("later", [Later(7.0, everywhere=True), Later(0.0, everywhere=True, banned=True)])
async def test_d1_what_holds_for_all_holds_for_all(later: Later, office: Office) -> None:
    pace = Pace(10_000)
    sending = Sending(office.store, office.post, office.clock, pace, Patience())
    await office.put(await office.ordered(), 1)
    office.post.before = [Later(7.0)]
    await sending.serve(CHANNEL)
    await pace.turn()
    office.post.before = [later]
    await sending.serve(CHANNEL)
    turn = asyncio.create_task(pace.turn())
    await asyncio.sleep(0.02)
    assert not turn.done()
    turn.cancel()


async def test_what_is_skipped_while_it_waits_for_its_turn_is_not_sent(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    real = office.store.deliveries.asking

    async def asking(delivery: Delivery, now: datetime) -> Delivery | None:
        await office.digests.remove(GUILD, digest.id, now=now)
        return await real(delivery, now)

    office.store.deliveries.asking = asking  # type: ignore[method-assign]
    await office.sending.serve(CHANNEL)
    assert office.post.asked == []
    assert await office.states(digest) == [State.SKIPPED]


async def test_trouble_that_is_over_does_not_make_the_next_one_longer(office: Office) -> None:
    await office.put(await office.ordered())
    for longest, faults in ((2, [Uncertain("502")]), (4, [Uncertain("502")]), (2, [None, Uncertain("502")])):
        office.post.before = [*faults]
        await office.sending.serve(CHANNEL)
        assert longest - 1 < await office.sending.round() <= longest
        office.clock.go(seconds=3)
    assert len(office.post.messages) == 1


async def test_d1_who_waits_for_a_turn_when_all_are_stopped_queues_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    pace = Pace(50)
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += max(seconds, 0.0)
        waits.append(round(seconds, 3))
        if len(waits) == 2:
            pace.rest(30)

    monkeypatch.setattr(paces.time, "monotonic", lambda: now)
    monkeypatch.setattr(paces.asyncio, "sleep", sleep)
    for _ in range(3):
        await pace.turn()
    assert waits == [0, 0.02, 30, 0.02]


async def test_d1_however_they_were_held_up_no_second_has_more_requests_than_allowed() -> None:
    pace = Pace(48)
    turns: list[float] = []

    async def take() -> None:
        await pace.turn()
        turns.append(time.monotonic())

    waiting = [asyncio.create_task(take()) for _ in range(100)]
    await asyncio.sleep(0.5)
    # The loop stands still, and many turns are overdue at once.
    time.sleep(0.4)  # noqa: ASYNC251 - that is the case
    await asyncio.gather(*waiting)
    for first in turns:
        assert sum(first <= turn < first + 0.99 for turn in turns) <= 48


async def test_what_a_message_quotes_is_noted_when_it_came_by_the_version_it_was_written_from(office: Office) -> None:
    text = "The dam was raised by four metres in 1931, after the second flood. Nobody drowned in it."
    (added,) = await office.store.articles.add_many(GUILD.key, [index(Draft(text))], now=MONDAY)
    number = added.article.id
    digest = await office.ordered()
    page = Page("Good morning", quoted=((number, 0, 0, 66),))
    assert await office.store.deliveries.add(of_digest(digest, Sort.EDITION, "2026-11-02", [page], due=MONDAY))
    assert await office.store.shown.articles(GUILD.key) == frozenset()
    # It is corrected while the message is on its way.
    corrected = replace(index(Draft(text.replace("1931", "1932"))), replaces=number)
    await office.store.articles.add_many(GUILD.key, [corrected], now=MONDAY)
    await office.served()
    assert await office.store.shown.articles(GUILD.key) == {number}
    (shown,) = await office.store.shown.outdated()
    assert (shown.place, shown.message, shown.version, shown.start, shown.end) == (CHANNEL, 1000, 1, 0, 66)
