"""The feeds that a page names in its head. Only the worker imports this: it reads strangers' HTML."""

import re
from typing import Any
from urllib.parse import urljoin

from lxml import html as untyped

from bot.intake.decoding import decode
from bot.intake.fields import is_address

html: Any = untyped
#: Feeds of one page that are looked at.
MOST = 5
_TYPES = {
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json",
    "text/xml", "application/xml",
}  # fmt: skip
#: Blogs name the feed of their readers' comments beside their own.
_COMMENTS = re.compile(r"comment|kommentar|comentario|commentaire|comentários|reacties|комментари", re.IGNORECASE)


def feeds_of(data: bytes, charset: str, url: str) -> tuple[str, ...]:
    """Addresses of the feeds that a page of the address `url` names, the likeliest first; empty for none."""
    text, _ = decode(data, charset or None)
    tree: Any = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    bases = [one.get("href") or "" for one in tree.iter("base")]
    base = _joined(url, bases[0]) if bases else url
    found: dict[str, bool] = {}
    for one in tree.iter("link"):
        names = (one.get("rel") or "").lower().split()
        kind = (one.get("type") or "").partition(";")[0].strip().lower()
        where = _joined(base or url, one.get("href") or "")
        if where and kind in _TYPES and ("alternate" in names or "feed" in names):
            # Much that is named as JSON is for programs.
            unlikely = kind == "application/json" or _COMMENTS.search(f"{one.get('title') or ''} {where}")
            found.setdefault(where, bool(unlikely))
    return tuple(sorted(found, key=lambda where: found[where])[:MOST])


def _joined(base: str, href: str) -> str:
    try:
        there = urljoin(base, href.strip()).partition("#")[0] if href.strip() else ""
    except ValueError:
        return ""
    return there if is_address(there) else ""
