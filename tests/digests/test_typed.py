"""What somebody types for a standing order, read or refused with what may be written."""

from contextlib import suppress
from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalogues import LANGUAGES
from bot.digests import typed
from bot.digests.typed import OFFERED
from bot.errors import Refused
from bot.messages import speaking
from bot.models import EVERY_DAY


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("08:00", time(8)), ("8", time(8)), (" 8:05 ", time(8, 5)), ("19.30", time(19, 30)), ("7:30 pm", time(19, 30)),
        ("7pm", time(19)), ("12 am", time(0)), ("12:15 p.m.", time(12, 15)), ("8h", time(8)), ("8h30", time(8, 30)),
        ("8 Uhr", time(8)), ("noon", time(12)), ("Midnight", time(0)), ("23:59", time(23, 59)), ("0:00", time(0)),
    ],
)  # fmt: skip
def test_hours(text: str, hour: time) -> None:
    assert typed.hour(text) == hour


@pytest.mark.parametrize("text", ["", "24:00", "8:60", "13 pm", "0 am", "soon", "8:5:00", "-1", "٨", "8" * 99])
def test_what_is_no_hour_is_refused_with_what_may_be_written(text: str) -> None:
    with pytest.raises(Refused, match="write it as 08:00, 19:30 or 7:30 pm"):
        typed.hour(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("every day", EVERY_DAY), ("Daily", EVERY_DAY), ("weekdays", (1, 2, 3, 4, 5)), ("weekend", (6, 7)),
        ("mon, thu", (1, 4)), ("Thursday and monday", (1, 4)), ("mon thu", (1, 4)), ("mondays & fri.", (1, 5)),
        ("mon-fri", (1, 2, 3, 4, 5)), ("fri - mon", (1, 5, 6, 7)), ("sat to sun, wed", (3, 6, 7)), ("tue", (2,)),
    ],
)  # fmt: skip
def test_days(text: str, days: tuple[int, ...]) -> None:
    assert typed.days(text) == days


@pytest.mark.parametrize("text", ["", ",", "someday", "m", "mon-", "8", "mon-fri-sun"])
def test_what_names_no_days_is_refused_with_what_may_be_written(text: str) -> None:
    with pytest.raises(Refused, match="write “every day”, “weekdays” or “mon, thu”"):
        typed.days(text)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("a las 8", time(8)), ("a la 1", time(1)), ("8 horas", time(8)), ("7:30 p. m.", time(19, 30)),
        ("Mediodía", time(12)), ("um 8 Uhr 30", time(8, 30)), ("19.30 Uhr", time(19, 30)), ("Mitternacht", time(0)),
        ("à 8 h", time(8)), ("20 h 30", time(20, 30)), ("8 heures", time(8)), ("midi", time(12)),
    ],
)  # fmt: skip
def test_hours_as_people_of_other_languages_write_them(text: str, hour: time) -> None:
    assert typed.hour(text) == hour


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("todos los días", EVERY_DAY), ("Täglich", EVERY_DAY), ("tous les jours", EVERY_DAY),
        ("entre semana", (1, 2, 3, 4, 5)), ("werktags", (1, 2, 3, 4, 5)), ("jours ouvrés", (1, 2, 3, 4, 5)),
        ("fin de semana", (6, 7)), ("Wochenende", (6, 7)), ("week-end", (6, 7)),
        ("los lunes y miércoles", (1, 3)), ("de lunes a viernes", (1, 2, 3, 4, 5)), ("sáb", (6,)),
        ("Montag bis Freitag", (1, 2, 3, 4, 5)), ("dienstags und donnerstags", (2, 4)), ("Mi., Fr.", (3, 5)),
        ("du lundi au vendredi", (1, 2, 3, 4, 5)), ("le mardi et le jeudi", (2, 4)), ("dim", (7,)),
    ],
)  # fmt: skip
def test_days_are_read_in_four_languages_whatever_is_spoken(text: str, days: tuple[int, ...]) -> None:
    for language in LANGUAGES:
        with speaking(language):
            assert typed.days(text) == days


def test_what_means_other_days_in_other_languages_is_read_in_the_one_that_is_spoken() -> None:
    read: dict[str, tuple[int, ...]] = {}
    for language in ("es", "de"):
        with speaking(language):
            read[language] = typed.days("do")
    assert read == {"es": (7,), "de": (4,)}
    with pytest.raises(Refused, match="names no days"):
        typed.days("do")


def test_topics_are_parted_by_commas_and_lines() -> None:
    assert typed.topics(" drug  policy, trains;,\nThe Guardian ") == ("drug policy", "trains", "The Guardian")
    assert typed.topics("") == ()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (EVERY_DAY, "every day"), ((1, 2, 3, 4, 5), "on weekdays"), ((4, 1), "on Mondays and Thursdays"),
        ((7,), "on Sundays"), ((1, 2, 6), "on Mondays, Tuesdays and Saturdays"),
    ],
)  # fmt: skip
def test_days_are_said_and_read_again(days: tuple[int, ...], said: str) -> None:
    assert typed.said(days) == said
    assert typed.days(said.removeprefix("on ")) == tuple(sorted(days))


@given(st.sets(st.integers(1, 7), min_size=1))
def test_whatever_days_are_said_can_be_read(days: set[int]) -> None:
    assert typed.days(typed.said(tuple(days)).removeprefix("on ")) == tuple(sorted(days))


@given(st.text(max_size=40))
def test_anything_at_all_is_read_or_refused(text: str) -> None:
    for read in (typed.hour, typed.days):
        with suppress(Refused):
            assert read(text) is not None
    assert all(len(one) <= 40 for one in typed.topics(text))


def test_zones_that_hold_what_is_typed_the_last_one_used_before_all() -> None:
    assert typed.zones("", first="Asia/Tokyo")[0] == "Asia/Tokyo"
    assert typed.zones("berl") == ["Europe/Berlin"]
    assert typed.zones("new york")[0] == "America/New_York"
    assert typed.zones("utc")[0] == "UTC"
    assert typed.zones("nowhere") == []
    assert typed.zones("", first="UTC")[:2] == ["UTC", "Africa/Cairo"]
    # Of the places that hold it those that begin so; old names of zones last.
    assert typed.zones("monte")[:2] == ["America/Monterrey", "America/Montevideo"]
    assert typed.zones("gmt")[0].startswith("Etc/")
    offered = typed.zones("a")
    assert len(offered) == OFFERED
    assert all(ZoneInfo(name) for name in offered)
