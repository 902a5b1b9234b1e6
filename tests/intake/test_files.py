"""Files: what is read of which ending, and what is refused."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.files import READ, check, check_size, read
from bot.intake.limits import MAX_FILE_BYTES, MAX_PACKED_BYTES

MARKDOWN = (
    "---\nauthor: Ann Lee\n---\n\n```\n# no title\n```\n\n# **The mill** #\n\nIt stood.\n\n# Later\n\nIt burned.\n"
)


def test_a_text_is_kept_as_it_is() -> None:
    (one,) = read("mill.TXT", b"  # It stood.\r\n\r\nIt burned. \n").drafts
    assert (one.text, one.title) == ("  # It stood.\n\nIt burned. \n", "")


def test_markdown_has_fields_and_a_title() -> None:
    (one,) = read("mill.md", MARKDOWN.encode()).drafts
    assert (one.title, one.author) == ("The mill", "Ann Lee")
    assert one.text == MARKDOWN.partition("---\n\n")[2], "marks stay in the text"


def test_the_title_of_the_front_matter_wins() -> None:
    (one,) = read("mill.markdown", b"---\ntitle: The wheel\n---\n# The mill\n\nIt stood.").drafts
    assert one.title == "The wheel"


def test_json_lines_hold_many() -> None:
    found = read("mills.jsonl", b'{"text": "One."}\n\n{"text": "Two."}\r\n')
    assert [one.text for one in found.drafts] == ["One.", "Two."]
    assert not found.unread


def test_a_wrong_line_is_named_and_the_others_are_read() -> None:
    found = read("mills.jsonl", b'{"text": "One."}\nnonsense\n7\n')
    assert [one.text for one in found.drafts] == ["One."]
    assert [where for where, _ in found.unread] == ["mills.jsonl, line 2", "mills.jsonl, line 3"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mill.pdf", b"It stood."),
        ("mill.zip", b"It stood."),
        ("mill.eml", b""),
        ("mill.docx", b"PK"),
        ("mill", b"It stood."),
        ("mill.txt", b""),
        ("mill.txt", b" \n\t"),
        ("mill.md", b"---\ntitle: The mill\n---\n\n"),
        ("mill.txt", b"%PDF-1.7 and so on"),
        ("mill.txt", b"\x89PNG\r\n"),
        ("mill.html", b"\x1f\x8b\x08"),
        ("mill.txt", b"MZ\x90\0\x03"),
    ],
)
def test_u8_what_is_no_text_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(Unreadable, match="mill"):
        read(name, data)


@pytest.mark.parametrize("text", ["MZ is a country code.", "RIFFs are played.", "GIFs are pictures."])
def test_words_that_begin_like_a_picture_are_words(text: str) -> None:
    assert read("mill.txt", text.encode()).drafts[0].text == text


def test_t6_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match=r"mill\.txt has 10\.0 MB; the limit is 5 MB"):
        check("mill.txt", b"a" * (2 * MAX_FILE_BYTES))


def test_files_that_hold_pictures_too_may_be_larger() -> None:
    for name in ("mill.pdf", "mill.EML", "mills.zip"):
        check_size(name, MAX_PACKED_BYTES)
        with pytest.raises(TooLarge, match="the limit is 25 MB"):
            check_size(name, MAX_PACKED_BYTES + 1)


@pytest.mark.parametrize("name", ["mill.txt", "mill.md"])
@pytest.mark.parametrize("size", [200, 5_000, 200_000])
def test_u8_random_bytes_are_no_text(name: str, size: int) -> None:
    for seed in range(10):
        with pytest.raises(Unreadable, match="is no text, whatever its name says"):
            read(name, random.Random(seed).randbytes(size))


@pytest.mark.parametrize(
    "data",
    [
        bytes(4096),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + b"\x3e\0\x03\0\xfe\xff\x09\0" * 9,
        "Мельница стояла у реки. ".encode("utf-16-le") * 40,
        "�".encode() * 500 + b"The mill stood.",
    ],
)
def test_u8_what_shows_nothing_but_controls_is_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read("mill.txt", data)


SAID = {
    "en": "The mill stood by the river — “for a century”, says the deed. ",
    "ru": "Мельница стояла у реки сто лет, и никто не знал, чья она. ",
    "el": "Ο μύλος στεκόταν δίπλα στο ποτάμι εκατό χρόνια. ",
    "ar": "كانت الطاحونة قائمة بجانب النهر مئة عام. ",
    "he": "הטחנה עמדה ליד הנהר מאה שנה. ",
    "hi": "चक्की सौ साल तक नदी के किनारे खड़ी रही। ",
    "zh": "磨坊在河边屹立了一百年。",
    "ja": "水車小屋は百年のあいだ川辺に立っていた。",
    "ko": "방앗간은 백 년 동안 강가에 서 있었다. ",
    "th": "โรงสีตั้งอยู่ริมแม่น้ำมาร้อยปี ",
    "emoji": "🏚️🌊👩‍🌾 ",
}


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_t5_a_text_in_any_script_is_one(language: str, encoding: str) -> None:
    text = SAID[language] * 30
    assert read("mill.txt", text.encode(encoding)).drafts[0].text == text


@pytest.mark.parametrize(
    ("language", "encoding"),
    [("ru", "koi8-r"), ("ru", "cp1251"), ("ru", "cp866"), ("el", "iso8859-7"), ("ar", "cp1256"), ("he", "cp1255"),
     ("zh", "gb18030"), ("zh", "big5"), ("ja", "shift-jis"), ("ja", "euc-jp"), ("ja", "iso-2022-jp"), ("ko", "cp949"),
     ("th", "tis-620")],
)  # fmt: skip
def test_t5_a_text_in_an_old_encoding_is_one(language: str, encoding: str) -> None:
    assert read("mill.txt", (SAID[language] * 30).encode(encoding, "replace")).drafts


@pytest.mark.parametrize(
    "data",
    [
        b"The mill\0 stood.\0 It burned.\0\0",
        b"\xef\xbb\xbfThe mill stood. " * 3 + bytes(5),
        b"N\x08NA\x08AM\x08ME\x08E of the mill. " * 40,
        b"\x1b[1mThe mill\x1b[0m stood.\x0c " * 40,
        ("Die Mühle stand. ".encode() * 10 + b"\xff\xfe\xfd ") * 9,
        # Every fifth letter is spoilt.
        (("мельница".encode()[:8] + b"\xff ") * 90),
    ],
)
def test_t5_a_text_with_stray_controls_or_damage_is_one(data: bytes) -> None:
    assert read("mill.txt", data).drafts


def test_which_files_are_read() -> None:
    assert {".txt", ".md", ".html", ".jsonl", ".pdf", ".eml", ".zip"} <= READ


@given(st.sampled_from([".txt", ".md", ".jsonl"]), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_politely(suffix: str, data: bytes) -> None:
    try:
        found = read(f"mill{suffix}", data)
    except BotError:
        return
    assert found.drafts or suffix == ".jsonl"
    assert all(one.text.strip() for one in found.drafts)
