"""When a feed is asked again: U9, without any server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from bot.feeds.schedule import GIVEN_UP, GONE, LONGEST, MOVES, SPREAD, Schedule, gone, moved, patience
from bot.models import Feed

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
FEED = Feed(1, "https://a.example/feed", "A", "", NOW)
PLAIN = Schedule(HOUR, lambda: 0.0)


def test_an_answer_makes_all_well_and_is_followed_by_an_interval() -> None:
    failing = replace(FEED, failures=3, failing=NOW - HOUR, error="It is down.")
    then = PLAIN.answered(failing, now=NOW)
    assert (then.due, then.failures, then.failing, then.error) == (NOW + HOUR, 0, None, "")
    assert then.asked == then.answered == NOW
    assert PLAIN.answered(FEED, now=NOW, soon=timedelta(minutes=2)).due == NOW + timedelta(minutes=2)


def test_u9_backoff_doubles_and_is_bounded() -> None:
    feed, waits = FEED, list[float]()
    for _ in range(8):
        then = PLAIN.failed(feed, "It is down.", now=feed.due)
        waits.append((then.due - feed.due) / HOUR)
        feed = then
    assert waits == [1, 2, 4, 8, 16, 24, 24, 24]


@given(st.integers(0, 10_000), st.floats(0, 1), st.integers(10, 10_080), st.integers(0, 10**9))
def test_u9_no_wait_is_longer_than_a_day_or_shorter_than_asked_for(
    failures: int, chance: float, minutes: int, asked: int
) -> None:
    schedule = Schedule(timedelta(minutes=minutes), lambda: chance)
    wanted = timedelta(seconds=asked)
    wait = schedule.failed(replace(FEED, failures=failures), "x", now=NOW, patience=wanted).due - NOW
    assert min(wanted, LONGEST) <= wait <= LONGEST
    spread = schedule.answered(FEED, now=NOW).due - NOW
    assert timedelta(minutes=minutes) <= spread <= timedelta(minutes=minutes) * (1 + SPREAD)


def test_a_feed_that_fails_for_a_week_stops_and_not_before() -> None:
    feed = FEED
    while not feed.stopped:
        feed = PLAIN.failed(feed, "It is down.", now=feed.due)
        assert feed.failing == NOW
        assert bool(feed.stopped) == (feed.asked is not None and feed.asked - NOW >= GIVEN_UP)
    assert feed.stopped == "It failed for a week. The last time: It is down."
    # A bot that was off for a week asks again a few times first.
    assert not PLAIN.failed(replace(FEED, failures=1, failing=NOW - 2 * GIVEN_UP), "x", now=NOW).stopped


def test_u9_410_stops_it_at_once() -> None:
    assert gone(FEED, now=NOW).stopped == GONE


def test_u9_a_move_for_good_is_believed_after_it_was_said_repeatedly() -> None:
    feed = FEED
    for _ in range(MOVES - 1):
        feed = moved(feed, "https://b.example/feed")
        assert feed.url == FEED.url
    assert moved(feed, "").moves == 0
    assert moved(moved(feed, "https://c.example/"), "https://b.example/feed").url == FEED.url
    there = moved(feed, "https://b.example/feed")
    assert (there.url, there.moved, there.moves) == ("https://b.example/feed", "", 0)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120), (" 0 ", 0), ("Mon, 02 Nov 2026 09:32:00 GMT", 120), ("Monday, 02-Nov-26 09:32:00 GMT", 120),
        ("Mon Nov  2 09:32:00 2026", 120), ("Mon, 02 Nov 2026 10:32:00 +0100", 120), ("", None),
        ("-5", None), ("1.5", None), ("soon", None),
        ("Mon, 02 Nov 2020 09:32:00 GMT", 0), ("٣", None), ("Mon, 99 Nov 2026 99:99:99 GMT", None),
        ("9" * 400, 10**9),
    ],
)  # fmt: skip
def test_u9_retry_after_in_all_forms(text: str, seconds: int | None) -> None:
    with time_machine.travel(NOW):
        found = patience(text, now=datetime.now(UTC))
    assert found == (None if seconds is None else timedelta(seconds=seconds))
