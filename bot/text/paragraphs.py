"""Paragraphs: blocks between blank lines, or single lines where a text is written one paragraph a line."""

import re

#: Lines that are a paragraph of their own whatever stands around them: headings, list items, quoted lines, rules, tables.
_ALONE = re.compile(r"\s*(?:#{1,6}\s|[-*+•–]\s|\d{1,3}[.)]\s|>|\||={3,}\s*$|-{3,}\s*$|\*{3,}\s*$|```|~~~)")
_ENDS = re.compile(r"[.!?…:;。！？][\"'”’»“)\]]*\s*$")
#: A line at least this long was not broken by hand.
_LONG = 110


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the text's paragraphs, without the white space around them.

    A line break inside a block separates paragraphs unless the text is hard-wrapped: most lines that have a successor in
    their block are short and end in the middle of a sentence.
    """
    wrapped = _is_wrapped(text)
    found: list[tuple[int, int]] = []
    open_block = False
    for start, end in _lines(text):
        line = text[start:end]
        if not line.strip():
            open_block = False
            continue
        first = start + len(line) - len(line.lstrip())
        last = end - (len(line) - len(line.rstrip()))
        alone = bool(_ALONE.match(line))
        if open_block and wrapped and not alone:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
        # A heading never goes on in the next line; a list item of a wrapped text may.
        open_block = not re.match(r"\s*(?:#|\||```|~~~|={3,}|-{3,})", line)
    return found


def _lines(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        if end < 0:
            end = len(text)
        spans.append((start, end))
        start = end + 1
    return spans


def _is_wrapped(text: str) -> bool:
    followed = 0
    broken = 0
    lines = text.split("\n")
    for line, successor in zip(lines, lines[1:], strict=False):
        if not line.strip() or not successor.strip() or _ALONE.match(successor):
            continue
        followed += 1
        broken += len(line) < _LONG and not _ENDS.search(line[-12:])
    return followed > 0 and broken * 2 > followed
