"""Sentences: slices of the text, quotations kept whole, each told prose from heading and furniture."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.models import Kind, Sentence
from bot.text.boundaries import belongs_together
from bot.text.furniture import is_furniture
from bot.text.languages import language
from bot.text.paragraphs import paragraphs
from bot.text.quotations import Marks, marks
from bot.text.references import opens_with_reference

#: A slice longer than this is never shown: no reply could hold it with its neighbours.
LONGEST = 2000
#: A quotation of more sentences than this is not shown at all, rather than cut.
LONGEST_QUOTATION = 12

_MARKER = re.compile(r"\s*(?:#{1,6}\s+|(?:[-*+•–]|\d{1,3}[.)])\s+|>+\s*)+")
_PICTURE = re.compile(r"\s*(?:```|~~~|\||!\[|={3,}\s*$|-{3,}\s*$|\*{3,}\s*$)")
_OPENS = tuple("\"“„«»‘'「")


def sentences(text: str, code: str) -> tuple[Sentence, ...]:
    """All sentences of the text, in order, without overlap; see Sentence and Kind."""
    found: list[Sentence] = []
    spans = paragraphs(text)
    told = False
    speaking = False
    fenced = False
    for number, (start, end) in enumerate(spans, 1):
        raw = text[start:end]
        if raw.startswith(("```", "~~~")):
            fenced = not fenced
        marker = _MARKER.match(raw)
        first = start + (marker.end() if marker else 0)
        if first >= end or fenced or _PICTURE.match(raw):
            found.append(Sentence(start, end, number, Kind.FURNITURE))
            continue
        if raw.startswith("#") or _is_heading(raw, marked=marker is not None, last=number == len(spans)):
            kind = Kind.FURNITURE if is_furniture(raw, code) else Kind.HEADING
            found.append(Sentence(first, end, number, kind))
            continue
        paired = marks(text[first:end])
        for piece in _paragraph(text, first, end, number, code, paired, speaking=speaking):
            orphan = told and piece.kind == Kind.PROSE and _is_orphan(text, piece, found, number, code)
            found.append(Sentence(piece.start, piece.end, number, piece.kind, orphan) if orphan else piece)
            told = told or piece.kind == Kind.PROSE
        # By an old convention a quotation of several paragraphs is opened at each and closed at the last.
        following = text[spans[number][0] :][:1] if number < len(spans) else ""
        speaking = (
            bool(paired.unclosed or (speaking and not paired.unopened and not paired.pairs)) and following in _OPENS
        )
    return tuple(found)


def _paragraph(
    text: str, start: int, end: int, number: int, code: str, paired: Marks, *, speaking: bool
) -> Iterator[Sentence]:
    """The sentences of one paragraph of prose."""
    whole = [(start + a, start + b) for a, b in paired.pairs]
    loose = [start + place for place in (*paired.unclosed, *paired.unopened)]
    broken: list[tuple[int, int]] = []
    if speaking and paired.unopened:
        broken.append((start, start + paired.unopened[0] + 1))
    if paired.unclosed and text[end : end + 3].strip()[:1] in _OPENS and "\n" in text[end : end + 3]:
        broken.append((start + paired.unclosed[-1], end))
    pieces = _split(text, start, end, code)
    for first, last, parts in _joined(text, pieces, whole, code):
        part = text[first:last]
        kind = Kind.PROSE
        if is_furniture(part, code):
            kind = Kind.FURNITURE
        elif (
            last - first > LONGEST
            or parts > LONGEST_QUOTATION
            or any(first <= place < last for place in loose)
            or any(first < b and a < last for a, b in broken)
        ):
            kind = Kind.FRAGMENT
        yield Sentence(first, last, number, kind)


def _split(text: str, start: int, end: int, code: str) -> list[tuple[int, int]]:
    """What Punkt takes for sentences, in offsets of the whole text."""
    name = language(code).punkt or ("chinese" if "。" in text[start:end] else "english")
    spans = [(start + a, start + b) for a, b in _punkt(name).span_tokenize(text[start:end])]
    trimmed: list[tuple[int, int]] = []
    for a, b in spans:
        part = text[a:b]
        left, right = a + len(part) - len(part.lstrip()), b - (len(part) - len(part.rstrip()))
        if left < right:
            trimmed.append((left, right))
    return trimmed


def _joined(
    text: str, pieces: list[tuple[int, int]], whole: list[tuple[int, int]], code: str
) -> Iterator[tuple[int, int, int]]:
    """Pieces put together again where an abbreviation or a quotation was cut: start, end, number of pieces."""
    current: tuple[int, int] | None = None
    parts = 1
    quotation = 0
    for piece in pieces:
        if current is None:
            current = piece
            continue
        while quotation < len(whole) and whole[quotation][1] <= current[1]:
            quotation += 1
        # A boundary is inside a quotation when the quotation goes on behind the piece before it.
        inside = quotation < len(whole) and whole[quotation][0] < current[1]
        if inside or belongs_together(text, current, piece, code):
            current = (current[0], piece[1])
            parts += inside
        else:
            yield *current, parts
            current, parts = piece, 1
    if current is not None:
        yield *current, parts


def _is_heading(raw: str, *, marked: bool, last: bool) -> bool:
    """A short line on its own without a full stop; the last line of a text is no heading."""
    return (
        not marked
        and not last
        and "\n" not in raw
        and len(raw) <= 90
        and len(raw.split()) <= 12
        and not re.search(r"[.!?…:;,。！？][\"'”’»“)\]]*$", raw)
        and not raw.endswith(('"', "”", "»", "“"))
    )


def _is_orphan(text: str, piece: Sentence, found: list[Sentence], number: int, code: str) -> bool:
    part = text[piece.start : piece.end]
    if opens_with_reference(part, code):
        return True
    # Nothing but a quotation, right behind a sentence of the same paragraph: that one says who speaks.
    pairs = marks(part).pairs
    alone = len(pairs) == 1 and pairs[0][0] == 0 and not part[pairs[0][1] :].strip(" .,")
    return alone and bool(found) and found[-1].paragraph == number and found[-1].kind == Kind.PROSE


@cache
def _punkt(name: str) -> Any:  # noqa: ANN401 - a tokenizer of the punkt package
    import punkt  # noqa: PLC0415 - models are large modules: read only in the languages that are met

    return punkt.tokenizer_for(name, prefixes=True)
