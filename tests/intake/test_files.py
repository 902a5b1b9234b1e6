"""Files: what is read of which ending, and what is refused."""

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
