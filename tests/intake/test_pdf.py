"""PDF: its lines become paragraphs that read as they were set, and what has no text says so."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from bot.errors import BotError, Unreadable
from bot.intake.pdf import read_pdf
from tests.intake.documents import column, pdf, scan

MILL = (
    "The old mill stood by the river for two hundred years. Its wheel turned by day and by night, and nobody in the "
    "valley could sleep when it was still.",
    "In the end Hale bought it, and it burned. “It was never insured,” he said to the newspaper, and left the valley.",
)


def test_lines_become_paragraphs() -> None:
    one = read_pdf(pdf(column(*MILL), title="The mill", author="Ann Lee"))
    assert one.text == "\n\n".join(MILL)
    assert (one.title, one.author, one.published) == ("The mill", "Ann Lee", None)


def test_an_indent_begins_a_paragraph_too() -> None:
    lines = [
        ("The old mill stood by the river", 72, 700, 12),
        ("for two hundred years.", 72, 686, 12),
        ("In the end Hale bought it,", 90, 672, 12),
        ("and it burned.", 72, 658, 12),
    ]
    first, second = read_pdf(pdf(lines)).text.split("\n\n")
    assert (first[-22:], second) == ("for two hundred years.", "In the end Hale bought it, and it burned.")


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = column(MILL[0], width=30), column(MILL[1], width=30)
    lines = [*left, *((words, 340, y, size) for words, _, y, size in right)]
    assert read_pdf(pdf(lines)).text == "\n\n".join(MILL)


def test_a_sentence_goes_on_over_the_page_without_its_number_and_running_title() -> None:
    parts = [
        "The wheel turned by day and by night, in summer and in winter, and in the spring when the snow melted",
        "it turned so fast that nobody dared to stand beside it. In the winter of 1911 the river was so low",
        "that the wheel stood still, and the valley slept. In the end Hale bought it, and it burned.",
    ]
    pages = [
        [("Hill Country Review", 72, 760, 9), *column(part), (str(number), 300, 40, 9)]
        for number, part in enumerate(parts, 1)
    ]
    assert read_pdf(pdf(*pages)).text == " ".join(parts)


def test_larger_words_are_a_heading_and_where_no_title_was_given_the_title() -> None:
    lines = [("A wheel stands still", 72, 760, 24), *column(*MILL)]
    one = read_pdf(pdf(lines, title="Microsoft Word - mill2.doc"))
    assert one.title == "A wheel stands still"
    assert one.text.startswith("A wheel stands still\n\nThe old mill")
    assert read_pdf(pdf(column(*MILL))).title == ""


def test_a_word_divided_at_the_end_of_a_line_keeps_its_hyphen() -> None:
    text = read_pdf(pdf([("It was a water-", 72, 700, 12), ("mill, and it burned.", 72, 686, 12)])).text
    assert text == "It was a water-mill, and it burned."


def test_u8_a_scan_is_refused_and_says_so() -> None:
    for data in (scan(3), pdf([("7", 300, 40, 9)], [("8", 300, 40, 9)])):
        with pytest.raises(Unreadable, match="It is a scan"):
            read_pdf(data)


def test_u8_a_locked_file_is_refused_and_says_so() -> None:
    writer = PdfWriter(BytesIO(pdf(column(*MILL))))
    writer.encrypt("secret", algorithm="RC4-128")
    data = BytesIO()
    writer.write(data)
    with pytest.raises(Unreadable, match="protected by a password"):
        read_pdf(data.getvalue())


def test_letters_that_are_only_drawn_are_refused() -> None:
    with pytest.raises(Unreadable, match="only drawn"):
        read_pdf(pdf([("The mill" + "\x01\x02\x03" * 9 + " burned down", 72, 700, 12)]))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7" + b"\0" * 500, pdf(column(*MILL))[:700]])
def test_f1_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"damaged|scan"):
        read_pdf(data)


@given(st.data())
def test_f1_any_damage_is_read_or_refused_politely(data: st.DataObject) -> None:
    file = bytearray(pdf(column(*MILL)))
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_pdf(bytes(file))
    except (BotError, RecursionError, MemoryError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
        # The worker answers these with a refusal.
        return
