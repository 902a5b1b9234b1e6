"""Articles as JSON lines: one object a line, read one at a time, written so that they come back exactly."""

import json
from collections.abc import Iterable, Iterator
from typing import cast

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.decoding import REPLACED, decode, tidy
from bot.intake.fields import draft
from bot.intake.limits import MAX_FILE_BYTES
from bot.messages import message
from bot.models import Article, Draft


def iter_drafts(lines: Iterable[bytes]) -> Iterator[tuple[int, Draft | BotError]]:
    """Each line that is not blank: its number, from 1, and its draft or what is wrong with it."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, parse(line)
        except BotError as error:
            yield number, error


def parse(line: bytes) -> Draft:
    """One line. Raises Unreadable or TooLarge."""
    if len(line) > MAX_FILE_BYTES:
        size, limit = len(line) / 1e6, MAX_FILE_BYTES // 1_000_000
        raise TooLarge(message("the line has {size:.1f} MB; the limit is {limit} MB.", size=size, limit=limit))
    decoded, notes = decode(line)
    try:
        value: object = json.loads(decoded)
    except (ValueError, RecursionError) as error:
        raise Unreadable(message("this is not JSON ({why}).", why=str(error))) from error
    fields = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    given = fields.get("text")
    if not isinstance(given, str) or not given.strip():
        raise Unreadable(message('an object with a "text" is wanted.'))
    text = tidy(given)
    # JSON can spell half a character ("\\ud800"), which no encoding can store.
    if "�" in text and "�" not in given and REPLACED not in notes:
        notes = (*notes, REPLACED)
    return draft(text, fields, notes)


def to_line(article: Article) -> str:
    """An article as one line that `parse` takes back: the same text to the character, the same title if it had one."""
    info = article.info
    known = {
        "title": None if info.untitled else info.title,
        "text": article.text,
        "url": info.url,
        "source": info.source,
        "author": info.author,
        "published": info.published,
        "language": info.language,
        "rights": info.rights,
    }
    return json.dumps({name: value for name, value in known.items() if value}, ensure_ascii=False) + "\n"
