"""JSON Feed -> its entries, https://jsonfeed.org."""

import json
from typing import Any, cast

from bot.errors import Unreadable
from bot.intake.feeds.dates import moment
from bot.intake.feeds.fragment import text_of
from bot.intake.feeds.models import Entry
from bot.messages import message

NO_JSON_FEED = message("There is JSON at this address, and no JSON Feed.")
BROKEN = message("The feed is no JSON that could be read; it may break off before its end.")


def read(text: str) -> tuple[str, str, list[tuple[str, Entry]]]:
    """Title and site of a feed, and its entries with the ids that it gives them. Raises Unreadable."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable(BROKEN) from None
    feed = _object(value)
    if not _text(feed, "version").startswith("https://jsonfeed.org/version/"):
        raise Unreadable(NO_JSON_FEED)
    items = [_object(one) for one in _list(feed, "items")]
    language = _text(feed, "language")
    entries = [(_text(one, "id"), _entry(one, language)) for one in items if one]
    return _text(feed, "title"), _text(feed, "home_page_url"), entries


def _entry(one: dict[str, Any], language: str) -> Entry:
    marked, plain = _text(one, "content_html"), _text(one, "content_text")
    when = moment(_text(one, "date_published")) or moment(_text(one, "date_modified"))
    authors = [*_list(one, "authors"), one.get("author")]
    names = [name for author in authors if (name := _text(_object(author), "name"))]
    body = text_of(marked) if marked else _paragraphs(plain)
    return Entry(
        "",
        link=_text(one, "url") or _text(one, "external_url"),
        title=_text(one, "title"),
        author=", ".join(names),
        published=when.isoformat() if when else "",
        text=body or _paragraphs(_text(one, "summary")),
        whole=bool(body),
        tags=tuple(tag for tag in _list(one, "tags") if isinstance(tag, str))[:20],
        language=_text(one, "language") or language,
    )


def _paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.split("\n") if line.strip())


def _object(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _list(value: dict[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return cast("list[Any]", found) if isinstance(found, list) else []


def _text(value: dict[str, Any], name: str) -> str:
    """A field that should be text; ids come as numbers too."""
    found = value.get(name)
    return found if isinstance(found, str) else str(found) if isinstance(found, (int, float)) else ""
