"""Fields: what a file says about its article, made fit to keep."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import TooLarge
from bot.intake.fields import cut, draft, is_address, iso_date, language_code
from bot.intake.limits import MAX_CHARACTERS, MAX_TITLE

TEXT = "The old mill stood by the river."


def test_fields_are_taken_over() -> None:
    one = draft(
        TEXT,
        {
            "title": " The  mill\n", "url": "https://example.org/mill", "source": "Hill Review", "author": "Ann Lee",
            "published": "2026-05-03", "language": "en-GB", "rights": "CC BY 4.0",
        },
        ("a note",),
    )  # fmt: skip
    assert (one.text, one.title, one.url, one.source) == (TEXT, "The mill", "https://example.org/mill", "Hill Review")
    assert (one.author, one.published, one.language, one.rights) == ("Ann Lee", "2026-05-03", "en", "CC BY 4.0")
    assert one.notes == ("a note",)


def test_what_cannot_be_used_is_left_out_with_a_note() -> None:
    one = draft(TEXT, {"url": "javascript:alert(1)", "date": "last Tuesday", "title": 7, "language": "xx"})
    assert (one.url, one.published, one.title, one.language) == (None, None, "", "")
    assert len(one.notes) == 2


def test_the_text_says_its_own_rights() -> None:
    assert draft(f"{TEXT}\n\n© 2026 Hill Review", {}).rights == "© 2026 Hill Review"


def test_t6_a_text_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match=f"{MAX_CHARACTERS:,}"):
        draft("a" * (MAX_CHARACTERS + 1), {})
    assert draft("a" * MAX_CHARACTERS, {}).text


def test_t5_no_field_holds_what_cannot_be_stored() -> None:
    one = draft(TEXT, {"title": "a\ud800\0b", "author": "c\x1bd\u2028e"})
    assert (one.title, one.author) == ("a\ufffd b", "c d e")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("nb", "no"), ("nn-NO", "no"), ("DE", "de"), ("eng", "en"),
     ("ger", "de"), ("zh-Hans", ""), ("", ""), ("-", ""), ("english", "")],
)  # fmt: skip
def test_language_tags(tag: str, code: str) -> None:
    assert language_code(tag) == code


@pytest.mark.parametrize(
    ("given_date", "expected"),
    [("2026-05-03", "2026-05-03"), ("20260503", "2026-05-03"), ("2026-05-03T08:00:00Z", "2026-05-03T08:00:00+00:00"),
     ("2026-05-03 08:00", "2026-05-03T08:00:00"), ("2026-02-30", None), ("3 May 2026", None), ("", None)],
)  # fmt: skip
def test_dates(given_date: str, expected: str | None) -> None:
    assert iso_date(given_date) == expected


@pytest.mark.parametrize(
    "url", ["http://example.org", "https://example.org:8080/a?b=c#d", "https://пример.рф/мельница"]
)
def test_addresses(url: str) -> None:
    assert is_address(url)


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "//example.org", "ftp://example.org", "file:///etc/passwd", "data:text/html,a", "http://",
     "http:///a", "http://user:pw@example.org", "http://:pw@example.org", "http://@example.org", "http://[::1",
     "http://example.org:99999", "http://example.org/a b", "http://example.org/\r\nX: y", "http://e.org/\u2003",
     "https://example.org/" + "a" * 2000],
)  # fmt: skip
def test_no_addresses(url: str) -> None:
    assert not is_address(url)


def test_t8_a_long_title_is_cut_between_words() -> None:
    title = draft(TEXT, {"title": "mill " * 2000, "author": "*_`" * 4000}).title
    assert title.endswith("mill…")
    assert len(title) <= MAX_TITLE
    assert cut("a mill by the river", 10) == "a mill by…"
    assert cut("short", 10) == "short"


@pytest.mark.parametrize("letter", ["e\u0301", "👨\u200d👩\u200d👧", "👍🏽", "❤\ufe0f"])
def test_t8_a_title_is_not_cut_inside_a_letter(letter: str) -> None:
    for length in range(8, 24):
        kept = cut(letter * 12, length).removesuffix("…")
        assert (letter * 12).startswith(kept)
        assert len(kept) % len(letter) == 0


@given(st.text(max_size=60), st.integers(2, 40))
def test_t8_a_cut_line_is_never_longer_than_asked(line: str, length: int) -> None:
    found = cut(line, length)
    assert len(found) <= length
    if len(line) > length:
        rest = line[len(found) - 1 :]
        assert found == line[: len(found) - 1] + "…"
        assert len(found) == 2 or not unicodedata.combining(rest[0])
