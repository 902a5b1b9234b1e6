"""Paragraphs: blocks between blank lines, or single lines where a text is written one paragraph a line."""

import re
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

#: Lines that are a paragraph of their own wherever they stand: headings, list items, quoted lines, rules, tables.
_ALONE = re.compile(r"\s*(?:#{1,6}\s|[-*+•–]\s|\d{1,3}[.)]\s|>|\||={3,}\s*$|-{3,}\s*$|\*{3,}\s*$|```|~~~)")
#: Of these the ones that never go on in the next line.
_CLOSED = re.compile(r"\s*(?:#{1,6}\s|\||```|~~~|={3,}|-{3,})")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»“)\]]*\s*$")
#: A line at least this long was not broken by hand.
_LONG = 110
#: Marks of Markdown before the words of a paragraph: list items, their check boxes, quoted lines.
_MARKER = re.compile(r"(?:[-*+•–]\s+(?:\[[ xX]\]\s+)?|>\s*)+")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+")
_HASHES = re.compile(r"#{1,6}\s+")
#: Tables, pictures and rules.
_NO_WORDS = re.compile(r"\||!\[|(?:={3,}|-{3,}|\*{3,}|_{3,})\s*$")
_FENCES = ("```", "~~~")
_CUT_OFF = re.compile(r"[.!?…:;,。！？][\"'”’»“)\]]*$")


class Role(Enum):
    """What a paragraph is, as far as its form tells."""

    PROSE = auto()
    HEADING = auto()
    #: Code, tables, pictures, rules, markers with nothing behind them.
    OTHER = auto()


class Paragraph(NamedTuple):
    """The words `text[start:end]` of a paragraph: no white space around them, no list or heading marks before them."""

    start: int
    end: int
    role: Role


def paragraphs(text: str) -> list[Paragraph]:
    """The text's paragraphs, in order, without overlap.

    A line break inside a block separates paragraphs unless the text is hard-wrapped: most lines that have a successor
    in their block are short and end in the middle of a sentence.
    """
    blocks = _blocks(text)
    fenced = _fenced(text, blocks)
    numbers = [_number(text, block) for block in blocks]
    found: list[Paragraph] = []
    for index, (start, end) in enumerate(blocks):
        if index in fenced or _NO_WORDS.match(text, start, end):
            found.append(Paragraph(start, end, Role.OTHER))
            continue
        first, role = start, Role.PROSE
        if hashes := _HASHES.match(text, start, end):
            first, role = hashes.end(), Role.HEADING
        elif marker := _MARKER.match(text, start, end):
            first = marker.end()
        elif numbers[index] is not None and _is_listed(numbers, index):
            number = _NUMBER.match(text, start, end)
            first = number.end() if number else start
        elif index < len(blocks) - 1 and _is_heading(text[start:end]):
            role = Role.HEADING
        found.append(Paragraph(first, end, role) if first < end else Paragraph(start, end, Role.OTHER))
    return _without_mere_lines(text, found)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs, their markers included."""
    wrapped = _is_wrapped(text)
    found: list[tuple[int, int]] = []
    open_block = False
    place = 0
    for line in text.split("\n"):
        start, place = place, place + len(line) + 1
        stripped = line.strip()
        if not stripped:
            open_block = False
            continue
        first = start + len(line) - len(line.lstrip())
        last = first + len(stripped)
        if open_block and not _ALONE.match(line) and (wrapped or _goes_on(text, found[-1], stripped)):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
        open_block = not _CLOSED.match(line)
    return found


def _goes_on(text: str, block: tuple[int, int], line: str) -> bool:
    """Whether a line carries on the sentence of the block before: that began with a capital and has not ended."""
    cut = line[0].islower() or line[0] in ",;)"
    return cut and text[block[0]].isupper() and not _ENDS.search(text[max(block[0], block[1] - 12) : block[1]])


def _is_wrapped(text: str) -> bool:
    followed = broken = small = 0
    lines = text.split("\n")
    for line, successor in pairwise(lines):
        if not line.strip() or not successor.strip() or _ALONE.match(successor) or _CLOSED.match(line):
            continue
        followed += 1
        if len(line) < _LONG and not _ENDS.search(line[-12:]):
            broken += 1
            small += successor.lstrip()[0].islower()
    # Lines without full stops that all begin with a capital are a list or a poem, each its own paragraph.
    return broken * 2 > followed and small * 4 >= broken


def _fenced(text: str, blocks: list[tuple[int, int]]) -> set[int]:
    """Blocks that are code between fences; a fence that nothing closes hides only itself."""
    fences = [index for index, (start, _) in enumerate(blocks) if text.startswith(_FENCES, start)]
    found = set(fences)
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        found.update(range(first, last))
    return found


def _number(text: str, block: tuple[int, int]) -> int | None:
    match = _NUMBER.match(text, *block)
    return int(match.group(1)) if match else None


def _is_listed(numbers: list[int | None], index: int) -> bool:
    """Whether a numbered paragraph is an item of a list: "3. Mai" and "12. syyskuuta" open a sentence."""
    own = numbers[index] or 0
    neighbours = (numbers[index - 1] if index else None, numbers[index + 1] if index + 1 < len(numbers) else None)
    return any(other is not None and abs(other - own) <= 1 for other in neighbours)


def _is_heading(raw: str) -> bool:
    """A short line on its own without a full stop."""
    return (
        len(raw) <= 90
        and "\n" not in raw
        and raw.count(" ") < 12
        and not _CUT_OFF.search(raw)
        and not raw.endswith(('"', "”", "»", "“"))
    )


def _without_mere_lines(text: str, found: list[Paragraph]) -> list[Paragraph]:
    """Where most paragraphs look like headings, they are notes without full stops, and count as prose."""
    bare = sum(one.role is Role.HEADING and not _is_marked(text, one) for one in found)
    if bare * 2 <= sum(one.role is not Role.OTHER for one in found):
        return found
    return [
        one._replace(role=Role.PROSE)
        if one.role is Role.HEADING and not _is_marked(text, one) and text.count(" ", one.start, one.end) >= 3
        else one
        for one in found
    ]


def _is_marked(text: str, one: Paragraph) -> bool:
    return text[max(0, one.start - 2) : one.start].strip() == "#"
