"""What entries are known by: their ids and links as far as they can be trusted, else what they say."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bot.intake.feeds.models import Entry

#: Parameters that tell a site where a reader came from, and nothing about the page.
_CAMPAIGN = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|at_(?:medium|campaign)|ref_src|ns_\w+", re.IGNORECASE)


def without_campaign(url: str) -> str:
    """The address of the page itself, without the parameters that count from where it is read."""
    parts = urlsplit(url)
    if not any(_CAMPAIGN.match(one) for one in parts.query.split("&")):
        return url
    kept = [one for one in parse_qsl(parts.query, keep_blank_values=True) if not _CAMPAIGN.fullmatch(one[0])]
    return urlunsplit(parts._replace(query=urlencode(kept)))


def known_by(entries: Sequence[tuple[str, Entry]]) -> list[Entry]:
    """Entries, each with the id that its feed gives it, with their keys; the same one twice is there once.

    An id alone is not enough: feeds begin to count anew, or give one id to all. Nor is a link: it may be the site's.
    An entry that was edited keeps both.
    """
    claims = [(given.strip(), _place(entry.link)) for given, entry in entries]
    said = [_said(entry) for _, entry in entries]
    sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
    titles: dict[str, set[str]] = defaultdict(set)
    for claim, what, (_, entry) in zip(claims, said, entries, strict=True):
        sharing[claim].add(what)
        titles[claim[1]].add(entry.title)
    found: dict[str, Entry] = {}
    for claim, what, (_, entry) in zip(claims, said, entries, strict=True):
        vague = claim == ("", "") or len(sharing[claim]) > 1
        key = _digest(*claim, what) if vague else _digest(*claim)
        front = urlsplit(entry.link).path in ("", "/") and not urlsplit(entry.link).query
        own = bool(entry.link) and not front and len(titles[claim[1]]) == 1
        found.setdefault(key, replace(entry, key=key, own_link=own))
    return list(found.values())


def _place(link: str) -> str:
    """A link as it is compared: sites change to https, add www or a slash, and it stays the same page."""
    parts = urlsplit(link)
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}" if host else ""


def _said(entry: Entry) -> str:
    return _digest(entry.title, entry.text)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
