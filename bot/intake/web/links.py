"""Addresses: which may be asked for, where a redirect leads, and the links in a text."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from bot.errors import Unreadable
from bot.intake.fields import is_address
from bot.messages import message

#: The only ports that are asked.
PORTS = frozenset({80, 443})
#: Characters that no address has, and that would end it in a text: white space, brackets of Markdown and of Discord.
_LINK = re.compile(r"https?://[^\s<>\"“”«»`|\\]+", re.IGNORECASE)
#: What ends a sentence and not its last word.
_BEHIND = ".,;:!?'’*_~…"
#: Half characters, which nobody can send, and what browsers take for a slash.
_NEVER = re.compile("[\ud800-\udfff\\\\]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
#: Hosts that are read as numbers: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMBER = re.compile(r"0x[0-9a-f]*|[0-9]+", re.IGNORECASE)
_DOTTED = re.compile(r"(?:(?:0|[1-9][0-9]{0,2})\.){3}(?:0|[1-9][0-9]{0,2})")

NO_ADDRESS = message("This is not a web address; one begins with https:// or http:// and stands on one line.")
WITH_NAME = message("An address with a name or password in it is not fetched: leave out what stands before the @.")
OTHER_PORT = message("Only the usual ports of the web are asked, 80 and 443: leave the port out of the address.")
NOT_NUMBERS = message("An address whose host is written as a number is not fetched: write its name.")
DOWNGRADED = message(
    "The site leads from https:// to http://, where anybody on the way could change the text; not followed."
)


def is_link(text: str) -> bool:
    """Whether this is meant as an address: a path has no "://" in it."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", text) is not None


def checked(url: str, ports: frozenset[int] = PORTS) -> str:
    """The address without its fragment, if it may be asked for. Raises Unreadable, and repeats nothing of it."""
    bare = url.strip(" ").partition("#")[0]
    scheme, colon, rest = bare.partition(":")
    if colon and scheme.lower() in ("http", "https"):
        bare = f"{scheme.lower()}:{rest}"
        if "@" in re.split(r"[/?]", rest.lstrip("/"), maxsplit=1)[0]:
            raise Unreadable(WITH_NAME)
    if _NEVER.search(bare) or not is_address(bare):
        raise Unreadable(NO_ADDRESS)
    parts = urlsplit(bare)
    host = parts.hostname or ""
    if "%" in host:
        raise Unreadable(NO_ADDRESS)
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]) and not _DOTTED.fullmatch(host):
        raise Unreadable(NOT_NUMBERS)
    if (parts.port or (443 if parts.scheme == "https" else 80)) not in ports:
        raise Unreadable(OTHER_PORT)
    return bare


def redirected(url: str, location: str, ports: frozenset[int] = PORTS) -> str:
    """Where a redirect from `url` leads. Raises Unreadable."""
    try:
        there = checked(urljoin(url, location), ports)
    except ValueError:
        raise Unreadable(NO_ADDRESS) from None
    if url.startswith("https:") and not there.startswith("https:"):
        raise Unreadable(DOWNGRADED)
    return there


def links(text: str) -> list[str]:
    """The web addresses in a text, each once, in its order, without the brackets and full stops around them."""
    return list(dict.fromkeys(_bare(match[0]) for match in _LINK.finditer(text)))


def without_links(text: str) -> str:
    """The words of a text beside its links."""
    return _LINK.sub(" ", text)


def without_password(url: str) -> str:
    """An address to be shown: what stands before an @ in it is nobody's business."""
    return re.sub(r"(?<=://)[^/?#\s]*@", "…@", url)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: the same host, or one of them a part of the other."""
    first, second = (_host(url) for url in (one, other))
    return bool(first and second) and (
        first == second or f".{first}".endswith(f".{second}") or f".{second}".endswith(f".{first}")
    )


def canonical(asked: str, given: str | None) -> str:
    """The address to cite: the one that a page gives for itself, if it may speak for that; else the one asked for.

    Of another site it may not: a citation would lead to a page that does not hold what is quoted. And a front page
    holds no article, though many pages name their site's.
    """
    try:
        there = checked(urljoin(asked, given or ""), PORTS | {urlsplit(asked).port or 443})
    except (Unreadable, ValueError):
        return asked
    parts, before = urlsplit(there), urlsplit(asked)
    is_front = parts.path in ("", "/") and not parts.query and before.path not in ("", "/")
    if not given or is_front or not same_site(there, asked):
        return asked
    # A page that was fetched over https does not go back to http.
    return urlunsplit(parts._replace(scheme=before.scheme)) if before.scheme == "https" else there


def _host(url: str) -> str:
    host = (urlsplit(url).hostname or "").rstrip(".")
    return re.sub(r"^(?:www|m|amp|mobile)\.(?=.*\.)", "", host)


def _bare(found: str) -> str:
    while found:
        last = found[-1]
        unpaired = last in _PAIRS and found.count(last) > found.count(_PAIRS[last])
        if last not in _BEHIND and not unpaired:
            break
        found = found[:-1]
    return found
