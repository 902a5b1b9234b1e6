"""What is due becomes an edition, once, on time, or is recorded as skipped; alerts come as articles do."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.digests import Digests
from bot.digests.issuing import AGAIN, Issuing
from bot.errors import StorageError
from bot.intake.indexing import index
from bot.models import Delivery, Digest, Draft, Edition, Order, Page, Place, Scope, Sort, State, room_key
from bot.store import Store
from tests.digests.post import CHANNEL, GUILD, MONDAY, OTHER, Clock, Post, add

#: Eight in the morning, every day, by UTC; it is half past nine on Monday.
ORDER = Order(CHANNEL, owner=7)
TUESDAY = datetime(2026, 11, 3, 8, tzinfo=UTC)
FERRY = "The ferry left at noon. It carried miners."
DAM = "The dam was raised by four metres. Nobody drowned."


@pytest.fixture
def issuing(store: Store, post: Post) -> Issuing:
    return Issuing(store, post, cap=0.25)


async def made(store: Store, digest: Digest, *kinds: Sort) -> list[tuple[str, State, str]]:
    found = await store.deliveries.history(kinds or (Sort.EDITION,), digest.id, limit=99)
    return [(one.slot, one.state, one.page.body or one.error) for one in reversed(found)]


async def test_a_due_edition_is_made_once_and_its_digest_moves_on(
    issuing: Issuing, digests: Digests, store: Store, post: Post
) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    (number,) = await add(store, FERRY)
    assert await issuing.issue(TUESDAY - timedelta(seconds=1)) == 0
    post.pages = 2
    assert await issuing.issue(TUESDAY) == 1
    assert await issuing.issue(TUESDAY) == 0
    assert await made(store, digest) == [
        ("2026-11-03", State.READY, "edition 2026-11-03 1: Ferry 1"),
        ("2026-11-03", State.READY, "edition 2026-11-03 2: Ferry 1"),
    ]
    after = await digests.get(GUILD, digest.id)
    assert after == replace(digest, due=TUESDAY + timedelta(days=1), seen=number, last=date(2026, 11, 3))


async def test_p4_editions_and_alerts_have_what_all_in_their_place_can_read(
    issuing: Issuing, digests: Digests, store: Store, post: Post
) -> None:
    room = Scope.of(room_key(GUILD.key, CHANNEL.number))
    inside = await digests.schedule(GUILD, replace(ORDER, alerts=2), now=MONDAY)
    outside = await digests.schedule(GUILD, replace(ORDER, alerts=2, place=Place(6)), now=MONDAY)
    # Whatever a courier says, the rooms of others do not count.
    abroad = Scope.of(room_key(OTHER.key, 6))
    post.private = {CHANNEL: room.rooms, Place(6): abroad.rooms}
    drafts = [index(Draft(text, title=text[:9])) for text in (FERRY, DAM)]
    (ferry,) = await store.articles.add_many(room.target, drafts[:1], now=MONDAY)
    (dam,) = await store.articles.add_many(abroad.target, drafts[1:], now=MONDAY)
    for _ in range(2):
        await issuing.alert(dam.article.id, MONDAY, since=0)
    alert = (str(ferry.article.id), State.READY, "alert 2026-11-02 1: The ferry")
    assert await made(store, inside, Sort.ALERT) == [alert]
    assert await made(store, outside, Sort.ALERT) == []
    quiet = await digests.schedule(GUILD, ORDER, now=MONDAY)
    assert await store.digests.update(quiet, replace(quiet, seen=0))
    await issuing.issue(TUESDAY)
    assert await made(store, quiet) == [("2026-11-03", State.READY, "edition 2026-11-03 1: The ferry")]
    assert await made(store, outside) == []


async def test_nothing_new_is_said_only_where_that_was_asked_for(
    issuing: Issuing, digests: Digests, store: Store
) -> None:
    quiet = await digests.schedule(GUILD, ORDER, now=MONDAY)
    loud = await digests.schedule(GUILD, replace(ORDER, empty=True), now=MONDAY)
    assert await issuing.issue(TUESDAY) == 2
    assert await made(store, quiet) == []
    assert await made(store, loud) == [("2026-11-03", State.READY, "edition 2026-11-03 1: ")]
    assert (await digests.get(GUILD, quiet.id)).last == date(2026, 11, 3)


async def test_more_than_six_hours_late_is_skipped_and_recorded_and_its_articles_wait(
    issuing: Issuing, digests: Digests, store: Store
) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await add(store, FERRY)
    await issuing.issue(TUESDAY + timedelta(hours=6, seconds=1))
    assert await made(store, digest) == [("2026-11-03", State.SKIPPED, "It would have come more than six hours late.")]
    after = await digests.get(GUILD, digest.id)
    assert (after.seen, after.due) == (0, TUESDAY + timedelta(days=1))
    await issuing.issue(after.due)
    assert (await made(store, digest))[1:] == [("2026-11-04", State.READY, "edition 2026-11-04 1: Ferry 1")]


async def test_of_several_that_were_missed_the_latest_alone_is_made(
    issuing: Issuing, digests: Digests, store: Store
) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await add(store, FERRY)
    await issuing.issue(TUESDAY + timedelta(days=2, hours=6))
    assert await made(store, digest) == [
        ("2026-11-03", State.SKIPPED, "A later edition was due by the time the bot ran again."),
        ("2026-11-04", State.SKIPPED, "A later edition was due by the time the bot ran again."),
        ("2026-11-05", State.READY, "edition 2026-11-05 1: Ferry 1"),
    ]


async def test_g5_a_claim_that_fails_leaves_all_as_it_was(issuing: Issuing, digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await add(store, FERRY)
    real = store.deliveries.claim

    async def claim(before: Digest, after: Digest, deliveries: Sequence[Delivery]) -> bool:
        # The second part cannot be stored: it has no body.
        broken = replace(deliveries[0], part=2, page=Page(None))  # type: ignore[arg-type]  # pyright: ignore
        return await real(before, after, [*deliveries, broken])

    store.deliveries.claim = claim  # type: ignore[method-assign]  # pyright: ignore
    await issuing.issue(TUESDAY)
    assert issuing.troubled
    assert await digests.get(GUILD, digest.id) == digest
    assert await made(store, digest) == []
    store.deliveries.claim = real  # type: ignore[method-assign]
    assert await issuing.issue(TUESDAY + timedelta(seconds=1)) == 0
    assert await issuing.issue(TUESDAY + AGAIN) == 1
    assert len(await made(store, digest)) == 1


async def test_a_digest_that_is_paused_while_it_is_composed_gives_nothing(
    issuing: Issuing, digests: Digests, store: Store
) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await add(store, FERRY)
    real = store.deliveries.claim

    async def claim(before: Digest, after: Digest, deliveries: Sequence[Delivery]) -> bool:
        await digests.pause(GUILD, digest.id)
        return await real(before, after, deliveries)

    store.deliveries.claim = claim  # type: ignore[method-assign]
    await issuing.issue(TUESDAY)
    assert await made(store, digest) == []
    assert (await digests.get(GUILD, digest.id)).seen == 0


async def test_one_digest_that_cannot_be_composed_does_not_hold_up_the_others(
    issuing: Issuing, digests: Digests, store: Store, post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    broken = await digests.schedule(GUILD, ORDER, now=MONDAY)
    sound = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await add(store, FERRY)
    real = post.edition

    def edition(one: Edition) -> Sequence[Page]:
        if one.digest.id == broken.id:
            raise RuntimeError("a bug")
        return real(one)

    post.edition = edition  # type: ignore[method-assign]
    assert await issuing.issue(TUESDAY) == 2
    assert await issuing.issue(TUESDAY) == 0
    assert f"Digest {broken.id} could not be composed" in caplog.text
    assert len(await made(store, sound)) == 1
    assert await made(store, broken) == []


async def test_g6_rules_of_a_zone_that_change_are_followed(issuing: Issuing, digests: Digests, store: Store) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    early = replace(digest, due=TUESDAY - timedelta(hours=1))
    await store.digests.update(digest, early)
    # As reckoned at a start, and, where there was none since, at the moment itself.
    await issuing.mend(MONDAY)
    assert await digests.get(GUILD, digest.id) == digest
    await store.digests.update(digest, early)
    assert await issuing.issue(early.due) == 1
    assert await digests.get(GUILD, digest.id) == digest
    assert await made(store, digest) == []


async def test_g6_a_day_far_ahead_came_from_a_clock_that_was_wrong(
    issuing: Issuing, digests: Digests, store: Store
) -> None:
    digest = await digests.schedule(GUILD, ORDER, now=MONDAY)
    await store.digests.update(digest, replace(digest, due=TUESDAY + timedelta(days=400), last=date(2027, 12, 7)))
    await issuing.mend(MONDAY)
    assert await digests.get(GUILD, digest.id) == digest


@pytest.mark.parametrize("days", [-1, 1])
async def test_g6_a_clock_that_is_wrong_by_a_day_gives_one_edition_a_day(
    days: int, issuing: Issuing, digests: Digests, store: Store, clock: Clock
) -> None:
    digest = await digests.schedule(GUILD, replace(ORDER, empty=True), now=MONDAY)
    for hour in range(24 * 6):
        wrong = timedelta(days=days) if 30 <= hour < 60 else timedelta()
        await issuing.issue(MONDAY + timedelta(hours=hour) + wrong)
    slots = [slot for slot, _, _ in await made(store, digest)]
    assert slots == [f"2026-11-{day:02}" for day in range(3, 9)][: len(slots)]
    assert len(slots) >= 5


async def test_alerts_come_with_the_articles_and_no_more_an_hour_than_wanted(
    issuing: Issuing, digests: Digests, store: Store
) -> None:
    digest = await digests.schedule(GUILD, replace(ORDER, alerts=2), now=MONDAY)
    numbers = await add(store, FERRY, DAM)
    assert await issuing.alert(numbers[-1], MONDAY, since=0) == 1
    assert await issuing.alert(numbers[-1], MONDAY, since=0) == 0
    assert await made(store, digest, Sort.ALERT) == [
        (str(numbers[0]), State.READY, "alert 2026-11-02 1: Ferry 1"),
        (str(numbers[1]), State.READY, "alert 2026-11-02 1: Ferry 2"),
    ]
    more = await add(store, "The bell was cast in 1743. It weighs much.", title="Bell")
    assert await issuing.alert(more[-1], MONDAY + timedelta(minutes=59), since=numbers[-1]) == 1
    assert len(await made(store, digest, Sort.ALERT)) == 2
    # What was told does not come again; what waited comes.
    await issuing.issue(TUESDAY)
    assert await made(store, digest) == [("2026-11-03", State.READY, "edition 2026-11-03 1: Bell 1")]


async def test_alerts_are_of_ones_own_library_and_of_the_shelf(
    issuing: Issuing, digests: Digests, store: Store
) -> None:
    digest = await digests.schedule(GUILD, replace(ORDER, alerts=9), now=MONDAY)
    (theirs,) = await add(store, FERRY, scope=Scope.guild(5))
    assert await issuing.alert(theirs, MONDAY, since=0) == 0
    (shelf,) = await add(store, DAM, scope=Scope.shelf(), title="Dam")
    assert await issuing.alert(shelf, MONDAY, since=theirs) == 1
    assert [body for _, _, body in await made(store, digest, Sort.ALERT)] == ["alert 2026-11-02 1: Dam 1"]


async def test_trouble_of_the_store_is_tried_again(
    issuing: Issuing, digests: Digests, store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await digests.schedule(GUILD, replace(ORDER, alerts=9), now=MONDAY)
    (number,) = await add(store, FERRY)

    async def alerts(order: int, since: datetime) -> int:
        raise StorageError("locked")

    real, store.deliveries.alerts = store.deliveries.alerts, alerts  # type: ignore[method-assign]
    assert await issuing.alert(number, MONDAY, since=0) == 1
    assert issuing.troubled
    assert await issuing.alert(number, MONDAY, since=0) == 0
    store.deliveries.alerts = real  # type: ignore[method-assign]
    assert await issuing.alert(number, MONDAY + AGAIN, since=0) == 1
    assert not issuing.troubled
