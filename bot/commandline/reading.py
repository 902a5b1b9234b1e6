"""The commands that read for you: ask and summarize."""

import argparse
import asyncio
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from bot.answers.since import since
from bot.commandline import output
from bot.commandline.progress import progress
from bot.commandline.source import drafts, lines, opened
from bot.errors import BotError, NothingToSay, Refused, Unreadable, Unusable
from bot.intake.limits import MAX_PACKED_BYTES
from bot.intake.web.links import is_link
from bot.library import Library
from bot.models import Summary, SummaryOptions


async def ask(library: Library, args: argparse.Namespace) -> int:
    """Answer one question, or each line of standard input as it comes."""
    day = since(args.since, now=datetime.now(UTC).astimezone()) if args.since is not None else None
    if args.question != ["-"]:
        await _answer(library, args, " ".join(args.question), day)
        return 0
    if sys.stdin.isatty():
        output.complain("One question a line; Ctrl-D ends.")
    for number, line in enumerate(lines(sys.stdin.buffer)):
        if number and not args.json:
            output.emit()
        await _answer(library, args, line.decode("utf-8", "replace").strip(), day)
    return 0


async def _answer(library: Library, args: argparse.Namespace, question: str, day: date | None) -> None:
    answer = await library.ask(args.library, question, article=args.article, since=day, limit=args.limit)
    output.emit(output.dump(output.answer(answer)) if args.json else output.spoken(answer), flush=True)


async def summarize(library: Library, args: argparse.Namespace) -> int:
    """Summarise an article, a file, a web page, or every article of a JSON lines file."""
    if (args.source is None) == (args.jsonl is None):
        raise Unusable("Name one article, file or address to summarise, or a file of JSON lines with --jsonl.")
    options: SummaryOptions = {
        "length": args.length,
        "count": args.sentences,
        "words": args.words,
        "focus": args.focus,
        "method": args.method,
    }
    if args.jsonl:
        return await _summarize_lines(library, args, options)
    if is_link(args.source):
        draft = await library.fetch(args.source)
        _print(await library.summarize_draft(draft, **options), args, draft.title, output.provenance(draft))
        return 0
    data = await asyncio.to_thread(_bytes, args.source)
    if data is None:
        info, summary = await library.summarize(args.library, int(args.source), **options)
        _print(summary, args, info.title)
        return 0
    found = await library.read_file(args.source, data)
    for draft in found.drafts:
        _print(await library.summarize_draft(draft, **options), args, draft.title)
    for where, why in found.unread:
        output.complain(f"{where}: {why}")
    return Unreadable.exit_code if found.unread else 0


def _bytes(source: str) -> bytes | None:
    """The bytes of a file, as many as are needed to see that it is too large; None for the number of an article."""
    if re.fullmatch("[0-9]{1,18}", source) and not Path(source).exists():
        return None
    with opened(source) as file:
        return file.read(MAX_PACKED_BYTES + 1)


async def _summarize_lines(library: Library, args: argparse.Namespace, options: SummaryOptions) -> int:
    """A summary for each line, in order; as JSON an empty one for what has none, so that lines still match."""
    code = 0
    with progress("articles") as bar:
        for where, found in drafts(args.jsonl):
            summary, title, why = Summary(args.method, (), 0, 0, 0), "", ""
            try:
                if isinstance(found, BotError):
                    raise found
                title = found.title
                summary = await library.summarize_draft(found, **options)
            except NothingToSay as error:
                # Not refused: that is all there is to say.
                why = f"{where}: {error}"
            except (Refused, Unusable) as error:
                why = f"{where}: {error}"
                code = max(code, error.exit_code)
            with bar.aside():
                if why:
                    output.complain(why)
                if args.json or not why:
                    _print(summary, args, title)
            bar.advance(1)
    return code


def _print(summary: Summary, args: argparse.Namespace, title: str, provenance: str = "") -> None:
    if args.json:
        output.emit(output.dump(output.summary(summary)))
        return
    heading = [*filter(None, (output.line(title), provenance)), ""] if title or provenance else []
    output.emit("\n".join([*heading, *(output.plain(one.text) for one in summary.sentences)]))
    sentences = f"{len(summary.sentences)} of {summary.available} sentences"
    capped = "; cut at the quote cap" if summary.capped else ""
    output.complain(f"{sentences}, {summary.words} of {summary.words_available} words{capped}")
