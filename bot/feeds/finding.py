"""An address that somebody gives -> the feed that is meant: the address itself, or one that its page names."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from bot.errors import Unreadable
from bot.feeds.hosts import Hosts
from bot.intake.feeds.models import Document
from bot.intake.web import Reply, Web
from bot.intake.web.status import check_status
from bot.intake.worker import Worker
from bot.messages import message

NONE_NAMED = message(
    "There is no feed at this address, and the page there names none. Look for the site's RSS link and give that."
)
#: How a page begins, in the first bytes of it.
_PAGE = (b"<!doctype html", b"<html")
_HEAD = 1024
#: Feeds named by a page that are tried.
_TRIED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A feed, read."""

    url: str
    title: str
    document: Document


async def find(web: Web, worker: Worker, hosts: Hosts, url: str, *, now: datetime) -> Found:
    """The feed at an address, or the first that works of those that the page there names.

    Raises Unreadable with the reason when there is none, Refused and TooLarge as the web client does.
    """
    url = web.checked(url)
    reply = await _asked(web, hosts, url)
    if not _is_page(reply):
        return await _read(worker, reply, url, now)
    named = await worker.feeds_of(reply.data, reply.charset, reply.url)
    wrong = ""
    for one in named[:_TRIED]:
        try:
            return await _read(worker, await _asked(web, hosts, one), one, now)
        except Unreadable as error:
            wrong = wrong or message(
                "The page names a feed, {feed}, but that cannot be read: {why}", feed=one, why=error.message
            )
    raise Unreadable(wrong or NONE_NAMED)


async def _asked(web: Web, hosts: Hosts, url: str) -> Reply:
    async with hosts.turn(url):
        reply = await web.ask(url)
    check_status(reply.status)
    return reply


async def _read(worker: Worker, reply: Reply, url: str, now: datetime) -> Found:
    document = await worker.feed(reply.data, reply.charset, reply.url, now=now)
    # Where it is today may be another place tomorrow; where it has moved to for good stays.
    return Found(reply.moved or url, named(document, reply.url), document)


def named(document: Document, url: str) -> str:
    """What a feed is called: by its title, or by its host."""
    return document.title[:200] or (urlsplit(url).hostname or url).removeprefix("www.")


def _is_page(reply: Reply) -> bool:
    head = reply.data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith(_PAGE) or (b"<html" in head and b"<rss" not in head and b"<feed" not in head)
