"""The commands that keep a library: add, list, show, remove, export."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.commandline import output
from bot.commandline.progress import progress
from bot.commandline.source import drafts
from bot.errors import BotError, Refused, Unreadable, Unusable
from bot.intake.files import LINES, READ
from bot.intake.folder import walk
from bot.intake.json_lines import to_line
from bot.intake.limits import check_bytes
from bot.intake.web.links import is_link, without_password
from bot.library import BATCH, Library
from bot.models import Added, Draft, Scope

#: Articles listed in one go; the store is asked page by page.
PAGE = 500
#: Characters of articles that wait to be stored together: a few long ones are a batch as well.
_CHARACTERS = 1_000_000

#: A draft, what became of a link, or what is wrong with either; and where it was found.
Found = tuple[str, Draft | Added | BotError]


async def add(library: Library, args: argparse.Namespace) -> int:
    """Put articles in; what cannot be read is named, and the rest is in."""
    if not args.sources and not args.jsonl:
        raise Unusable("Name files, folders or addresses to add, or a file of JSON lines with --jsonl.")
    adding = Adding(library, args.library)
    with progress("articles") as advance:
        async for where, found in _found(library, args):
            if isinstance(found, BotError):
                adding.fail(where, found)
            elif isinstance(found, Added):
                adding.say([found])
                advance(1)
            else:
                advance(await adding.take(where, found))
        advance(await adding.store())
    adding.report()
    return adding.code


class Adding:
    """Drafts on their way into a library, a batch at a time, and what became of them so far."""

    def __init__(self, library: Library, scope: Scope) -> None:
        self._library = library
        self._scope = scope
        self._waiting: list[tuple[str, Draft]] = []
        self._new = self._known = self._failed = 0
        #: Exit code: the worst of what happened.
        self.code = 0

    async def take(self, where: str, draft: Draft) -> int:
        """Add a draft to the batch, which is stored when it is large enough; returns how many articles were stored."""
        self._waiting.append((where, draft))
        enough = len(self._waiting) >= BATCH or sum(len(one.text) for _, one in self._waiting) > _CHARACTERS
        return await self.store() if enough else 0

    async def store(self) -> int:
        """Store what is waiting. When it is refused as a whole, each draft answers for itself."""
        waiting, self._waiting = self._waiting, []
        now = datetime.now(UTC)
        try:
            self.say(await self._library.add_all(self._scope, [draft for _, draft in waiting], now=now))
        except Refused:
            for where, draft in waiting:
                try:
                    self.say([await self._library.add(self._scope, draft, now=now)])
                except Refused as error:
                    self.fail(where, error)
        return len(waiting)

    def fail(self, where: str, error: BotError) -> None:
        """Say what is wrong with something, and remember that something was."""
        text = str(error)
        output.complain(text if text.startswith(where) else f"{where}: {text}")
        self._failed += 1
        self.code = max(self.code, error.exit_code)

    def say(self, added: Sequence[Added]) -> None:
        """Name each of these, and what was noted about it."""
        for one in added:
            self._new += one.new
            self._known += not one.new
            state = "new" if one.new else "here already"
            try:
                output.emit(f"{one.article.id}\t{state}\t{output.line(one.article.title)}")
            except BrokenPipeError:
                # Nobody reads the lines any more; the articles are to be stored all the same.
                output.silence()
            for note in one.notes if one.new else ():
                output.complain(f"{one.article.id}: {note}")

    def report(self) -> None:
        """Say how many there were of each kind."""
        parts = [f"{self._new} added"]
        parts += [f"{self._known} here already"] if self._known else []
        parts += [f"{self._failed} left out"] if self._failed else []
        output.complain(", ".join(parts) + ".")


async def _found(library: Library, args: argparse.Namespace) -> AsyncIterator[Found]:
    for source in args.sources:
        if is_link(source):
            yield without_password(source), await _at(library, args.library, source)
            continue
        async for found in _in_source(library, source):
            yield found
    if args.jsonl:
        for found in drafts(args.jsonl):
            yield found


async def _at(library: Library, scope: Scope, url: str) -> Added | BotError:
    try:
        return await library.add_link(scope, url, now=datetime.now(UTC))
    except BotError as error:
        return error


async def _in_source(library: Library, source: str) -> AsyncIterator[Found]:
    paths = await asyncio.to_thread(lambda: list(walk([Path(source)])))
    if not paths:
        yield source, Unreadable(f"there are no {', '.join(sorted(READ))} files in this folder.")
    for path in paths:
        try:
            if path.suffix.lower() in LINES:
                for found in drafts(str(path)):
                    yield found
            else:
                for draft in await library.read_file(str(path), await asyncio.to_thread(_read, path)):
                    yield str(path), draft
        except OSError as error:
            yield str(path), Unreadable(f"{error.strerror}.")
        except BotError as error:
            yield str(path), error


def _read(path: Path) -> bytes:
    """The bytes of an article's file; a device or an enormous file is not even begun."""
    state = path.stat()
    if not path.is_file():
        raise Unreadable("this is no file.")
    check_bytes(state.st_size, str(path))
    return path.read_bytes()


async def list_(library: Library, args: argparse.Namespace) -> int:
    """One line an article, newest first."""
    offset = 0
    while page := await library.list(args.library, limit=PAGE, offset=offset):
        for info in page:
            output.emit(output.dump(output.article(info)) if args.json else output.listing(info))
        offset += len(page)
    if not offset:
        output.complain("There are no articles yet; add some with: python -m bot add FILE")
    return 0


async def show(library: Library, args: argparse.Namespace) -> int:
    """An article with what is known of it, then its text, exactly as stored unless it goes to a terminal."""
    article = await library.get(args.library, args.id)
    if args.json:
        output.emit(output.dump(output.article(article.info) | {"text": article.text}))
        return 0
    text = output.plain(article.text) if sys.stdout.isatty() else article.text
    output.emit(f"{output.header(article.info)}\n\n{text}", end="" if text.endswith("\n") else "\n")
    return 0


async def remove(library: Library, args: argparse.Namespace) -> int:
    """Erase an article."""
    gone = await library.remove(args.library, args.id)
    output.complain(f"Removed {gone.id}: {output.line(gone.title)}")
    return 0


async def export(library: Library, args: argparse.Namespace) -> int:
    """The library itself as JSON lines, oldest first."""
    async for article in library.export(args.library):
        output.emit(to_line(article), end="")
    return 0
