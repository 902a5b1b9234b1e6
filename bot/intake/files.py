"""Files by their ending -> drafts."""

import re
from pathlib import PurePath

from bot.errors import BotError, Unreadable
from bot.intake import front_matter
from bot.intake.decoding import decode
from bot.intake.fields import draft
from bot.intake.json_lines import iter_drafts
from bot.intake.limits import check_bytes
from bot.models import Draft

TEXT, MARKDOWN, PAGES, LINES = {".txt"}, {".md", ".markdown"}, {".html", ".htm"}, {".jsonl"}
#: Endings of the files we read.
READ = TEXT | MARKDOWN | PAGES | LINES
#: How pictures, PDF, archives and programs begin.
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF")
#: These are words too, unless NULs follow.
_PERHAPS_BINARY = (b"RIFF", b"MZ")
_HEADING = re.compile(r"^#[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


def is_page(name: str) -> bool:
    """Whether a file of this name is HTML, which is read in the worker."""
    return PurePath(name).suffix.lower() in PAGES


def check(name: str, data: bytes) -> None:
    """Raises Unreadable or TooLarge for what is surely no article."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in READ:
        raise Unreadable(f"{name}: only {', '.join(sorted(READ))} files can be read.")
    check_bytes(len(data), name)
    if not data.strip():
        raise Unreadable(f"{name} is empty.")
    if data.startswith(_BINARY) or (data.startswith(_PERHAPS_BINARY) and b"\0" in data[:1024]):
        raise Unreadable(f"{name} is no text, whatever its name says.")


def read(name: str, data: bytes) -> list[Draft]:
    """The articles in a file: one, or for .jsonl one a line. HTML is not read here but in the worker.

    Raises Unreadable or TooLarge.
    """
    check(name, data)
    suffix = PurePath(name).suffix.lower()
    if suffix in LINES:
        return _lines(name, data)
    text, notes = decode(data)
    fields, body = front_matter.split(text) if suffix in MARKDOWN else ({}, text)
    if not body.strip():
        raise Unreadable(f"{name} is empty.")
    if suffix in MARKDOWN and not fields.get("title"):
        fields["title"] = _heading(body)
    return [draft(body, fields, notes)]


def _heading(text: str) -> str:
    """The first heading of the first level, which in Markdown is the title; the # of a comment in code is none."""
    for match in _HEADING.finditer(text):
        if text.count("```", 0, match.start()) % 2 == 0:
            return match.group(1).strip("*_` ")
    return ""


def _lines(name: str, data: bytes) -> list[Draft]:
    found = list(iter_drafts(data.splitlines()))
    drafts = [one for one in found if isinstance(one, Draft)]
    wrong = [one for one in found if isinstance(one, BotError)]
    if wrong:
        more = f" ({len(wrong)} lines are wrong)" if len(wrong) > 1 else ""
        raise type(wrong[0])(f"{name}: {wrong[0]}{more}")
    return drafts
