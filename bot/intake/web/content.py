"""What came from an address: a page, a text, or something that holds no article."""

from bot.errors import Unreadable
from bot.messages import Message, message

_PICTURE, _PDF, _ARCHIVE = message("a picture"), message("a PDF"), message("an archive")
_RECORDING, _FILM, _DATA = message("a recording"), message("a film"), message("data for programs")
_FEED = message("a feed")
#: How things begin that call themselves a page all the same.
_MAGIC = (
    (b"\x89PNG", _PICTURE), (b"\xff\xd8\xff", _PICTURE), (b"GIF8", _PICTURE), (b"%PDF-", _PDF),
    (b"PK\x03\x04", _ARCHIVE), (b"\x1f\x8b", _ARCHIVE), (b"7z\xbc\xaf", _ARCHIVE), (b"Rar!", _ARCHIVE),
    (b"\x7fELF", message("a program")), (b"OggS", _RECORDING), (b"ID3", _RECORDING), (b"\x00\x00\x00", _FILM),
)  # fmt: skip
_TYPES = {
    "image": _PICTURE,
    "audio": _RECORDING,
    "video": _FILM,
    "font": message("a font"),
    "application/pdf": _PDF,
    "application/zip": _ARCHIVE,
    "application/gzip": _ARCHIVE,
    "application/json": _DATA,
    "text/css": _DATA,
    "text/javascript": _DATA,
    "text/csv": message("a table"),
    "text/calendar": message("a calendar"),
    "application/rss+xml": _FEED,
    "application/atom+xml": _FEED,
    "application/feed+json": _FEED,
}
_PAGES = {"text/html", "application/xhtml+xml"}
#: Types that say nothing, so that only the bytes can.
_UNTOLD = {"", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown"}
#: Bytes of the beginning that are looked at.
HEAD = 1024


def check_type(kind: str) -> None:
    """Raises Unreadable for a content type, without its parameters and in lower case, that is surely no article."""
    known = _TYPES.get(kind) or _TYPES.get(kind.partition("/")[0])
    if known:
        raise Unreadable(_but(known))
    if not (kind.startswith("text/") or kind in _PAGES or kind in _UNTOLD or kind.endswith("xml")):
        raise Unreadable(_but(message("a file of the kind {kind}", kind=repr(kind[:60]))))


def is_page(kind: str, data: bytes) -> bool:
    """Whether these bytes are HTML, by what they are rather than by what their type says; else they are plain text.

    Raises Unreadable for what is neither.
    """
    if not data.strip():
        raise Unreadable(message("The page at this address is empty."))
    head = data[:HEAD]
    for magic, known in _MAGIC:
        if head.startswith(magic):
            raise Unreadable(
                message("There is no article at this address but {known}, whatever it calls itself.", known=known)
            )
    lowered = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<rss" in lowered or b"<feed" in lowered or b"<rdf:rdf" in lowered:
        raise Unreadable(_but(_FEED))
    if lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        lowered.startswith((b"<!--", b"<?xml")) and b"<html" in lowered
    ):
        return True
    if kind in _PAGES:
        return True
    # UTF-16 is half NULs and begins with a mark; other texts have none.
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(_but(message("a file that is no text")))
    if kind.endswith("xml"):
        raise Unreadable(_but(_DATA))
    return kind in _UNTOLD and lowered.startswith(b"<") and b"</" in lowered


def _but(known: Message) -> Message:
    return message("There is no article at this address but {known}.", known=known)
