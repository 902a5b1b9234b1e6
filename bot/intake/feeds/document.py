"""The bytes of a feed -> its newest entries. Only the worker imports this: its parser is slow and reads strangers' XML.

feedparser gets bytes of ours and never a name: what is no bytes it would open or fetch.
"""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from operator import itemgetter
from typing import Any
from urllib.parse import urljoin

import feedparser as untyped

from bot.errors import Unreadable
from bot.intake.decoding import REPLACED, decode, tidy
from bot.intake.feeds import json_feed
from bot.intake.feeds.dates import moment
from bot.intake.feeds.fragment import text_of
from bot.intake.feeds.keys import known_by, without_campaign
from bot.intake.feeds.models import NEWEST, Document, Entry
from bot.intake.fields import is_address
from bot.messages import message

#: Entries from which on a document is thinned before it is parsed: ten thousand of them take the parser seconds.
_MANY = 400
#: Characters at both ends in which a document says what it is, and that it has ended.
_HEAD, _END = 4096, 4096
feedparser: Any = untyped
#: Where entries from the future stand: behind all others.
_FUTURE = datetime.min.replace(tzinfo=UTC)
EMPTY = message("The feed is empty: not a byte came.")
PAGE = message("There is a web page at this address, and no feed.")
NO_FEED = message("There is no feed at this address: neither RSS, Atom nor JSON Feed.")
UNPARSED = message("The feed is damaged, or too deeply nested to be read.")
BROKEN_OFF = message("The feed breaks off before its end.")
ENTITIES = message("The feed defines entities of its own, with which readers are attacked; it is not read.")
UNDECODABLE = message("The feed is not in the encoding that it says it is in.")

_UTF8 = {"utf-8", "utf8"}
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding=[\"']([\w.:-]{2,40})[\"']", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|rdf)\b", re.IGNORECASE)
_CLOSED = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ITEM = re.compile(r"<(item|entry)\b[^>]*>.*?</\1\s*>", re.DOTALL)
_DATED = re.compile(r"<(?:\w+:)?(?:pubDate|published|updated|date)>\s*([^<]{1,64})<")


def read_feed(data: bytes, charset: str, url: str, now: str) -> Document:
    """What a feed says, links made whole by its address `url`; `charset` is what its site says, "" for nothing.

    An entry that claims to be later than `now`, ISO 8601 in UTC, comes last and without a date.

    Raises Unreadable for what is no feed, or not all of one.
    """
    if not data.strip():
        raise Unreadable(EMPTY)
    declared = _DECLARED.search(data[:_HEAD])
    encodings = [declared[1].decode("ascii") if declared else "", charset]
    # That it be UTF-8 is tried in any case; where it is not, the other of the two may be right.
    text, notes = decode(data, next((one for one in encodings if one and one.lower() not in _UTF8), None))
    # A bad byte in one entry is no matter; letters all over that were guessed, or could not be read, are.
    if notes and 1000 * max(text.count("�"), sum(byte > 127 for byte in data) * (REPLACED not in notes)) > len(text):
        raise Unreadable(UNDECODABLE)
    text = text.lstrip("\ufeff \t\n")
    if text.startswith("{"):
        title, site, found = json_feed.read(text)
    else:
        title, site, found = _read_xml(text, url, now)
    entries = known_by([(given, _whole(entry, url)) for given, entry in found])
    moment_now = datetime.fromisoformat(now)
    ranked = sorted(((_rank(one.published, moment_now), one) for one in entries), key=itemgetter(0), reverse=True)
    dated = (replace(one, published="") if rank == _FUTURE else one for rank, one in ranked[:NEWEST])
    return Document(_line(title), _address(site, url), tuple(dated), notes)


def _rank(published: str, now: datetime) -> datetime:
    """Sorts the newest last: an entry without a date may be new; one from the future has its turn when that comes."""
    when = moment(published) or now
    return _FUTURE if when > now else when


