"""Each part once, whatever happens between us and Discord; and in order."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.digests import Later, Refusing, Uncertain
from bot.digests.delivering import Patience
from bot.digests.pace import Pace
from bot.digests.parts import of_digest, parts
from bot.digests.sending import Sending
from bot.models import Page, Sort, State
from tests.digests.office import Office
from tests.digests.post import CHANNEL, GUILD, MONDAY, PERSON

#: Long after Discord forgot its nonces.
LATER = {"minutes": 10}


@pytest.mark.parametrize("came", [False, True])
async def test_d2_inside_the_window_the_same_nonce_is_sent_again(came: bool, office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest)
    (office.post.after if came else office.post.before).extend(
        [Uncertain("502"), Uncertain("reset"), None, Uncertain("503")]
    )
    await office.served()
    assert office.post.bodies == ["2026-11-02 1", "2026-11-02 2", "2026-11-02 3"]
    assert "find" not in office.post.asked
    assert await office.states(digest) == [State.SENT] * 3


@pytest.mark.parametrize("came", [False, True])
async def test_d2_beyond_the_window_the_channel_is_read(came: bool, office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest)
    (office.post.after if came else office.post.before).append(Uncertain("reset"))
    await office.sending.serve(CHANNEL)
    office.clock.go(**LATER)
    await office.served()
    assert office.post.bodies == ["2026-11-02 1", "2026-11-02 2", "2026-11-02 3"]
    assert office.post.asked == ["send", "find", *["send"] * (2 if came else 3)]
    assert await office.states(digest) == [State.SENT] * 3


async def test_d2_where_the_channel_cannot_be_read_nobody_guesses_and_its_owner_is_told_once(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    digest = await office.ordered()
    await office.put(digest)
    office.post.readable = False
    for _ in range(2):
        office.post.before.append(Uncertain("reset"))
        await office.sending.serve(CHANNEL)
        office.clock.go(**LATER)
    await office.served()
    await office.served(PERSON)
    assert await office.states(digest) == [State.UNKNOWN, State.UNKNOWN, State.SENT]
    assert office.post.bodies[:1] == ["2026-11-02 3"]
    assert len(office.post.bodies) == 2
    assert "edition" not in office.post.bodies[1]
    assert office.post.bodies[1].startswith(f"{digest.id} 2026-11-02 Discord did not say whether it came")
    assert office.post.messages[1].place == PERSON
    assert caplog.text.count("is unknown") == 2
    # What may have come does not come again in another edition.
    assert (await office.digests.get(GUILD, digest.id)).paused == ""


async def test_what_nobody_knows_of_without_an_owner_is_in_the_log(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    digest = await office.ordered(owner=None)
    await office.put(digest, 1)
    office.post.readable, office.post.before = False, [Uncertain("reset")]
    await office.sending.serve(CHANNEL)
    office.clock.go(**LATER)
    await office.sending.serve(CHANNEL)
    assert "Part 1 of edition 1 (2026-11-02) is unknown" in caplog.text
    assert await office.store.deliveries.places(limit=9) == []


async def test_nothing_is_concluded_while_a_request_may_still_be_under_way(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    office.post.before = [Uncertain("reset")] * 2
    await office.sending.serve(CHANNEL)
    office.clock.go(seconds=1)
    await office.sending.serve(CHANNEL)
    assert office.post.asked == ["send"]
    office.clock.go(seconds=88)
    await office.sending.serve(CHANNEL)
    assert office.post.asked == ["send", "send"]
    # A minute and a half after the first, but a few seconds after the last.
    office.clock.go(seconds=5)
    await office.sending.serve(CHANNEL)
    assert office.post.asked == ["send", "send"]
    office.clock.go(seconds=55)
    await office.sending.serve(CHANNEL)
    assert office.post.asked == ["send", "send", "find", "send"]


async def test_g6_a_clock_that_was_set_back_makes_nothing_new(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    office.post.after = [Uncertain("reset")]
    await office.sending.serve(CHANNEL)
    office.clock.go(hours=-1)
    office.post.window = timedelta(0)
    await office.sending.serve(CHANNEL)
    assert office.post.asked == ["send", "find"]
    assert len(office.post.bodies) == 1
    assert await office.states(digest) == [State.SENT]


@pytest.mark.parametrize("lasting", [False, True])
async def test_d3_what_is_refused_is_not_tried_again_and_its_owner_is_told_once(lasting: bool, office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest)
    await office.put(digest, 2, "2026-11-03")
    office.post.before = [Refusing("I may not write in the channel.", lasting=lasting)]
    await office.served()
    await office.served(PERSON)
    assert await office.states(digest) == [State.REFUSED, *[State.SKIPPED if lasting else State.SENT] * 4]
    assert (await office.digests.get(GUILD, digest.id)).paused == ("I may not write in the channel." if lasting else "")
    told = [one.body for one in office.post.messages if one.place == PERSON]
    assert told == [f"{digest.id} 2026-11-02 I may not write in the channel."]
    assert office.post.asked.count("send") == (2 if lasting else 6)


async def test_the_articles_of_an_edition_that_nobody_got_are_new_again(office: Office) -> None:
    digest = await office.ordered()
    after = replace(digest, seen=9, last=MONDAY.date())
    rows = of_digest(digest, Sort.EDITION, "2026-11-02", [Page("1"), Page("2")], due=MONDAY)
    assert await office.store.deliveries.claim(digest, after, rows)
    office.post.before = [Refusing("I may not write in the channel.", lasting=True)]
    await office.sending.serve(CHANNEL)
    assert (await office.digests.get(GUILD, digest.id)).seen == 0


async def test_an_owner_who_takes_no_messages_is_not_told_of_that(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    office.post.before = [Refusing("no", lasting=True), Refusing("They take no direct messages from me.", lasting=True)]
    await office.served()
    await office.served(PERSON)
    assert office.post.asked == ["send", "send"]
    assert await office.store.deliveries.places(limit=9) == []
    # A notice is no digest: none rests for it.
    assert (await office.digests.get(GUILD, digest.id)).paused == "no"


async def test_d1_what_certainly_was_not_sent_is_as_if_nobody_had_been_asked(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    office.post.readable, office.post.before = False, [Later(300.0)]
    await office.sending.serve(CHANNEL)
    waiting = await office.store.deliveries.next(CHANNEL)
    assert waiting
    assert (waiting.state, waiting.asked) == (State.READY, None)
    assert await office.sending.round() > 59
    office.clock.go(**LATER)
    await office.sending.serve(CHANNEL)
    assert office.post.asked == ["send", "send"]
    assert await office.states(digest) == [State.SENT]


async def test_d1_what_may_have_been_sent_before_stays_so(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    office.post.after, office.post.before = [Uncertain("502")], [None, Later(300.0)]
    await office.sending.serve(CHANNEL)
    office.clock.go(seconds=3)
    await office.sending.serve(CHANNEL)
    waiting = await office.store.deliveries.next(CHANNEL)
    assert waiting
    assert (waiting.state, waiting.asked) == (State.SENDING, MONDAY)
    office.clock.go(**LATER)
    await office.sending.serve(CHANNEL)
    assert office.post.asked == ["send", "send", "find"]
    assert len(office.post.bodies) == 1


async def test_what_comes_six_hours_late_is_skipped_unless_somebody_waits_for_it(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 2)
    watch = [
        replace(one, kind=Sort.WATCH, due=None)
        for one in of_digest(digest, Sort.WATCH, "answer", [Page("w")], due=None)
    ]
    await office.store.deliveries.add(watch)
    office.clock.go(hours=6, seconds=1)
    await office.sending.serve(CHANNEL)
    assert office.post.bodies == ["w"]
    assert await office.states(digest) == [State.SKIPPED, State.SKIPPED]


@pytest.mark.parametrize("came", [False, True])
async def test_what_was_asked_for_and_is_too_late_is_looked_for_but_not_sent_again(came: bool, office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    (office.post.after if came else office.post.before).append(Uncertain("reset"))
    await office.sending.serve(CHANNEL)
    office.clock.go(hours=7)
    for message in office.post.messages:
        message.when = office.clock.now
    await office.sending.serve(CHANNEL)
    assert await office.states(digest) == [State.SENT if came else State.SKIPPED]
    assert office.post.asked == ["send", "find"]


@pytest.mark.parametrize("end", ["removed", "paused"])
async def test_what_did_not_come_before_its_digest_ended_does_not_come_afterwards(end: str, office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    office.post.before = [Uncertain("reset")]
    await office.sending.serve(CHANNEL)
    if end == "removed":
        await office.digests.remove(GUILD, digest.id, now=office.clock.now)
    else:
        await office.digests.pause(GUILD, digest.id)
    office.clock.go(**LATER)
    await office.sending.serve(CHANNEL)
    assert office.post.bodies == []
    assert await office.states(digest) == [State.SKIPPED]


async def test_d3_a_channel_that_is_gone_when_it_is_to_be_read_is_a_refusal(office: Office) -> None:
    digest = await office.ordered()
    await office.put(digest, 1)
    office.post.before, office.post.reading = [Uncertain("reset")], [Refusing("The channel is gone.", lasting=True)]
    await office.sending.serve(CHANNEL)
    office.clock.go(**LATER)
    await office.sending.serve(CHANNEL)
    assert await office.states(digest) == [State.REFUSED]
    assert (await office.digests.get(GUILD, digest.id)).paused == "The channel is gone."


async def test_d2_an_answer_that_did_not_come_comes_however_late(office: Office) -> None:
    watch = parts(
        Sort.WATCH, 1, "answer", [Page("w")], library=GUILD.key, place=PERSON, silent=False, due=None
    )  # fmt: skip
    await office.store.deliveries.add(watch)
    office.post.before = [Uncertain("reset")]
    await office.sending.serve(PERSON)
    office.clock.go(days=3)
    await office.sending.serve(PERSON)
    assert office.post.asked == ["send", "find", "send"]
    assert [(one.body, one.silent) for one in office.post.messages] == [("w", False)]


async def test_d2_a_turn_that_is_long_in_coming_finds_the_window_closed(office: Office) -> None:
    await office.put(await office.ordered(), 1)
    office.post.after = [Uncertain("502")]
    await office.sending.serve(CHANNEL)
    office.clock.go(seconds=60)
    pace = Pace(10_000)

    async def turn() -> None:
        office.clock.go(**LATER)

    pace.turn = turn  # type: ignore[method-assign]
    sending = Sending(office.store, office.post, office.clock, pace, Patience())
    await sending.serve(CHANNEL)
    assert office.post.asked == ["send"]
    await sending.serve(CHANNEL)
    assert office.post.asked == ["send", "find"]
    assert len(office.post.messages) == 1


async def test_articles_that_another_edition_told_of_are_not_new_again(office: Office) -> None:
    digest = await office.ordered()
    for day, seen in ((2, 5), (3, 9)):
        before = await office.digests.get(GUILD, digest.id)
        slot = date(2026, 11, day)
        rows = of_digest(digest, Sort.EDITION, slot.isoformat(), [Page(str(slot))], due=MONDAY)
        assert await office.store.deliveries.claim(before, replace(before, seen=seen, last=slot), rows)
    for seen in (9, 5):
        one = await office.store.deliveries.next(CHANNEL)
        assert one
        await office.store.deliveries.give_up(one, State.SKIPPED, "late", MONDAY)
        assert (await office.digests.get(GUILD, digest.id)).seen == seen


@pytest.mark.parametrize("outage", [{"seconds": 5}, LATER], ids=["at once", "later"])
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("cut", ["asking", "sent", "not_asked", "give_up"])
async def test_g5_cut_before_or_after_any_step_it_ends_as_it_would_have(
    cut: str,
    when: str,
    outage: dict[str, float],
    office: Office,
) -> None:
    digest = await office.ordered()
    await office.put(digest)
    faults: dict[str, Exception] = {"not_asked": Later(1.0), "give_up": Refusing("no", lasting=True)}
    office.post.before = [faults.get(cut)]
    real = getattr(office.store.deliveries, cut)

    class Killed(BaseException):
        pass

    async def killed(*given: Any, **named: Any) -> None:
        if when == "after":
            await real(*given, **named)
        raise Killed

    setattr(office.store.deliveries, cut, killed)
    with pytest.raises(Killed):
        await office.sending.serve(CHANNEL)
    setattr(office.store.deliveries, cut, real)
    office.clock.go(**outage)
    await office.served()
    if (cut, when) == ("give_up", "after"):
        assert await office.states(digest) == [State.REFUSED, State.SKIPPED, State.SKIPPED]
    else:
        assert office.post.bodies == ["2026-11-02 1", "2026-11-02 2", "2026-11-02 3"]
        assert await office.states(digest) == [State.SENT] * 3
