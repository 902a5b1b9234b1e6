"""Files by their ending -> drafts."""

import re
from pathlib import PurePath

from bot.errors import Unreadable
from bot.intake import front_matter
from bot.intake.decoding import decode
from bot.intake.fields import draft
from bot.intake.json_lines import iter_drafts
from bot.intake.limits import check_bytes
from bot.messages import Message, message
from bot.models import Contents, Draft

TEXT, MARKDOWN, PAGES, LINES = {".txt"}, {".md", ".markdown"}, {".html", ".htm"}, {".jsonl"}
MAIL, DOCUMENTS, ARCHIVES = {".eml"}, {".pdf"}, {".zip"}
#: Endings of the files we read.
READ = TEXT | MARKDOWN | PAGES | LINES | MAIL | DOCUMENTS | ARCHIVES
#: How pictures, PDF, archives and programs begin.
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF")
#: How files begin that are no text and are read all the same; some programs write a line before it.
_MAGIC = {".pdf": b"%PDF-", ".zip": b"PK"}
#: These are words too, unless NULs follow.
_PERHAPS_BINARY = (b"RIFF", b"MZ")
#: Of so many characters at the beginning of a text this share is undecodable at most, and this share controls, of which
#: some are always forgiven: a text may have stray NULs, or marks for bold and colours. Of random bytes a tenth is such.
_BEGINNING, _UNDECODED, _CONTROLS, _FORGIVEN = 4000, 0.5, 0.05, 8
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_HEADING = re.compile(r"^#[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


def check_size(name: str, size: int) -> None:
    """Raises TooLarge for a file of so many bytes; those that hold pictures beside their text may be larger."""
    check_bytes(size, name, packed=PurePath(name).suffix.lower() in MAIL | DOCUMENTS | ARCHIVES)


def check(name: str, data: bytes) -> None:
    """Raises Unreadable or TooLarge for what is surely no article."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in READ:
        raise Unreadable(message("{file}: only {kinds} files can be read.", file=name, kinds=tuple(sorted(READ))))
    check_size(name, len(data))
    if not data.strip():
        raise Unreadable(message("{file} is empty.", file=name))
    if magic := _MAGIC.get(suffix):
        if magic not in data[:1024]:
            raise Unreadable(message("{file} is no {kind} file, whatever its name says.", file=name, kind=suffix))
    elif data.startswith(_BINARY) or (data.startswith(_PERHAPS_BINARY) and b"\0" in data[:1024]):
        raise Unreadable(message("{file} is no text, whatever its name says.", file=name))


def called(why: str, name: str, other: str) -> str:
    """What is wrong with a file that is called otherwise before a reader than by its name."""
    if isinstance(why, Message) and why.given.get("file") == name:
        return Message(why.template, why.several, why.number, {**why.given, "file": other})
    return why


def read(name: str, data: bytes) -> Contents:
    """The articles in a text file: one, or for .jsonl one a line. Other kinds are not read here but in the worker.

    Raises Unreadable or TooLarge.
    """
    check(name, data)
    suffix = PurePath(name).suffix.lower()
    if suffix in LINES:
        return _lines(name, data)
    text, notes = decode(data)
    if not _is_text(text[:_BEGINNING]):
        raise Unreadable(message("{file} is no text, whatever its name says.", file=name))
    fields, body = front_matter.split(text) if suffix in MARKDOWN else ({}, text)
    if not body.strip():
        raise Unreadable(message("{file} is empty.", file=name))
    if suffix in MARKDOWN and not fields.get("title"):
        fields["title"] = _heading(body)
    return Contents((draft(body, fields, notes),))


def _is_text(beginning: str) -> bool:
    controls = len(_CONTROL.findall(beginning))
    few = controls <= max(_FORGIVEN, _CONTROLS * len(beginning))
    return few and beginning.count("\ufffd") <= max(_FORGIVEN, _UNDECODED * len(beginning))


def _heading(text: str) -> str:
    """The first heading of the first level, which in Markdown is the title; the # of a comment in code is none."""
    for match in _HEADING.finditer(text):
        if text.count("```", 0, match.start()) % 2 == 0:
            return match.group(1).strip("*_` ")
    return ""


def _lines(name: str, data: bytes) -> Contents:
    found = list(iter_drafts(data.splitlines()))
    drafts = tuple(one for _, one in found if isinstance(one, Draft))
    unread = ((at, one) for at, one in found if not isinstance(one, Draft))
    return Contents(
        drafts, tuple((message("{file}, line {line}", file=name, line=at), one.message) for at, one in unread)
    )
