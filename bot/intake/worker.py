"""The worker: reads files, and what strangers' parsers must read in processes of their own, which can be killed."""

import asyncio
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any, Self

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.archive import members
from bot.intake.child import Child
from bot.intake.feeds.models import Addresses, Document
from bot.intake.files import ARCHIVES, DOCUMENTS, MAIL, PAGES, called, check, read
from bot.messages import Message, message, packed, unpacked
from bot.models import Contents, Draft

#: Seconds for one page, and for one file of many pages; the worker's start included.
DEADLINE, PATIENCE = 10.0, 60.0
#: Memory of a worker, and processor time for one job: the deadline in case nobody is left to keep it.
MEMORY_BYTES = 1 << 30
PROCESSOR_SECONDS = {"page": 20, "mail": 20, "document": 90, "feed": 20, "links": 20, "opml": 20}

NOTHING = message("There is no article in it that could be read.")
#: A file of an archive whose name was just said.
IT = message("It")


class Worker:
    """Reads files; strangers' formats in child processes."""

    def __init__(self, deadline: float = DEADLINE, patience: float = PATIENCE) -> None:
        self._pages = Child(deadline)
        # Documents have one of their own: a long one must not keep a page waiting.
        self._documents = Child(patience)
        # And so have feeds, which nobody waits for.
        self._feeds = Child(deadline)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pages.kill()
        await self._documents.kill()
        await self._feeds.kill()

    async def read(self, name: str, data: bytes) -> Contents:
        """The articles in a file. Raises Unreadable or TooLarge when there is none to be had."""
        suffix = PurePath(name).suffix.lower()
        check(name, data)
        if suffix in ARCHIVES:
            return await self._archive(name, data)
        try:
            if suffix in PAGES:
                return Contents((await self.page(data),))
            if suffix in MAIL:
                return Contents((_draft(await self._pages.do("mail", data)),))
            if suffix in DOCUMENTS:
                return Contents((_draft(await self._documents.do("document", data)),))
        except (Unreadable, TooLarge) as error:
            raise type(error)(message("{file}: {why}", file=name, why=error.message)) from None
        return await asyncio.to_thread(read, name, data)

    async def page(self, data: bytes, charset: str = "") -> Draft:
        """The article of a page; `charset` is the encoding that its site names. Raises Unreadable or TooLarge."""
        return _draft(await self._pages.do("page", data, charset))

    async def feed(self, data: bytes, charset: str, url: str, *, now: datetime) -> Document:
        """What a feed says that came from `url`; nothing in it is later than `now`. Raises Unreadable."""
        about = json.dumps([charset, url, now.astimezone(UTC).isoformat()])
        return Document.from_json(await self._feeds.do("feed", data, about))

    async def feeds_of(self, data: bytes, charset: str, url: str) -> tuple[str, ...]:
        """Addresses of the feeds that a page names, the likeliest first. Raises Unreadable."""
        return tuple((await self._feeds.do("links", data, json.dumps([charset, url])))["urls"])

    async def opml(self, data: bytes) -> tuple[str, ...]:
        """The addresses of the feeds in an OPML list. Raises Unreadable or TooLarge."""
        return tuple((await self._feeds.do("opml", data))["urls"])

    async def _archive(self, name: str, data: bytes) -> Contents:
        drafts: list[Draft] = []
        unread: list[tuple[str, str]] = []
        for member, found in await asyncio.to_thread(lambda: list(members(name, data))):
            where = message("{archive}: {file}", archive=name, file=member)
            try:
                if isinstance(found, BotError):
                    raise found
                inside = await self.read(member, found)
            except (Unreadable, TooLarge) as error:
                unread.append((where, _of_it(member, error.message)))
                continue
            drafts += inside.drafts
            unread += [(message("{archive}: {file}", archive=name, file=line), why) for line, why in inside.unread]
        return Contents(tuple(drafts), tuple(unread))


def _of_it(member: str, why: str) -> str:
    """What is wrong with a file whose name stands before it."""
    inside = why.given.get("why") if isinstance(why, Message) and why.given.get("file") == member else None
    return inside if isinstance(inside, str) else called(why, member, IT)


def _draft(fields: dict[str, Any]) -> Draft:
    given: dict[str, Any] = {**fields, "notes": tuple(map(unpacked, fields["notes"]))}
    return Draft(**given)


def serve() -> None:
    """The child: a line with job, length and more, and that many bytes in; one line of JSON out; until stdin ends."""
    source, answers = sys.stdin.buffer, sys.stdout
    # A parser that prints must not write into the answers.
    sys.stdout = sys.stderr
    while (line := source.readline()).endswith(b"\n"):
        job, size, about = json.loads(line)
        data = source.read(size)
        # Not bounded yet while it is imported: libraries take address space of their own.
        work = _JOBS[job]()
        _limit(PROCESSOR_SECONDS[job])
        try:
            answer = {"found": _sent(work(data, about))}
        except BotError as error:
            answer = {"error": packed(error.message), "too_large": isinstance(error, TooLarge)}
        except (RecursionError, MemoryError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
            # Strangers' bytes meet every corner of their parsers; for the reader it comes to this.
            answer = {"error": NOTHING, "too_large": False}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _sent(found: Draft | Document | Addresses) -> dict[str, Any]:
    """What was found, as values of JSON."""
    fields = asdict(found)
    return fields if isinstance(found, Addresses) else {**fields, "notes": [packed(note) for note in found.notes]}


def _page() -> Callable[[bytes, str], Draft]:
    from bot.intake.page import read_page  # noqa: PLC0415 - the parent never imports it

    return read_page


def _mail() -> Callable[[bytes, str], Draft]:
    from bot.intake.mail import read_mail  # noqa: PLC0415

    return lambda data, _: read_mail(data)


def _document() -> Callable[[bytes, str], Draft]:
    from bot.intake.pdf import read_pdf  # noqa: PLC0415

    return lambda data, _: read_pdf(data)


def _feed() -> Callable[[bytes, str], Document]:
    from bot.intake.feeds.document import read_feed  # noqa: PLC0415

    return lambda data, about: read_feed(data, *json.loads(about))


def _links() -> Callable[[bytes, str], Addresses]:
    from bot.intake.feeds.links import feeds_of  # noqa: PLC0415

    return lambda data, about: Addresses(feeds_of(data, *json.loads(about)))


def _opml() -> Callable[[bytes, str], Addresses]:
    from bot.intake.feeds.opml import read_opml  # noqa: PLC0415

    return lambda data, _: Addresses(read_opml(data))


_JOBS = {"page": _page, "mail": _mail, "document": _document, "feed": _feed, "links": _links, "opml": _opml}


def _limit(more: int) -> None:
    """Bound memory, and processor time to so many seconds from now on, where the system knows how."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + more
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    serve()
