"""What is written: models as JSON lines and as plain text for a terminal."""

import io
import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

from bot.answers.repeats import without_repeats
from bot.errors import Unusable
from bot.models import Answer, ArticleInfo, Draft, Quote, Slice, Summary, Within

#: Control and format characters could clear a terminal or turn a line around; JSON output keeps the bytes exactly.
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def use_utf8() -> None:
    """Write UTF-8 whatever the environment says; file names that are not even that are shown with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def emit(text: str = "", *, end: str = "\n", flush: bool = False) -> None:
    """Write data to stdout. Raises BrokenPipeError when nobody reads it, Unusable when it cannot be written."""
    try:
        print(text, end=end, flush=flush)
    except BrokenPipeError:
        raise
    except OSError as error:
        silence()
        raise Unusable(f"The output could not be written: {error.strerror}.") from error


def complain(text: str) -> None:
    """Write what is no data, a line to stderr."""
    print(text, file=sys.stderr)


def silence() -> None:
    """Let go of a stdout that takes no more: what is still in its buffer would fail again when Python ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def dump(value: dict[str, Any]) -> str:
    """One JSON object on one line; lone surrogates cannot occur in stored text, so UTF-8 always holds it."""
    return json.dumps(value, ensure_ascii=False)


def article(info: ArticleInfo) -> dict[str, Any]:
    """Everything known of an article but its text."""
    return {
        "id": info.id,
        "library": info.library,
        "title": info.title,
        "untitled": info.untitled,
        "url": info.url,
        "source": info.source,
        "author": info.author,
        "published": info.published,
        "language": info.language,
        "rights": info.rights,
        "added": info.added.isoformat(),
        "characters": info.length,
    }


def _slice(one: Slice) -> dict[str, Any]:
    return {"text": one.text, "start": one.start, "end": one.end}


def cited(info: ArticleInfo) -> dict[str, Any]:
    """What a citation names of an article."""
    return {
        "id": info.id,
        "title": info.title,
        "url": info.url,
        "source": info.source,
        "published": info.published,
    }


def quote(one: Quote) -> dict[str, Any]:
    """A quote with its passage and citation, and where else it was printed, if anywhere."""
    also = [
        {"text": each.text, "start": each.start, "end": each.end, "article": cited(each.article)} for each in one.also
    ]
    return {
        "text": one.text,
        "start": one.start,
        "end": one.end,
        "score": one.score,
        "passage": _slice(one.passage),
        "article": cited(one.article),
        "paragraph": one.paragraph,
    } | ({"also": also} if also else {})


def answer(one: Answer) -> dict[str, Any]:
    """An answer with the reasons for it."""
    return {
        "question": one.question,
        "confidence": one.confidence,
        "quotes": [quote(each) for each in one.quotes],
        "nearest": [quote(each) for each in one.nearest],
        "why": {
            "words": [{"word": each.word, "weight": each.weight, "found": each.found} for each in one.why.words],
            "threshold": one.why.threshold,
            "signals": one.why.signals,
            "reason": one.why.reason,
            "runners_up": [
                {
                    "article": cited(each.article),
                    "paragraph": each.paragraph,
                    "score": each.score,
                    "confidence": each.confidence,
                }
                for each in one.why.runners_up
            ],
        },
    }


def summary(one: Summary) -> dict[str, Any]:
    """A summary's method and sentences."""
    return {"method": one.method, "sentences": [_slice(each) for each in one.sentences]}


def plain(text: str) -> str:
    """Text for a terminal: as it is, but for characters that would command the terminal."""
    return "".join("�" if unicodedata.category(c) in _UNPRINTABLE and c not in "\n\t" else c for c in text)


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())


def listing(info: ArticleInfo) -> str:
    """An article on one line."""
    return f"{info.id}\t{(info.published or '')[:10] or '-'}\t{info.language or '-'}\t{line(info.title)}"


def header(info: ArticleInfo) -> str:
    """What is known of an article, a line each."""
    known = {
        "title": info.title + (" (its first words: it came without a title)" if info.untitled else ""),
        "author": info.author,
        "source": info.source,
        "published": info.published,
        "url": info.url,
        "language": info.language,
        "rights": info.rights,
    }
    return "\n".join(f"{name}: {line(value)}" for name, value in known.items() if value)


def provenance(draft: Draft) -> str:
    """Where a text that is not stored comes from."""
    return " · ".join(line(part) for part in (draft.source, (draft.published or "")[:10], draft.url) if part)


def citation(one: Quote) -> str:
    """Where a quote stands."""
    info = one.article
    parts = (f"[{info.id}] {info.title}", info.source, (info.published or "")[:10], f"¶{one.paragraph}", info.url)
    others = [line(each.article.source or each.article.title) for each in one.also]
    also = f"\n    also at: {', '.join(others)}" if others else ""
    return " · ".join(line(part) for part in parts if part) + also


def spoken(one: Answer) -> str:
    """An answer as a person reads it in a terminal."""
    if one.quotes:
        return _passages(one.quotes)
    lines = [_silent(one.within), one.why.reason]
    if one.nearest:
        lines += ["", "Nearest, but not an answer:", "", _passages(one.nearest)]
    return "\n".join(lines)


def _silent(within: Within) -> str:
    if within.article:
        return "That article does not say."
    return f"{'Those' if within.since else 'Your'} articles do not say."


def _passages(quotes: Sequence[Quote]) -> str:
    return "\n\n".join(f"{plain(one.passage.text)}\n  — {citation(one)}" for one in without_repeats(quotes))
