"""What a file says about its article, made fit to keep: title, address, date, language."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from bot.intake.decoding import tidy
from bot.intake.limits import MAX_TITLE, check_characters
from bot.messages import message
from bot.models import Draft
from bot.text.furniture import rights_line
from bot.text.languages import LANGUAGES

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: What belongs to the character before: joiners, variation selectors, skin tones.
_JOINED = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
#: Norwegian's two written forms, and the three-letter codes of ISO 639-2.
_OTHER_CODES = {
    "nb": "no", "nn": "no", "nob": "no", "nno": "no", "nor": "no", "eng": "en", "spa": "es", "fra": "fr", "fre": "fr",
    "deu": "de", "ger": "de", "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "swe": "sv", "dan": "da", "fin": "fi",
    "rus": "ru",
}  # fmt: skip


def draft(text: str, fields: Mapping[str, object], notes: tuple[str, ...] = ()) -> Draft:
    """A draft of `text` with whatever of `fields` can be used; what cannot is dropped, with a note.

    Fields: title, url, source, author, published or date, language, rights. Raises TooLarge.
    """
    check_characters(text)
    found = {name: _line(value) for name, value in fields.items() if isinstance(value, str)}
    dropped: list[str] = []
    url = found.get("url", "")
    if url and not is_address(url):
        dropped.append(message("the address is not a web address and was left out"))
        url = ""
    given = found.get("published") or found.get("date") or ""
    published = iso_date(given)
    if given and not published:
        dropped.append(message("the date is not an ISO date and was left out"))
    return Draft(
        text,
        title=cut(found.get("title", "")),
        url=url or None,
        source=cut(found.get("source", "")) or None,
        author=cut(found.get("author", "")) or None,
        published=published,
        language=language_code(found.get("language", "")),
        rights=cut(found.get("rights", "")) or rights_line(text),
        notes=(*notes, *dropped),
    )


def pasted(text: str, fields: Mapping[str, str]) -> Draft:
    """A draft of a text that somebody typed or pasted. Raises TooLarge."""
    return draft(tidy(text), fields)


def cut(line: str, length: int = MAX_TITLE) -> str:
    """A line of bearable length: cut between words, never inside a letter and its accents, "…" in place of the rest."""
    if len(line) <= length:
        return line
    end = length - 1
    while end > 1 and (unicodedata.combining(line[end]) or _JOINED.match(line[end]) or line[end - 1] == "\u200d"):
        end -= 1
    # Between words, unless that would cost half of it.
    start = line[: end + 1].rpartition(" ")[0]
    return (start.rstrip(" ,;:–—-") if len(start) * 2 >= length else line[:end]) + "…"


def language_code(name: str) -> str:
    """Our code for a language tag ("en-GB", "pt_BR", "nb"), "" for a language that we do not know."""
    primary = re.split(r"[-_]", name.lower(), maxsplit=1)[0].strip()
    primary = _OTHER_CODES.get(primary, primary)
    return primary if primary in LANGUAGES else ""


def is_address(url: str) -> bool:
    """Whether this is an address that a reader may be sent to: http or https, with a host, on one line."""
    if len(url) > 2000 or _CONTROLS.search(url) or any(char.isspace() for char in url):
        return False
    try:
        parts = urlsplit(url)
        # The port is parsed only when it is asked for; 0 is none.
        return (
            parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
        )
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
    return " ".join(_CONTROLS.sub(" ", tidy(text)).split())
