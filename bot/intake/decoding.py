"""Bytes -> text. Line ends become one character, what cannot be decoded becomes U+FFFD; nothing else changes."""

import codecs
import re

#: Byte order marks, the longer before the shorter that begin alike.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SURROGATES = re.compile("[\ud800-\udfff]")
REPLACED = "undecodable characters were replaced"


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of these bytes, and notes on what had to be done.

    A byte order mark wins, then UTF-8 where the bytes are valid UTF-8, then the declared encoding, then a guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], encoding)
    try:
        return tidy(data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        # One bad byte in a long UTF-8 text is damage, not another encoding.
        if _mostly_utf8(data, error):
            return _replaced(data, "utf-8")
    if declared and _known(declared):
        return _replaced(data, declared)
    encoding = _guess(data)
    text, notes = _replaced(data, encoding)
    return text, (*notes, f"read as {encoding}")


def tidy(text: str) -> str:
    """Line ends as one `\\n`, lone surrogates as U+FFFD."""
    return _SURROGATES.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))


def _replaced(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = tidy(data.decode(encoding, "replace"))
    return text, (REPLACED,) if "�" in text else ()


def _known(encoding: str) -> bool:
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    # Python also calls zip, hex and rot13 codecs; they are no encodings of text.
    return info._is_text_encoding  # noqa: SLF001  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    good = sum(1 for byte in data[: error.start] if byte >= 0xC0)
    return good > 3 and data.decode("utf-8", "replace").count("�") * 20 <= good


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only texts that are not UTF-8 need it

    best = from_bytes(data[:20_000]).best()
    return best.encoding if best else "windows-1252"
