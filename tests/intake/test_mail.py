"""Messages: what is their text, and who wrote it when."""

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError, Unreadable
from bot.intake.decoding import REPLACED
from bot.intake.mail import read_mail

TEXT = "The old mill stood by the river for two hundred years.\nIn the end Hale bought it, and it burned.\n"
PAGE = "".join(f"<p>{line} It is said that nobody in the valley slept that night.</p>" for line in TEXT.splitlines())


def message(text: str = TEXT, **headers: str) -> EmailMessage:
    one = EmailMessage()
    known = {"subject": "The mill", "from": "Ann Lee <ann@example.org>", "date": "Sun, 3 May 2026 09:00:00 +0200"}
    for name, value in (known | headers).items():
        one[name] = value
    one.set_content(text)
    return one


def test_subject_sender_and_date_are_title_author_and_day() -> None:
    one = read_mail(message().as_bytes())
    assert (one.title, one.author, one.published) == ("The mill", "Ann Lee", "2026-05-03T09:00:00+02:00")
    assert one.text == TEXT


def test_a_sender_without_a_name_is_known_by_the_address() -> None:
    assert read_mail(message(**{"from": "ann@example.org"}).as_bytes()).author == "ann@example.org"


def test_coded_headers_and_old_encodings_are_read() -> None:
    one = EmailMessage()
    one["subject"] = "Мельница сгорела"
    one.set_content("Старая мельница стояла у реки двести лет.\n", charset="koi8-r", cte="base64")
    found = read_mail(one.as_bytes())
    assert (found.title, found.text) == ("Мельница сгорела", "Старая мельница стояла у реки двести лет.\n")


def test_the_plain_text_wins_over_the_page_and_attachments_are_left_alone() -> None:
    both = message()
    both.add_alternative(f"<html><body>{PAGE}</body></html>", subtype="html")
    both.add_attachment(b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="wheel.exe")
    both.add_attachment("Nobody reads this.", filename="notes.txt")
    assert read_mail(both.as_bytes()).text == TEXT


def test_a_page_alone_is_read_as_a_page() -> None:
    one = message()
    one.set_content(f"<html><head><title>x</title></head><body><article>{PAGE}</article></body></html>", subtype="html")
    found = read_mail(one.as_bytes())
    assert found.text.startswith("The old mill stood by the river for two hundred years. It is said")
    assert "<" not in found.text
    assert (found.title, found.author) == ("The mill", "Ann Lee")


def test_a_message_of_attachments_alone_is_refused() -> None:
    one = EmailMessage()
    one["subject"] = "Pictures"
    one.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="wheel.png")
    with pytest.raises(Unreadable, match="only attachments"):
        read_mail(one.as_bytes())


@pytest.mark.parametrize("data", [b"It stood.\n\nIt burned.\n", b"\0\1\2", b"X-Mill: 1\n\nIt stood."])
def test_what_is_no_message_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="no message"):
        read_mail(data)


@pytest.mark.parametrize("header", ["date: never", "from: <<<>>>@@", "subject: =?x?q?=?=", "date: Sun, 99 May 2026"])
def test_a_header_that_is_not_as_it_should_be_is_passed_over(header: str) -> None:
    assert read_mail(f"{header}\nsubject: x\n\n{TEXT}".encode()).text == TEXT


def test_t5_bytes_that_no_encoding_has_are_replaced_and_noted() -> None:
    head = b"subject: x\nContent-Type: text/plain; charset=utf-8\n\n"
    one = read_mail(head + "café ".encode() * 9 + b"caf\xe9")
    assert one.text.endswith("caf\ufffd")
    assert one.notes == (REPLACED,)


@given(st.binary(max_size=200))
def test_f1_any_bytes_are_read_or_refused_politely(tail: bytes) -> None:
    for head in (b"subject: x\n", b"subject: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n", b"from: "):
        try:
            found = read_mail(head + tail)
        except (BotError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
            continue
        assert found.text.strip()
