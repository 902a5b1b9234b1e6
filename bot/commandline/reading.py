"""The commands that read for you: ask and summarize."""

import argparse
import asyncio
import sys
from pathlib import Path

from tqdm import tqdm

from bot.commandline import output
from bot.commandline.articles import opened
from bot.errors import NothingToSay, Unreadable
from bot.intake.json_lines import iter_drafts
from bot.library import Library
from bot.models import Draft, Summary


async def ask(library: Library, args: argparse.Namespace) -> int:
    """Answer one question, or each line of standard input as it comes."""
    if args.question == ["-"]:
        while line := await asyncio.to_thread(sys.stdin.buffer.readline):
            await _answer(library, args, line.decode("utf-8", "replace").strip())
        return 0
    await _answer(library, args, " ".join(args.question))
    return 0


async def _answer(library: Library, args: argparse.Namespace, question: str) -> None:
    answer = await library.ask(args.library, question, article=args.article, limit=args.limit)
    print(output.dump(output.answer(answer)) if args.json else output.spoken(answer), flush=True)


async def summarize(library: Library, args: argparse.Namespace) -> int:
    """Summarise an article, a file, or every article of a JSON lines file."""
    if (args.source is None) == (args.jsonl is None):
        raise Unreadable("Name one article or file to summarise, or a file of JSON lines with --jsonl.")
    if args.jsonl:
        return await _summarize_lines(library, args)
    options = {"length": args.length, "count": args.sentences, "method": args.method}
    if args.source.isdigit() and not Path(args.source).exists():
        info, summary = await library.summarize(args.library, int(args.source), **options)
        _print(summary, args, info.title)
        return 0
    with opened(args.source) as file:
        data = file.read()
    for draft in await library.read_file(Path(args.source).name, data):
        _print(await library.summarize_draft(draft, **options), args, draft.title)
    return 0


async def _summarize_lines(library: Library, args: argparse.Namespace) -> int:
    """A summary for each line, in order; a line that cannot be summarised gets an empty one, so that lines still match."""
    failed = False
    with opened(args.jsonl) as lines:
        for found in tqdm(iter_drafts(lines), unit=" articles", disable=None):
            if not isinstance(found, Draft):
                failed = True
                print(found, file=sys.stderr)
                summary = Summary(args.method, (), 0, 0, 0)
            else:
                try:
                    summary = await library.summarize_draft(
                        found, length=args.length, count=args.sentences, method=args.method
                    )
                except NothingToSay as error:
                    print(f"{found.title or found.url or 'untitled'}: {error}", file=sys.stderr)
                    summary = Summary(args.method, (), 0, 0, 0)
            _print(summary, args, found.title if isinstance(found, Draft) else "")
    return Unreadable.exit_code if failed else 0


def _print(summary: Summary, args: argparse.Namespace, title: str) -> None:
    if args.json:
        print(output.dump(output.summary(summary)))
        return
    heading = [output.line(title), ""] if title else []
    print(*heading, *(output.plain(one.text) for one in summary.sentences), sep="\n")
    left_out = (
        f"{len(summary.sentences)} of {summary.available} sentences, {summary.words} of {summary.words_available} words"
    )
    print(f"{left_out}{'; cut at the quote cap' if summary.capped else ''}", file=sys.stderr)
