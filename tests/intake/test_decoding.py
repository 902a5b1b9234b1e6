"""Decoding: bytes become text, and nothing that could be read is lost."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.decoding import REPLACED, decode, tidy

FRENCH = "Le vieux moulin a été vendu après la crue, et la rivière s'est déplacée."
RUSSIAN = "Старая мельница стояла у реки двести лет, потом её купил Орлов."


def test_utf8_is_taken_as_it_is() -> None:
    assert decode(FRENCH.encode()) == (FRENCH, ())


def test_line_ends_become_one_character_and_nothing_else_changes() -> None:
    assert decode(b" a\r\nb\rc\n\n\td \x0c ") == (" a\nb\nc\n\n\td \x0c ", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_t5_a_byte_order_mark_wins_and_goes(mark: bytes, encoding: str) -> None:
    assert decode(mark + RUSSIAN.encode(encoding), "latin-1") == (RUSSIAN, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_t5_utf16_without_a_mark_is_seen(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding))[0] == FRENCH


def test_t5_a_nul_is_kept() -> None:
    assert decode(b"a\0b\0\0c, and so on for a while") == ("a\0b\0\0c, and so on for a while", ())


def test_t5_lone_surrogates_are_replaced() -> None:
    assert tidy("a\ud800b") == "a\ufffdb"
    assert decode("a\ud800b".encode("utf-8", "surrogatepass") + RUSSIAN.encode())[0] == f"a\ufffd\ufffd\ufffdb{RUSSIAN}"


def test_t5_a_bad_byte_does_not_spoil_a_long_text() -> None:
    data = RUSSIAN.encode() + b"\xff" + RUSSIAN.encode()
    assert decode(data) == (f"{RUSSIAN}\ufffd{RUSSIAN}", (REPLACED,))
    assert decode(b"\xff" + RUSSIAN.encode()) == (f"\ufffd{RUSSIAN}", (REPLACED,))


def test_t5_mixed_encodings_never_fail() -> None:
    text, notes = decode(FRENCH.encode() + RUSSIAN.encode("cp1251") + FRENCH.encode("latin-1"))
    assert text
    assert notes


def test_the_declared_encoding_counts_where_it_is_not_utf8() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), "KOI8-R") == (RUSSIAN, ())
    assert decode(FRENCH.encode(), "latin-1") == (FRENCH, ()), "valid UTF-8 is UTF-8, whatever is declared"


@pytest.mark.parametrize("declared", ["zip", "rot13", "hex", "utf-16", "no such", "\0", "undefined", "idna", "x" * 99])
def test_a_false_declaration_is_passed_over(declared: str) -> None:
    assert decode(FRENCH.encode("cp1252"), declared) == (FRENCH, ("read as windows-1252",))


def test_what_is_not_declared_is_guessed_and_noted() -> None:
    assert decode(FRENCH.encode("cp1252")) == (FRENCH, ("read as windows-1252",))
    assert decode(RUSSIAN.encode("cp1251")) == (RUSSIAN, ("read as cp1251",))


def test_the_guess_looks_where_the_trouble_is() -> None:
    text = "The mill stood. " * 3000 + FRENCH
    assert decode(text.encode("cp1252"))[0] == text


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "cp1251", "shift_jis", "hex", "utf-7"]))
def test_t5_any_bytes_become_a_storable_text(data: bytes, declared: str | None) -> None:
    text, notes = decode(data, declared)
    text.encode("utf-8")
    assert "\r" not in text
    assert isinstance(notes, tuple)


@given(st.text(max_size=200))
def test_any_text_comes_back_from_utf8(text: str) -> None:
    plain = tidy(text)
    if not plain.startswith("\ufeff") and "\0" not in plain:
        assert decode(text.encode()) == (plain, ())
