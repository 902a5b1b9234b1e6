"""Files: what is read of which ending, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.files import READ, check, is_page, read
from bot.intake.limits import MAX_FILE_BYTES

MARKDOWN = (
    "---\nauthor: Ann Lee\n---\n\n```\n# no title\n```\n\n# **The mill** #\n\nIt stood.\n\n# Later\n\nIt burned.\n"
)


def test_a_text_is_kept_as_it_is() -> None:
    (one,) = read("mill.TXT", b"  # It stood.\r\n\r\nIt burned. \n")
    assert (one.text, one.title) == ("  # It stood.\n\nIt burned. \n", "")


def test_markdown_has_fields_and_a_title() -> None:
    (one,) = read("mill.md", MARKDOWN.encode())
    assert (one.title, one.author) == ("The mill", "Ann Lee")
    assert one.text == MARKDOWN.partition("---\n\n")[2], "marks stay in the text"


def test_the_title_of_the_front_matter_wins() -> None:
    (one,) = read("mill.markdown", b"---\ntitle: The wheel\n---\n# The mill\n\nIt stood.")
    assert one.title == "The wheel"


def test_json_lines_hold_many() -> None:
    assert [one.text for one in read("mills.jsonl", b'{"text": "One."}\n\n{"text": "Two."}\r\n')] == ["One.", "Two."]


def test_a_wrong_line_refuses_the_file_and_is_named() -> None:
    with pytest.raises(Unreadable, match=r"mills\.jsonl: Line 2: .* \(2 lines are wrong\)"):
        read("mills.jsonl", b'{"text": "One."}\nnonsense\n7\n')


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mill.pdf", b"%PDF-1.7"),
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
    assert read("mill.txt", text.encode())[0].text == text


def test_t6_a_file_over_the_limit_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match=r"mill\.txt has 10\.0 MB; the limit is 5 MB"):
        check("mill.txt", b"a" * (2 * MAX_FILE_BYTES))


def test_which_files_are_pages() -> None:
    assert is_page("a/b.HTM")
    assert not is_page("html")
    assert {".txt", ".md", ".html", ".jsonl"} <= READ


@given(st.sampled_from([".txt", ".md", ".jsonl"]), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_politely(suffix: str, data: bytes) -> None:
    try:
        drafts = read(f"mill{suffix}", data)
    except BotError:
        return
    assert drafts or suffix == ".jsonl"
    assert all(one.text.strip() for one in drafts)
