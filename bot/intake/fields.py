"""What a file says about its article, made fit to keep: title, address, date, language."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from bot.intake.decoding import tidy
from bot.intake.limits import MAX_TITLE, check_characters
from bot.models import Draft
from bot.text.furniture import rights_line
from bot.text.languages import LANGUAGES

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


def draft(text: str, fields: Mapping[str, object], notes: tuple[str, ...] = ()) -> Draft:
    """A draft of `text` with whatever of `fields` can be used; what cannot is dropped, with a note.

    Fields: title, url, source, author, published or date, language, rights. Raises TooLarge.
    """
    check_characters(text)
    found = {name: _line(value) for name, value in fields.items() if isinstance(value, str)}
    dropped: list[str] = []
    url = found.get("url", "")
    if url and not is_address(url):
        dropped.append("the address is not a web address and was left out")
        url = ""
    given = found.get("published") or found.get("date") or ""
    published = iso_date(given)
    if given and not published:
        dropped.append("the date is not an ISO date and was left out")
    language = found.get("language", "").lower().split("-")[0].split("_")[0]
    return Draft(
        text,
        title=cut(found.get("title", "")),
        url=url or None,
        source=found.get("source") or None,
        author=found.get("author") or None,
        published=published,
        language=language if language in LANGUAGES else "",
        rights=found.get("rights") or rights_line(text),
        notes=(*notes, *dropped),
    )


def pasted(text: str, fields: Mapping[str, str]) -> Draft:
    """A draft of a text that somebody typed or pasted. Raises TooLarge."""
    return draft(tidy(text), fields)


def cut(title: str) -> str:
    """A title of bearable length, cut between words."""
    return title if len(title) <= MAX_TITLE else title[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…"


def is_address(url: str) -> bool:
    """Whether this is an address that a reader may be sent to: http or https, with a host, on one line."""
    if len(url) > 2000 or _CONTROLS.search(url) or " " in url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        return False


def iso_date(text: str) -> str | None:
    """An ISO 8601 date, or date and time, in its usual form; None for anything else."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())
