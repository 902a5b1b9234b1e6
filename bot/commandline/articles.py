"""The commands that keep a library: add, list, show, remove, export."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from tqdm import tqdm

from bot.commandline import output
from bot.errors import BotError, Refused, Unreadable
from bot.intake.folder import walk
from bot.intake.json_lines import iter_drafts, to_line
from bot.library import BATCH, Library
from bot.models import Draft, Scope

#: Articles listed in one go; the store is asked page by page.
PAGE = 500


async def add(library: Library, args: argparse.Namespace) -> int:
    """Put articles in; what cannot be read is named at the end, and the rest is in."""
    if not args.sources and not args.jsonl:
        raise Unreadable("Name files or folders to add, or a file of JSON lines with --jsonl.")
    failures: list[str] = []
    waiting: list[Draft] = []
    # tqdm shows nothing unless stderr is a terminal.
    with tqdm(unit=" articles", disable=None) as progress:
        async for found in _drafts(library, args):
            if isinstance(found, str):
                failures.append(found)
                continue
            waiting.append(found)
            if len(waiting) == BATCH:
                progress.update(await _store(library, args.library, waiting, failures))
        progress.update(await _store(library, args.library, waiting, failures))
    for failure in failures:
        print(failure, file=sys.stderr)
    return Unreadable.exit_code if failures else 0


async def _store(library: Library, scope: Scope, drafts: list[Draft], failures: list[str]) -> int:
    """Store a batch and print what became of it; when it is refused as a whole, each draft answers for itself."""
    now = datetime.now(UTC)
    try:
        added = await library.add_all(scope, drafts, now=now)
    except Refused:
        added = []
        for draft in drafts:
            try:
                added.append(await library.add(scope, draft, now=now))
            except Refused as error:
                failures.append(f"{draft.title or draft.url or 'untitled'}: {error}")
    drafts.clear()
    for one in added:
        print(f"{one.article.id}\t{'new' if one.new else 'here already'}\t{output.line(one.article.title)}")
    return len(added)


async def _drafts(library: Library, args: argparse.Namespace) -> AsyncIterator[Draft | str]:
    """Every draft of the sources, or for what cannot be read a line that says why."""
    for source in args.sources:
        if "://" in source:
            yield f"{source}: addresses cannot be fetched yet; save the page and add the file."
            continue
        if not Path(source).exists():
            yield f"{source}: there is no such file or folder."
            continue
        for path in walk([Path(source)]):
            try:
                for draft in await library.read_file(path.name, await asyncio.to_thread(path.read_bytes)):
                    yield draft
            except OSError as error:
                yield f"{path}: {error.strerror}."
            except BotError as error:
                yield f"{path}: {error}"
    if args.jsonl:
        with opened(args.jsonl) as lines:
            for found in iter_drafts(lines):
                yield found if isinstance(found, Draft) else str(found)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file to read bytes from; `-` is standard input. Raises Unreadable."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")
    except OSError as error:
        raise Unreadable(f"{name}: {error.strerror}.") from error
    with file:
        yield file


async def list_(library: Library, args: argparse.Namespace) -> int:
    """One line an article, newest first."""
    offset = 0
    while page := await library.list(args.library, limit=PAGE, offset=offset):
        for info in page:
            print(output.dump(output.article(info)) if args.json else output.listing(info))
        offset += len(page)
    if not offset:
        print("There are no articles yet; add some with: python -m bot add FILE", file=sys.stderr)
    return 0


async def show(library: Library, args: argparse.Namespace) -> int:
    """An article with what is known of it, then its text exactly as stored."""
    article = await library.get(args.library, args.id)
    if args.json:
        print(output.dump(output.article(article.info) | {"text": article.text}))
    else:
        print(output.header(article.info), article.text, sep="\n\n", end="" if article.text.endswith("\n") else "\n")
    return 0


async def remove(library: Library, args: argparse.Namespace) -> int:
    """Erase an article."""
    gone = await library.remove(args.library, args.id)
    print(f"Removed {gone.id}: {output.line(gone.title)}", file=sys.stderr)
    return 0


async def export(library: Library, args: argparse.Namespace) -> int:
    """The library itself as JSON lines, oldest first."""
    async for article in library.export(args.library):
        sys.stdout.write(to_line(article))
    return 0
