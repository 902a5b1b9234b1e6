from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.since import since
from bot.errors import Unusable

#: The last day of a month, and of a leap February's neighbour.
NOW = datetime(2028, 3, 31, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026", "2026-01-01"), ("2026-11", "2026-11-01"), ("2026-11-02", "2026-11-02"), ("2026-3-4", "2026-03-04"),
        ("today", "2028-03-31"), (" Yesterday ", "2028-03-30"), ("0 days", "2028-03-31"), ("7 days", "2028-03-24"),
        ("1 day ago", "2028-03-30"), ("2 weeks", "2028-03-17"), ("2  Weeks ago", "2028-03-17"),
        ("a week", "2028-03-24"), ("last week", "2028-03-24"), ("the past month", "2028-02-29"),
        ("last 3 months", "2027-12-31"), ("hoy", "2028-03-31"), ("ayer", "2028-03-30"), ("7 días", "2028-03-24"),
        ("hace una semana", "2028-03-24"), ("los últimos 3 meses", "2027-12-31"), ("1 año", "2027-03-31"),
        ("Heute", "2028-03-31"), ("gestern", "2028-03-30"), ("7 Tage", "2028-03-24"), ("vor 2 Wochen", "2028-03-17"),
        ("letzte Woche", "2028-03-24"), ("die letzten 3 Monate", "2027-12-31"), ("vor einem Jahr", "2027-03-31"),
        ("aujourd’hui", "2028-03-31"), ("hier", "2028-03-30"), ("7 jours", "2028-03-24"), ("1 mois", "2028-02-29"),
        ("il y a 2 semaines", "2028-03-17"), ("1 an", "2027-03-31"), ("une année", "2027-03-31"),
        ("13 months", "2027-02-28"), ("1 year", "2027-03-31"), ("7days", "2028-03-24"),
    ],
)  # fmt: skip
def test_a_day_is_named_in_many_ways(typed: str, day: str) -> None:
    assert since(typed, now=NOW) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed",
    [
        "", "  ", "next friday", "2026-13", "2026-02-30", "02.11.2026", "11/02/2026", "26", "20261102", "-7 days",
        "1.5 days", "99999 years", "3000 years", "99999999999 days", "days 7", "7 fortnights", "٢٠٢٦",
        "2026-11-02T10:00", "0000", "heute gestern", "il y a hier",
    ],
)  # fmt: skip
def test_anything_else_is_refused_and_the_forms_are_named(typed: str) -> None:
    with pytest.raises(Unusable) as refused:
        since(typed, now=NOW)
    for form in ("2026-11-02", "2026-11", "“today”", "“yesterday”", "“7 days”", "“3 months”"):
        assert form in str(refused.value)


@given(st.text() | st.from_regex(r"[0-9]{0,6} ?(day|week|month|year)s?", fullmatch=True), st.datetimes())
def test_whatever_is_typed_it_is_a_day_or_refused(typed: str, now: datetime) -> None:
    try:
        day = since(typed, now=now)
    except Unusable:
        return
    assert isinstance(day, date)
    assert day <= now.date() or typed.strip()[:4].isdigit()
