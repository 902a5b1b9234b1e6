"""Feeds as OPML, the lists of feeds that readers exchange."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

#: What no XML may hold, not even written as a number.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_opml(title: str, feeds: Sequence[tuple[str, str, str]]) -> str:
    """A list of feeds, each with its title, its address, and the address of its site or ""."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">']
    lines += [f"<head><title>{escape(title)}</title></head>", "<body>"]
    for name, url, site in feeds:
        about = f" htmlUrl={_quoted(site)}" if site else ""
        lines.append(f'<outline type="rss" text={_quoted(name)} title={_quoted(name)} xmlUrl={_quoted(url)}{about}/>')
    return "\n".join([*lines, "</body>", "</opml>", ""])


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text))
