"""Bytes -> text. Line ends become one character, what cannot be decoded becomes U+FFFD; nothing else changes."""

import codecs
import re

from bot.messages import message

#: Byte order marks, the longer before the shorter that begin alike.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Bytes on either side of the first undecodable one that a guess is made from.
_SAMPLE = 10_000
_SURROGATES = re.compile("[\ud800-\udfff]")
REPLACED = message("undecodable characters were replaced")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of these bytes, and notes on what had to be done. Never fails.

    A byte order mark wins, then UTF-8 where the bytes are valid UTF-8, then the declared encoding, then a guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _replaced(data, wide)
    try:
        return tidy(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        first = error.start
    # A bad byte in a long UTF-8 text is damage, not another encoding.
    if _mostly_utf8(data):
        return _replaced(data, "utf-8")
    if declared and _fits(declared):
        return _replaced(data, declared)
    encoding = _guess(data[max(0, first - _SAMPLE) : first + _SAMPLE])
    text, notes = _replaced(data, encoding)
    return text, (*notes, message("read as {encoding}", encoding=encoding))


def tidy(text: str) -> str:
    """Every line end as a single line feed, lone surrogates as U+FFFD."""
    return _SURROGATES.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))


def _replaced(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = tidy(data.decode(encoding, "replace"))
    return text, (REPLACED,) if "�" in text else ()


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: in Latin letters every second byte is NUL, which is hardly ever a character."""
    head = data[:400]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if len(head) >= 4 and head[start::2].count(0) * 10 > len(head) * 4 and head[1 - start :: 2].count(0) == 0:
            return encoding
    return ""


def _fits(declared: str) -> bool:
    """Whether this names an encoding of text in which ASCII, and so the declaration itself, could be read."""
    try:
        info = codecs.lookup(declared)
        return "<a>".encode(info.name) == b"<a>" and b"<a>\xff".decode(info.name, "replace").startswith("<a>")
    except (LookupError, ValueError, TypeError, UnicodeError):
        # Python also calls zip, hex and rot13 codecs; they are no encodings of text.
        return False


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    bad = text.count("�")
    good = sum(char > "\x7f" for char in text) - bad
    return good > 3 and bad * 4 <= good


def _guess(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only texts that are not UTF-8 need it

    best = from_bytes(sample).best()
    # Encodings of the Latin script differ in a few letters, and the guess among them is mostly wrong: of the languages
    # we read all but Russian are written in windows-1252.
    letters = [char for char in str(best) if char.isalpha()] if best else []
    is_latin = sum(char < "\u0250" for char in letters) * 2 >= len(letters)
    return "windows-1252" if best is None or is_latin else best.encoding
