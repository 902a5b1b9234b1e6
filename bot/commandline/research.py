"""The research commands: quotes, verify, timeline, compare."""

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from bot.commandline import output
from bot.library import Library
from bot.models import Slice
from bot.research.models import (
    Change,
    Cited,
    Comparison,
    Event,
    Figure,
    Piece,
    Saying,
    Sayings,
    Timeline,
    Verdict,
    Verification,
)

_SAYS = {
    Verdict.VERBATIM: "Verbatim.",
    Verdict.SAME_WORDS: "The same words; only marks, spaces or capitals differ.",
    Verdict.DIFFERS: "Not in these words. The nearest, with what [-is missing-] and what {+was added+}:",
    Verdict.ABSENT: "Not in this library.",
}
_CHANGED = {"same": "{}", "missing": "[-{}-]", "added": "{{+{}+}}"}


async def quotes(library: Library, args: argparse.Namespace) -> int:
    """What somebody said."""
    found = await library.quotes(args.library, " ".join(args.person), args.topic, limit=args.limit)
    _emit(args, _sayings_json(found), _sayings(found))
    return 0


async def verify(library: Library, args: argparse.Namespace) -> int:
    """Whether a quotation is real."""
    found = await library.verify(args.library, " ".join(args.text))
    _emit(args, _verification_json(found), _verification(found))
    return 0


async def timeline(library: Library, args: argparse.Namespace) -> int:
    """What happened when."""
    found = await library.timeline(args.library, " ".join(args.topic), limit=args.limit)
    _emit(args, _timeline_json(found), _timeline(found))
    return 0


async def compare(library: Library, args: argparse.Namespace) -> int:
    """What several sources say."""
    found = await library.compare(args.library, " ".join(args.topic))
    _emit(args, _comparison_json(found), _comparison(found))
    return 0


def _emit(args: argparse.Namespace, as_json: dict[str, Any], spoken: str) -> None:
    output.emit(output.dump(as_json) if args.json else spoken)


# As a person reads it


def _cited(one: Cited, also: Sequence[Cited] = (), note: str = "") -> str:
    lines = [output.plain(one.text), f"  — {' · '.join(part for part in (note, _place(one)) if part)}"]
    lines += [f"    also {_place(other)}" for other in also]
    return "\n".join(lines)


def _place(one: Cited) -> str:
    info = one.article
    parts = (f"[{info.id}] {info.title}", info.source, (info.published or "")[:10], f"¶{one.paragraph}", info.url)
    return " · ".join(output.line(part) for part in parts if part)


def _sayings(found: Sayings) -> str:
    if found.sayings:
        parts = [_cited(one.quote, one.also, output.line(one.speaker.text)) for one in found.sayings]
        if not found.complete:
            parts.append("There are older articles that were not read for this.")
        return "\n\n".join(parts)
    person = output.line(found.person)
    if found.elsewhere:
        return f"{person} is quoted here, but not on {output.line(found.topic)}; without --topic: {found.elsewhere}."
    others = f" People who are: {', '.join(map(output.line, found.others))}." if found.others else ""
    return f"Nobody named {person} is quoted here.{others}"


