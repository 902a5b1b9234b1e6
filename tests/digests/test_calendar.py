"""Editions by the clocks of a zone: one a local day, at the right instant."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.digests.calendar import missed, upcoming, zone_named
from bot.errors import Refused
from bot.models import Order, Place

ZONES = ("Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")
#: Days of 2026 on which clocks skip half past two, and what they show then.
SKIPPED = {
    ("Europe/Berlin", date(2026, 3, 29)): time(3),
    ("America/New_York", date(2026, 3, 8)): time(3),
}


def order(zone: str, at: time = time(8), days: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)) -> Order:
    return Order(Place(1), at=at, zone=zone, days=days)


def local(instant: datetime, zone: str) -> str:
    """What the clocks of the zone show."""
    return f"{instant.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}"


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [time(2, 30), time(8)])
def test_g6_a_year_of_days_has_one_edition_each_at_the_right_instant(zone: str, at: time) -> None:
    moment = datetime(2026, 1, 1, tzinfo=ZoneInfo(zone)).astimezone(UTC) - timedelta(seconds=1)
    days: list[date] = []
    last: date | None = None
    for _ in range(365):
        before = moment
        moment, last = upcoming(order(zone, at), moment, last)
        assert moment > before
        assert moment.tzinfo is UTC
        days.append(last)
        shown = SKIPPED.get((zone, last), at) if at == time(2, 30) else at
        assert local(moment, zone) == f"{last} {shown}"
    assert days == [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]


def test_g6_an_hour_that_is_shown_twice_is_taken_the_first_time() -> None:
    moment = upcoming(order("Europe/Berlin", time(2, 30)), datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert moment == (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25))
    assert upcoming(order("Europe/Berlin", time(2, 30)), moment.instant).day == date(2026, 10, 26)


def test_g6_half_an_hour_is_skipped_on_lord_howe() -> None:
    moment = upcoming(order("Australia/Lord_Howe", time(2, 15)), datetime(2026, 10, 3, 0, tzinfo=UTC))
    assert local(moment.instant, "Australia/Lord_Howe") == "2026-10-04 02:30:00"


def test_g6_a_skip_around_midnight_still_is_that_days() -> None:
    # Toronto went from half past eleven in the evening to half past twelve.
    moment = upcoming(order("America/Toronto", time(23, 45)), datetime(1919, 3, 30, 12, tzinfo=UTC))
    assert moment.day == date(1919, 3, 30)
    assert local(moment.instant, "America/Toronto") == "1919-03-31 00:30:00"


def test_g6_a_day_that_a_zone_left_out_has_no_edition() -> None:
    moment = upcoming(order("Pacific/Apia"), datetime(2011, 12, 29, 20, tzinfo=UTC))
    assert moment.day == date(2011, 12, 31)


def test_g6_leap_days_are_days() -> None:
    moment = upcoming(order("Asia/Kathmandu"), datetime(2028, 2, 28, 12, tzinfo=UTC))
    assert moment == (datetime(2028, 2, 29, 2, 15, tzinfo=UTC), date(2028, 2, 29))


def test_g6_another_zone_gives_no_day_a_second_edition() -> None:
    last = upcoming(order("Europe/Berlin"), datetime(2026, 11, 2, 6, tzinfo=UTC))
    assert last.day == date(2026, 11, 2)
    # It is two in the morning of the same day in New York now.
    assert upcoming(order("America/New_York"), last.instant, last.day).day == date(2026, 11, 3)
    assert upcoming(order("America/New_York"), last.instant).day == date(2026, 11, 2)


def test_days_of_the_week_are_those_of_the_zone() -> None:
    # Sunday evening in UTC is Monday morning in Kathmandu.
    moment = upcoming(order("Asia/Kathmandu", time(2), days=(1,)), datetime(2026, 11, 1, 12, tzinfo=UTC))
    assert moment == (datetime(2026, 11, 1, 20, 15, tzinfo=UTC), date(2026, 11, 2))


def test_what_was_missed_is_counted_up_to_now() -> None:
    utc = order("UTC")
    due = datetime(2026, 11, 2, 8, tzinfo=UTC)
    found = missed(utc, due, due + timedelta(days=2), most=30)
    assert [moment.day.day for moment in found] == [2, 3, 4]
    later = missed(utc, due, due + timedelta(days=2), date(2026, 11, 2), most=30)
    assert [moment.day.day for moment in later] == [3, 4]
    assert [moment.day.day for moment in missed(utc, due, due + timedelta(days=2), most=2)] == [3, 4]
    assert missed(utc, due, due - timedelta(seconds=1), most=30) == []
    assert len(missed(utc, datetime(2016, 1, 1, 8, tzinfo=UTC), due, most=30)) == 30


@given(
    st.sampled_from(ZONES),
    st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    st.sets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days))),
    st.integers(0, 35 * 366 * 86400).map(lambda seconds: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)),
)
def test_g6_whatever_the_order_the_next_one_is_later_on_a_day_of_its_own(
    zone: str, at: time, days: tuple[int, ...], start: datetime
) -> None:
    wanted = order(zone, at, days)
    moment = upcoming(wanted, start)
    for _ in range(3):
        following = upcoming(wanted, moment.instant)
        assert moment.instant < following.instant
        assert moment.day < following.day
        assert following.day.isoweekday() in days
        assert upcoming(wanted, moment.instant, moment.day) == following
        # Nothing lies between the two.
        assert upcoming(wanted, following.instant - timedelta.resolution) == following
        moment = following


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("europe/berlin", "Europe/Berlin"), ("America/New York", "America/New_York"), ("berlin", "Europe/Berlin"),
        ("utc", "UTC"), (" Sao Paulo ", "America/Sao_Paulo"),
    ],
)  # fmt: skip
def test_zones_are_known_by_their_names_and_places(typed: str, name: str) -> None:
    assert zone_named(typed) == name


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Kathmandou", "“Kathmandou” is no time zone. Did you mean Asia/Kathmandu or Asia/Katmandu?"),
        ("America/New Yrok", "Did you mean America/New_York, "),
        ("qqqq", "“qqqq” is no time zone. Name one as Europe/Berlin, America/New_York or UTC."),
        ("../../etc/passwd", "is no time zone. Name one as"),
        ("localtime", "is no time zone"),
        ("", "“” is no time zone. Name one as"),
    ],
)
def test_what_is_no_zone_is_refused_with_those_that_are_near(typed: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        zone_named(typed)
    assert says in str(refused.value)