def _read_xml(text: str, url: str, now: str) -> tuple[str, str, list[tuple[str, Entry]]]:
    """Title and site of a feed, and its entries with the ids that it gives them."""
    if "<!ENTITY" in text.upper():
        raise Unreadable(ENTITIES)
    root = _ROOT.search(text[:_HEAD])
    if not root:
        raise Unreadable(PAGE if "<html" in text[:_HEAD].lower() else NO_FEED)
    if not _CLOSED.search(text[-_END:]):
        raise Unreadable(BROKEN_OFF)
    # What is declared was heeded; from here on all of it is UTF-8.
    bare = _thinned(_DECLARATION.sub("", text), now)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url}
    try:
        parsed: Any = feedparser.parse(
            io.BytesIO(bare.encode()), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (RecursionError, ValueError, TypeError, AttributeError, LookupError):
        raise Unreadable(UNPARSED) from None
    if not parsed.get("version"):
        raise Unreadable(NO_FEED)
    head = parsed.feed
    language = head.get("language", "")
    entries = [(str(one.get("id", "")), _entry(one, language)) for one in parsed.entries]
    return text_of(head.get("title", "")), head.get("link", ""), entries


def _thinned(text: str, now: str) -> str:
    """A document of very many entries without all but the newest of them; another one as it is."""
    items = list(islice(_ITEM.finditer(text), 100_000))
    if len(items) <= _MANY:
        return text
    moment_now = datetime.fromisoformat(now)
    ranks = [_rank(dated[1] if (dated := _DATED.search(one[0])) else "", moment_now) for one in items]
    # Of those with the same date the first in the feed stay first.
    order = sorted(range(len(items)), key=lambda number: ranks[number], reverse=True)
    kept = sorted(order[:_MANY])
    first, last = items[0].start(), items[-1].end()
    return text[:first] + "\n".join(items[number][0] for number in kept) + text[last:]


def _entry(one: Any, language: str) -> Entry:  # noqa: ANN401 - feedparser has no types
    contents = [part.get("value", "") for part in one.get("content", ()) if _is_text(part.get("type", ""))]
    body, summary = max(contents, key=len, default=""), one.get("summary", "")
    # Of an Atom entry with a content alone feedparser makes its summary too.
    whole = len(body) >= len(summary) and bool(body)
    # Copied, because feedparser's own `get` would give one of these for another, with a warning.
    given: dict[str, str] = dict(one)
    dates = (given.get(name, "") for name in ("published", "updated", "created"))
    when = next((found for text in dates if (found := _iso(text))), "")
    return Entry(
        "",
        link=one.get("feedburner_origlink") or one.get("link", ""),
        title=text_of(one.get("title", "")),
        author=one.get("author", ""),
        published=when,
        text=text_of(body if whole else summary),
        whole=whole,
        tags=tuple(str(tag.get("term") or "") for tag in one.get("tags", ()))[:20],
        language=one.get("language") or language,
    )


def _iso(text: str) -> str:
    when = moment(text)
    return when.isoformat() if when else ""


def _is_text(kind: str) -> bool:
    return kind in ("", "text", "html", "xhtml") or kind.startswith("text/") or kind == "application/xhtml+xml"


def _whole(entry: Entry, url: str) -> Entry:
    """The same entry with texts that can be kept, and a link that can be followed or none."""
    return Entry(
        "",
        link=_address(entry.link, url),
        title=_line(entry.title),
        author=_line(entry.author),
        published=entry.published,
        text=tidy(entry.text),
        whole=entry.whole,
        tags=tuple(_line(tag) for tag in entry.tags),
        language=_line(entry.language),
    )


def _address(link: str, url: str) -> str:
    try:
        there = urljoin(url, link.strip()).partition("#")[0] if link.strip() else ""
        return without_campaign(there) if is_address(there) else ""
    except ValueError:
        return ""


def _line(text: str) -> str:
    return " ".join(tidy(text).split())[:1000]