def _verification(found: Verification) -> str:
    if not found.pieces:
        return f"That cannot be checked. {output.line(found.reason)}"
    parts: list[str] = []
    for piece in found.pieces:
        lines = [f"“{output.line(piece.text)}”", _SAYS[piece.verdict]]
        if piece.changes:
            lines.append(" ".join(_CHANGED[one.kind].format(output.plain(one.text)) for one in piece.changes))
        if piece.found:
            speaker = f"said by {output.line(piece.speaker.text)}" if piece.speaker else ""
            lines += ["", _cited(piece.found, piece.also, speaker)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def _timeline(found: Timeline) -> str:
    parts = [_unknown(found.unknown)] if found.unknown else []
    parts += [f"{one.when.label}\n{_cited(one.quote, one.also)}" for one in found.events]
    if not found.events:
        parts.append(f"No sentence here holds a date and speaks of {output.line(found.topic)}.")
    if found.left_out:
        parts.append(f"{found.left_out} more that are less close to the topic are left out; --limit shows more.")
    return "\n\n".join(parts)


def _comparison(found: Comparison) -> str:
    parts = [_unknown(found.unknown)] if found.unknown else []
    names = [output.line(name) for name in found.sources]
    if not names:
        parts.append(f"No article here speaks of {output.line(found.topic)}.")
    elif len(names) == 1:
        parts.append(f"Only one source here speaks of it: {names[0]}.")
    else:
        parts.append(f"{len(names)} sources: {', '.join(names)}.")
    for group in found.disagree:
        parts.append("Numbers that differ:")
        parts += [f"{output.line(one.text)}:\n{_cited(one.quote)}" for one in group]
    for alike in found.alike:
        parts.append("Alike:")
        parts += [_cited(one) for one in alike]
    for voice in found.alone:
        if len(names) > 1:
            parts.append(f"Only {output.line(voice.source)}:")
        parts += [_cited(one) for one in voice.quotes]
    return "\n\n".join(parts)


def _unknown(words: Iterable[str]) -> str:
    return f"No article here mentions {' or '.join(map(output.line, words))}."


# As JSON


def _quote(one: Cited) -> dict[str, Any]:
    return {
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "marks": [list(span) for span in one.marks],
        "article": output.cited(one.article),
        "paragraph": one.paragraph,
    }


def _slice(one: Slice | None) -> dict[str, Any] | None:
    return {"text": one.text, "start": one.start, "end": one.end} if one else None


def _sayings_json(found: Sayings) -> dict[str, Any]:
    def saying(one: Saying) -> dict[str, Any]:
        return {"speaker": _slice(one.speaker), "quote": _quote(one.quote), "also": [_quote(each) for each in one.also]}

    return {
        "person": found.person,
        "topic": found.topic,
        "quotations": [saying(one) for one in found.sayings],
        "others": list(found.others),
        "elsewhere": found.elsewhere,
        "complete": found.complete,
    }


def _verification_json(found: Verification) -> dict[str, Any]:
    def change(one: Change) -> dict[str, str]:
        return {"text": one.text, "kind": one.kind}

    def piece(one: Piece) -> dict[str, Any]:
        return {
            "text": one.text,
            "verdict": one.verdict.value,
            "found": _quote(one.found) if one.found else None,
            "changes": [change(each) for each in one.changes],
            "speaker": _slice(one.speaker),
            "also": [_quote(each) for each in one.also],
        }

    return {
        "quote": found.quote,
        "verdict": found.verdict.value,
        "pieces": [piece(one) for one in found.pieces],
        "reason": found.reason,
    }


def _timeline_json(found: Timeline) -> dict[str, Any]:
    def event(one: Event) -> dict[str, Any]:
        when = one.when
        return {
            "date": {"label": when.label, "year": when.year, "month": when.month, "day": when.day, "years": when.years},
            "quote": _quote(one.quote),
            "also": [_quote(each) for each in one.also],
        }

    return {
        "topic": found.topic,
        "events": [event(one) for one in found.events],
        "left_out": found.left_out,
        "unknown": list(found.unknown),
        "complete": found.complete,
    }


def _comparison_json(found: Comparison) -> dict[str, Any]:
    def figure(one: Figure) -> dict[str, Any]:
        return {"text": one.text, "source": one.source, "quote": _quote(one.quote)}

    return {
        "topic": found.topic,
        "sources": list(found.sources),
        "disagree": [[figure(one) for one in group] for group in found.disagree],
        "alike": [[_quote(one) for one in group] for group in found.alike],
        "alone": [{"source": one.source, "quotes": [_quote(each) for each in one.quotes]} for one in found.alone],
        "unknown": list(found.unknown),
        "complete": found.complete,
    }
