"""The commands that keep a library: add, list, show, remove, export."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

from bot.commandline import output
from bot.commandline.adding import Adding
from bot.commandline.progress import Progress, progress
from bot.commandline.source import drafts
from bot.errors import BotError, Unreadable, Unusable
from bot.intake.files import LINES, READ, check_size
from bot.intake.folder import walk
from bot.intake.json_lines import to_line
from bot.intake.web.links import is_link, without_password
from bot.library import Library
from bot.models import Added, Draft, Scope

#: Articles listed in one go; the store is asked page by page.
PAGE = 500
#: A draft, what became of a link, or what is wrong with either; and where it was found.
Found = tuple[str, Draft | Added | BotError]


async def add(library: Library, args: argparse.Namespace) -> int:
    """Put articles in; what cannot be read is named, and the rest is in."""
    if not args.sources and not args.jsonl:
        raise Unusable("Name files, folders or addresses to add, or a file of JSON lines with --jsonl.")
    adding = Adding(library, args.library, at_once=args.jsonl == "-")
    try:
        with progress("articles") as bar:
            async for where, found in _found(library, args, bar):
                if isinstance(found, BotError):
                    adding.fail(where, found, bar)
                elif isinstance(found, Added):
                    adding.say([found], bar)
                else:
                    await adding.take(where, found, bar)
            await adding.end(bar)
    finally:
        await adding.stop()
    return adding.code


async def _found(library: Library, args: argparse.Namespace, bar: Progress) -> AsyncIterator[Found]:
    for source in args.sources:
        if is_link(source):
            yield without_password(source), await _at(library, args.library, source)
            continue
        async for found in _in_source(library, source, bar):
            yield found
    if args.jsonl:
        for found in drafts(args.jsonl):
            yield found


async def _at(library: Library, scope: Scope, url: str) -> Added | BotError:
    try:
        return await library.add_link(scope, url, now=datetime.now(UTC))
    except BotError as error:
        return error


async def _in_source(library: Library, source: str, bar: Progress) -> AsyncIterator[Found]:
    paths = await asyncio.to_thread(lambda: list(walk([Path(source)])))
    if not paths:
        yield source, Unreadable(f"there are no {', '.join(sorted(READ))} files in this folder.")
    bar.expect(len(paths))
    for path in paths:
        try:
            if path.suffix.lower() in LINES:
                for found in drafts(str(path)):
                    yield found
            else:
                found = await library.read_file(str(path), await asyncio.to_thread(_read, path))
                for draft in found.drafts:
                    yield str(path), draft
                for where, why in found.unread:
                    yield where, Unreadable(why)
        except OSError as error:
            yield str(path), Unreadable(f"{error.strerror}.")
        except BotError as error:
            yield str(path), error


def _read(path: Path) -> bytes:
    """The bytes of an article's file; a device or an enormous file is not even begun."""
    state = path.stat()
    if not path.is_file():
        raise Unreadable("this is no file.")
    check_size(str(path), state.st_size)
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
