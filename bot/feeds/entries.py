"""An entry -> the draft of its article: from what the feed says, or from its page where that is only a beginning."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from bot.errors import BotError, TryLater
from bot.feeds.hosts import Hosts
from bot.intake.feeds.dates import moment
from bot.intake.feeds.models import Entry
from bot.intake.fetching import fetch
from bot.intake.fields import cut, draft
from bot.intake.unusable import why_unusable, words
from bot.intake.web import Web
from bot.intake.web.links import same_site
from bot.intake.worker import Worker
from bot.messages import Message, counted
from bot.models import Draft
from bot.text.languages import detect
from bot.text.sentences import sentences

#: Words that an article has in the feed itself at least, else its page is fetched; and words that are worth keeping
#: when that cannot be read.
WHOLE, ENOUGH = 150, 25
#: Pages of one host that fail before it is left alone; at once if it asks for that.
_TROUBLE = 3
#: How an entry ends that goes on elsewhere.
_CUT = re.compile(
    r"(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.|(?:\n|[.!?]\s+)(?:read (?:more|on)|continue reading|weiterlesen|mehr lesen|"
    r"lire la suite|seguir leyendo|leia mais|continua a leggere|lees verder|läs mer|læs mere|les mer|lue lisää|"
    r"читать (?:далее|полностью))\b[^.!?\n]{0,80})[\s»›>→.]*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """What came of an entry: a draft, or why there is none, and whether that may change."""

    draft: Draft | None
    why: str = ""
    later: bool = False


class Drafting:
    """The entries of one feed on their way to being drafts, one after the other."""

    def __init__(
        self, web: Web, worker: Worker, hosts: Hosts, source: str, url: str, *, pages: int, now: datetime
    ) -> None:
        """`source` is what the feed is called, `url` where it is; at most so many `pages` are fetched."""
        self._web, self._worker, self._hosts = web, worker, hosts
        self._source, self._url = source, url
        self.now = now
        self._pages = pages
        #: The page of the last entry: each is fetched once, whoever wants it.
        self._page: tuple[str, Draft | BotError] | None = None
        #: How often a host had trouble, and those that are left alone for this time.
        self._troubled: Counter[str] = Counter()
        self._resting: set[str] = set()
        #: Whether pages were left for another time because enough of them were fetched.
        self.more = False

    async def draft(self, entry: Entry, *, full: bool, last_try: bool) -> Drafted:
        """The draft of an entry; `full` where its page is wanted, `last_try` where the page is not waited for again.

        With the outcome `later` nothing is to be done with it now; without a reason its page was not even asked for.
        """
        if not (full and entry.link and entry.own_link and is_beginning(entry)):
            return await asyncio.to_thread(self._own, entry, "")
        page = await self._page_of(entry)
        if page is None or (isinstance(page, TryLater) and not last_try):
            return Drafted(None, page.message if page else "", later=True)
        if isinstance(page, BotError):
            return await asyncio.to_thread(self._own, entry, page.message)
        # Pages of which little could be taken are no better than what the feed gives.
        if words(page.text) < words(entry.text):
            return await asyncio.to_thread(self._own, entry, "")
        return Drafted(self._both(entry, page))

    async def _page_of(self, entry: Entry) -> Draft | BotError | None:
        """The page of an entry, or why it cannot be read; None when it is not to be asked for now."""
        if self._page and self._page[0] == entry.key:
            return self._page[1]
        if urlsplit(entry.link).hostname in self._resting:
            return None
        if self._pages <= 0:
            self.more = True
            return None
        self._page = entry.key, await self._fetched(entry.link)
        return self._page[1]

    async def _fetched(self, link: str) -> Draft | BotError:
        self._pages -= 1
        try:
            async with self._hosts.turn(link):
                return await fetch(self._web, self._worker, link)
        except TryLater as error:
            host = urlsplit(link).hostname or ""
            self._troubled[host] += 1
            if error.hurried or self._troubled[host] >= _TROUBLE:
                self._resting.add(host)
            return error
        except BotError as error:
            return error

    def _both(self, entry: Entry, page: Draft) -> Draft:
        """The text of the page under what the feed says of it; of dates the same is believed of both."""
        when = moment(page.published or "")
        dated = page.published if when and when <= self.now else None
        # A page that does not say whose it is was called after its host; the feed of its own site knows better.
        nameless = page.source == (urlsplit(page.url or "").hostname or "").removeprefix("www.")
        return replace(
            page,
            title=cut(entry.title or page.title),
            author=page.author or cut(entry.author) or None,
            source=self._source if nameless and same_site(page.url or "", self._url) else page.source,
            published=_day(entry) or dated,
        )

    def _own(self, entry: Entry, why: str) -> Drafted:
        """What the feed itself gives, if it is enough; `why` its page does not give more, "" where it was not asked."""
        language = detect(entry.text)
        wrong = why_unusable(entry.text, sentences(entry.text, language), entry.title)
        count = words(entry.text)
        if count < ENOUGH and not wrong:
            wrong = _too_little(count, why)
        if wrong:
            return Drafted(None, wrong)
        fields = {
            "title": entry.title,
            "url": entry.link,
            "source": self._source,
            "author": entry.author,
            "published": _day(entry) or "",
            "language": language or entry.language,
        }
        try:
            return Drafted(draft(entry.text, fields))
        except BotError as error:
            return Drafted(None, error.message)


def _too_little(count: int, why: str) -> Message:
    if not why:
        return counted("The feed gives only {count} word of it.", "The feed gives only {count} words of it.", count)
    return counted(
        "The feed gives only {count} word of it. Its page: {why}",
        "The feed gives only {count} words of it. Its page: {why}",
        count,
        why=why,
    )


def is_beginning(entry: Entry) -> bool:
    """Whether the feed gives only the beginning of an entry, as far as that can be told from it."""
    if _CUT.search(entry.text[-200:]):
        return True
    return words(entry.text) < (WHOLE if entry.whole else 2 * WHOLE)


def _day(entry: Entry) -> str | None:
    """The date of an entry; midnight is how feeds write a day without a time."""
    when = moment(entry.published)
    if not when:
        return None
    return when.date().isoformat() if (when.hour, when.minute, when.second) == (0, 0, 0) else when.isoformat()
