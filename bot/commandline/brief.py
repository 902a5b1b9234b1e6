"""The command that reads all articles at once: brief."""

import argparse
from collections.abc import Sequence
from typing import Any

from bot.briefs.groups import groups
from bot.briefs.models import Brief, BriefOptions, Point
from bot.commandline import output
from bot.library import Library
from bot.models import Cited


async def brief(library: Library, args: argparse.Namespace) -> int:
    """What all articles say on a topic."""
    options: BriefOptions = {"length": args.length, "count": args.sentences, "words": args.words}
    found = await library.brief(args.library, " ".join(args.topic), **options)
    if args.json:
        output.emit(output.dump(_json(found)))
        return 0
    output.emit(_spoken(found))
    if found.points:
        output.complain(_figures(found))
    return 0


def _spoken(found: Brief) -> str:
    """As a person reads it: the points of one article under one citation."""
    parts = [f"No article here mentions {' or '.join(map(output.line, found.unknown))}."] if found.unknown else []
    if not found.points and not parts:
        parts.append(f"No article here speaks of {output.line(found.topic)}.")
    for group in groups(found.points):
        lines = ["Otherwise, in an older article:"] if group[0].differs is not None else []
        lines += [output.plain(point.quote.text) for point in group]
        lines.append(f"  — {_place(group[0].quote, [point.quote.paragraph for point in group])}")
        lines += [f"    also {_place(other, [other.paragraph])}" for other in group[0].also]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _place(one: Cited, paragraphs: Sequence[int]) -> str:
    info = one.article
    numbers = "¶" + ", ".join(str(number) for number in sorted(set(paragraphs)))
    parts = (f"[{info.id}] {info.title}", info.source, (info.published or "")[:10], numbers, info.url)
    return " · ".join(output.line(part) for part in parts if part)


def _figures(found: Brief) -> str:
    shown = len({point.quote.article.id for point in found.points})
    parts = [
        f"{found.statements} of {found.available} sentences, from {shown} of {found.articles} articles,"
        f" {found.words} words"
    ]
    parts += ["cut at the quote cap"] if found.capped else []
    parts += [] if found.complete else ["there were more articles than are read for one brief"]
    return "; ".join(parts)


def _json(found: Brief) -> dict[str, Any]:
    return {
        "topic": found.topic,
        "sentences": [_point(point) for point in found.points],
        "available": found.available,
        "articles": found.articles,
        "words": found.words,
        "capped": found.capped,
        "unknown": list(found.unknown),
        "complete": found.complete,
    }


def _point(point: Point) -> dict[str, Any]:
    marks = [list(span) for span in point.quote.marks]
    return {
        **_quote(point.quote), "marks": marks, "also": [_quote(each) for each in point.also], "differs": point.differs
    }  # fmt: skip


def _quote(one: Cited) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "article": output.cited(one.article),
        "paragraph": one.paragraph,
    }
