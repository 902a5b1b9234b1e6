"""The commands of feeds: add, list, check, remove, import, export, fetch."""

import argparse
import asyncio
from datetime import UTC, datetime

from bot.commandline import output
from bot.commandline.progress import progress
from bot.commandline.source import opened
from bot.intake.limits import MAX_FILE_BYTES, check_bytes
from bot.library import Library
from bot.models import EntryNote, Fate, FeedAdded, Followed

#: What is said of counts, in this order.
_COUNTED = {
    Fate.ADDED: "added",
    Fate.KNOWN: "here already",
    Fate.FILTERED: "filtered out",
    Fate.SKIPPED: "skipped",
    Fate.WAITING: "waiting",
}


async def add(library: Library, args: argparse.Namespace) -> int:
    """Follow a feed; its articles come with the next round."""
    added = await library.feeds.add(
        args.library,
        args.url,
        now=datetime.now(UTC),
        words=args.words,
        without=args.without,
        full=not args.as_given,
    )
    _say(added)
    if added.new:
        count = f"{added.entries} entr{'y' if added.entries == 1 else 'ies'}"
        output.complain(f"It has {count} now. A running bot reads them; or: python -m bot feed fetch")
    else:
        output.complain("It was followed already; what is wanted of it was changed.")
    return 0


async def list_(library: Library, args: argparse.Namespace) -> int:
    """One line a feed, by title."""
    followed = await library.feeds.list(args.library)
    for one in followed:
        output.emit(output.dump(_json(one)) if args.json else _line(one))
    if not followed:
        output.complain("No feeds are followed yet; follow one with: python -m bot feed add URL")
    return 0


async def check(library: Library, args: argparse.Namespace) -> int:
    """How it goes with a feed, or with all of them."""
    numbers = [args.id] if args.id else [one.feed.id for one in await library.feeds.list(args.library)]
    for place, number in enumerate(numbers):
        one = await library.feeds.get(args.library, number)
        if args.json:
            output.emit(output.dump(_json(one) | {"notes": [_note_json(note) for note in one.notes]}))
        else:
            output.emit(("\n" if place else "") + "\n".join(_report(one, library.feeds.minutes)))
    if not numbers:
        output.complain("No feeds are followed yet; follow one with: python -m bot feed add URL")
    return 0


async def remove(library: Library, args: argparse.Namespace) -> int:
    """Follow a feed no longer."""
    gone = await library.feeds.remove(args.library, args.id)
    output.complain(f"Not followed any more: {output.line(gone.feed.title)}. Its articles stay.")
    return 0


async def take_list(library: Library, args: argparse.Namespace) -> int:
    """Follow the feeds of an OPML file."""

    def read() -> bytes:
        with opened(args.file) as file:
            return file.read(MAX_FILE_BYTES + 1)

    data = await asyncio.to_thread(read)
    check_bytes(len(data), args.file)
    failed = 0
    for url, outcome in await library.feeds.take_list(args.library, data, now=datetime.now(UTC)):
        if isinstance(outcome, str):
            output.complain(f"{url}: {outcome}")
            failed += 1
        else:
            _say(outcome)
    return 1 if failed else 0


async def give_list(library: Library, args: argparse.Namespace) -> int:
    """The feeds as OPML."""
    output.emit(await library.feeds.give_list(args.library), end="")
    return 0


async def fetch(library: Library, args: argparse.Namespace) -> int:
    """One round now; each feed that failed is named, and the others are read."""
    with progress("entries") as bar:
        done = await library.feeds.fetch(now=datetime.now(UTC), everything=not args.due, advance=bar.advance)
    for feed, why in done.failed:
        output.complain(f"{feed.id} {output.line(feed.title)}: {output.line(why)}")
    failed = f", {len(done.failed)} failed" if done.failed else ""
    output.complain(f"{done.asked} feed{'s' * (done.asked != 1)} asked{failed}; {done.added} articles added.")
    return 1 if done.failed else 0


def _say(added: FeedAdded) -> None:
    feed = added.followed.feed
    output.emit(f"{feed.id}\t{'new' if added.new else 'here already'}\t{output.line(feed.title)}\t{feed.url}")


def _line(one: Followed) -> str:
    state = "stopped" if one.feed.stopped else "failing" if one.feed.failures else "ok" if one.feed.answered else "new"
    return f"{one.feed.id}\t{state}\t{one.counts.get(Fate.ADDED, 0)}\t{output.line(one.feed.title)}\t{one.feed.url}"


def _report(one: Followed, minutes: int) -> list[str]:
    feed, follow = one.feed, one.follow
    lines = [f"{feed.id} {output.line(feed.title)}", f"  address: {feed.url}"]
    asked = [f"last {_when(feed.asked)}", f"last answer {_when(feed.answered)}"] if feed.asked else ["not yet"]
    lines.append(f"  asked: {', '.join(asked)}")
    if feed.failures:
        often = "once" if feed.failures == 1 else f"{feed.failures} times in a row"
        lines.append(f"  failed: {often}, since {_when(feed.failing)}: {output.line(feed.error)}")
    if feed.stopped:
        lines.append(f"  stopped: it is not asked any more; to try again: python -m bot feed add {feed.url}")
    else:
        often = f"every {minutes} minutes" if minutes else "only by `feed fetch`, because FEED_MINUTES is 0"
        lines.append(f"  next: {_when(feed.due)}, {often}")
    counts = [f"{one.counts[fate]} {name}" for fate, name in _COUNTED.items() if one.counts.get(fate)]
    lines.append(f"  entries: {', '.join(counts) or 'none yet'}")
    if follow.words or follow.without:
        wanted = [f"with {', '.join(follow.words)}"] if follow.words else []
        wanted += [f"without {', '.join(follow.without)}"] if follow.without else []
        lines.append(f"  only: {'; '.join(map(output.line, wanted))}")
    if not follow.full:
        lines.append("  pages: not fetched, the feed's own text is taken")
    lines += [f"  {note.fate}: {output.line(note.title or note.link)}: {output.line(note.why)}" for note in one.notes]
    return lines


def _when(moment: datetime | None) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if moment else "never"


def _json(one: Followed) -> dict[str, object]:
    feed, follow = one.feed, one.follow
    return {
        "id": feed.id,
        "url": feed.url,
        "title": feed.title,
        "site": feed.site,
        "asked": feed.asked and feed.asked.isoformat(),
        "answered": feed.answered and feed.answered.isoformat(),
        "due": feed.due.isoformat(),
        "failures": feed.failures,
        "error": feed.error,
        "stopped": feed.stopped,
        "words": list(follow.words),
        "without": list(follow.without),
        "full": follow.full,
        "entries": {fate.value: one.counts.get(fate, 0) for fate in _COUNTED},
    }


def _note_json(note: EntryNote) -> dict[str, object]:
    return {
        "title": note.title,
        "link": note.link,
        "fate": note.fate,
        "why": note.why,
        "when": note.when.isoformat(),
    }
