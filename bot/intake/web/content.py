"""What came from an address: a page, a text, or something that holds no article."""

from bot.errors import Unreadable

#: How things begin that call themselves a page all the same.
_MAGIC = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive"), (b"\x1f\x8b", "an archive"), (b"7z\xbc\xaf", "an archive"), (b"Rar!", "an archive"),
    (b"\x7fELF", "a program"), (b"OggS", "a recording"), (b"ID3", "a recording"), (b"\x00\x00\x00", "a film"),
)  # fmt: skip
_TYPES = {
    "image": "a picture",
    "audio": "a recording",
    "video": "a film",
    "font": "a font",
    "application/pdf": "a PDF",
    "application/zip": "an archive",
    "application/gzip": "an archive",
    "application/json": "data for programs",
    "text/css": "data for programs",
    "text/javascript": "data for programs",
    "text/csv": "a table",
    "text/calendar": "a calendar",
    "application/rss+xml": "a feed",
    "application/atom+xml": "a feed",
    "application/feed+json": "a feed",
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
        raise Unreadable(f"There is no article at this address but {known}.")
    if not (kind.startswith("text/") or kind in _PAGES or kind in _UNTOLD or kind.endswith("xml")):
        raise Unreadable(f"There is no article at this address but a file of the kind {kind[:60]!r}.")


def is_page(kind: str, data: bytes) -> bool:
    """Whether these bytes are HTML, by what they are rather than by what their type says; else they are plain text.

    Raises Unreadable for what is neither.
    """
    if not data.strip():
        raise Unreadable("The page at this address is empty.")
    head = data[:HEAD]
    for magic, known in _MAGIC:
        if head.startswith(magic):
            raise Unreadable(f"There is no article at this address but {known}, whatever it calls itself.")
    lowered = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<rss" in lowered or b"<feed" in lowered or b"<rdf:rdf" in lowered:
        raise Unreadable("There is no article at this address but a feed.")
    if lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        lowered.startswith((b"<!--", b"<?xml")) and b"<html" in lowered
    ):
        return True
    if kind in _PAGES:
        return True
    # UTF-16 is half NULs and begins with a mark; other texts have none.
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("There is no article at this address but a file that is no text.")
    if kind.endswith("xml"):
        raise Unreadable("There is no article at this address but data for programs.")
    return kind in _UNTOLD and lowered.startswith(b"<") and b"</" in lowered
