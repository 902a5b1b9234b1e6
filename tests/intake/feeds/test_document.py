"""Feeds -> entries: the three formats, F2, F3, F4."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Unreadable
from bot.intake.feeds.document import read_feed
from bot.intake.feeds.models import NEWEST, Document
from tests.intake.feeds.samples import ATOM, DATE, JSON, NO_FEEDS, NOW, URL, item, rss


def read(data: bytes, charset: str = "") -> Document:
    return read_feed(data, charset, URL, NOW)


def test_rss() -> None:
    found = read(rss([item(1, more="<category>Water</category><author>Ada</author>")]))
    (one,) = found.entries
    assert (found.title, found.site) == ("Hill & Dale", "https://hillreview.example/")
    assert (one.title, one.link, one.text) == ("Mill 1", "https://hillreview.example/mill/1", "Mill 1 stood.")
    assert (one.published, one.author, one.tags) == ("2026-11-02T09:00:00+01:00", "Ada", ("Water",))
    assert not one.whole


def test_rss_with_the_whole_text() -> None:
    content = "<content:encoded><![CDATA[<p>Mill 1 stood long.</p><p>It fell.</p>]]></content:encoded>"
    (one,) = read(rss([item(1, more=content)])).entries
    assert (one.text, one.whole) == ("Mill 1 stood long.\n\nIt fell.", True)


def test_atom() -> None:
    found = read(ATOM)
    (one,) = found.entries
    assert (found.title, one.title, one.language) == ("Talblatt", "Die Mühle am Bach", "de")
    assert one.text == "Der Bach floss lange.\n\nEins\n\nZwei"
    assert (one.link, one.author, one.tags) == ("https://hillreview.example/2026/muehle", "Ada Quill", ("Wasser",))


def test_json_feed() -> None:
    found = read(JSON)
    by_author = {one.author: one for one in found.entries}
    assert (found.title, found.site, len(found.entries)) == ("Dale", "https://dale.example/", 3)
    seven = by_author["Ada, Bo"]
    assert (seven.text, seven.published, seven.tags) == (
        "One.\n\nTwo & three.", "2026-11-02T09:00:00+02:00", ("mills",),
    )  # fmt: skip
    assert (by_author["Cy"].text, by_author["Cy"].link) == ("First line.\n\nSecond line.", "https://other.example/8")
    assert (by_author[""].text, by_author[""].link, by_author[""].whole) == ("Only this.", "", False)


@pytest.mark.parametrize("name", NO_FEEDS)
def test_f2_what_is_no_feed_or_not_all_of_one_is_refused_with_the_reason(name: str) -> None:
    data, why = NO_FEEDS[name]
    with pytest.raises(Unreadable, match=why):
        read(data)


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [("utf-8", "windows-1251", ""), ("cp1251", "windows-1251", "utf-8"),
     ("utf-16", "utf-8", ""), ("utf-8", "nonsense", "nonsense")],
)  # fmt: skip
def test_f2_a_charset_that_lies_is_seen_through(encoding: str, declared: str, charset: str) -> None:
    text = "Старая мельница стояла у реки двести лет, и никто не помнил её первого хозяина."
    data = rss([item(1, text=text)], f'<?xml version="1.0" encoding="{declared}"?>').decode().encode(encoding)
    (one,) = read(data, charset).entries
    assert one.text == text


def test_f2_letters_that_are_wrong_all_over_are_an_error_of_the_feed() -> None:
    for encoding in ("cp1251", "latin-1", "shift-jis"):
        text = {"cp1251": "Старая мельница.", "latin-1": "Die Mühle fährt früh.", "shift-jis": "古い水車。"}[encoding]
        with pytest.raises(Unreadable, match="encoding"):
            read(rss([item(1, text=text * 10)]).decode().encode(encoding))
    assert read(rss([item(n, text="Ada's mill. " * 99) for n in range(9)]).replace(b"'", b"\x92", 1)).entries


def test_f2_a_bad_byte_is_noted_and_the_rest_read() -> None:
    damaged = rss([item(1, text="Die Mühle stand früh. " * 50 + "Sie stand am Fluß.")]).replace("ß".encode(), b"\xff")
    found = read(damaged)
    assert found.entries[0].text.endswith("stand am Flu�.")
    assert found.notes == ("undecodable characters were replaced",)


def test_a_byte_order_mark_and_blank_lines_before_the_feed_are_no_matter() -> None:
    assert len(read(codecs.BOM_UTF8 + b"\n\n" + rss([item(1)])).entries) == 1


def test_f3_of_ten_thousand_entries_the_newest_200() -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 29)]
    given = [f"{days[n * 7919 % 280]}T{n % 24:02}:{n // 24 % 60:02}:{n % 59:02}+00:00" for n in range(10_000)]
    items = [item(n, date=date) for n, date in enumerate(given)]
    found = read(rss(items))
    dates = [one.published for one in found.entries]
    assert len(dates) == NEWEST
    assert dates == sorted(given, reverse=True)[:NEWEST]


def test_f3_a_repeated_entry_is_one() -> None:
    assert len(read(rss([item(1), item(1), item(2)])).entries) == 2


def test_f3_reused_ids_hide_no_entry() -> None:
    found = read(rss([item(n, guid="same") for n in range(5)]))
    assert len({one.key for one in found.entries}) == 5
    same_link = read(rss([item(n, guid="same", link="/") for n in range(5)]))
    assert len({one.key for one in same_link.entries}) == 5
    assert not any(one.own_link for one in same_link.entries)


def test_f3_without_ids_the_link_tells_and_without_both_the_words() -> None:
    found = read(rss([item(n, guid=None) for n in range(3)] + [item(n, guid=None, link=None) for n in range(3)]))
    assert len({one.key for one in found.entries}) == 6


def test_f3_an_edited_entry_is_the_same_and_so_is_one_whose_site_moved_to_https() -> None:
    (before,) = read(rss([item(1, link="http://www.hillreview.example/mill/1/")])).entries
    after = item(1, link="https://hillreview.example/mill/1?utm_source=rss", text="Mill 1 stood, and then fell.")
    (again,) = read(rss([after.replace("Mill 1<", "Mill one<")])).entries
    assert (before.key, before.text != again.text) == (again.key, True)
    assert again.link == "https://hillreview.example/mill/1"


numbers = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=12)


@given(numbers)
def test_f3_whatever_is_repeated_keys_are_unique_and_no_text_is_lost(parts: list[tuple[int, int, int]]) -> None:
    items = [
        item(title, guid=f"g{guid}" if guid else None, link=f"/l{link}" if link else None)
        for title, guid, link in parts
    ]
    entries = read(rss(items)).entries
    assert len({one.key for one in entries}) == len(entries)
    assert {one.title for one in entries} == {f"Mill {title}" for title, _, _ in parts}


IMPOSSIBLE = [
    None, "", "soon", "Thu, 01 Jan 1970 00:00:00 GMT", "0000-00-00", "2026-02-30T00:00:00Z", "1" * 500,
    "9999-12-31T23:59:59-12:00", "2026-11-02T09:00:00+99:99", "Mon, 02 Nov 2026 09:00:00 +9999",
    "Mon, 99 Nov 2026 09:00:00 GMT",
]  # fmt: skip


@pytest.mark.parametrize("date", IMPOSSIBLE)
def test_f4_a_date_that_cannot_be_is_none(date: str | None) -> None:
    (one,) = read(rss([item(1, date=date)])).entries
    assert one.published == ""


def test_f4_a_date_from_the_future_is_none_and_never_first() -> None:
    found = read(rss([item(1, date="2099-01-01T00:00:00Z"), item(2), item(3, date=None)]))
    assert [(one.title, one.published) for one in found.entries] == [
        ("Mill 3", ""), ("Mill 2", "2026-11-02T09:00:00+01:00"), ("Mill 1", ""),
    ]  # fmt: skip
    many = [item(n, date="2099-01-01T00:00:00Z") for n in range(300)] + [item(n) for n in range(300, 600)]
    assert all(one.published for one in read(rss(many)).entries)


def test_f4_a_day_stays_the_day_of_its_own_zone() -> None:
    (one,) = read(rss([item(1, date="2026-11-02T00:30:00+02:00")])).entries
    assert one.published.startswith("2026-11-02T00:30")


def test_f4_a_zone_by_name_and_an_unknown_one() -> None:
    for date, hour in (
        ("Mon, 02 Nov 2026 09:00:00 EST", "09:00:00-05:00"),
        (DATE.replace("+0100", "XYZ"), "09:00:00+00"),
    ):
        (one,) = read(rss([item(1, date=date)])).entries
        assert hour in one.published
