"""Pieces: what Punkt takes for sentences, and what it misses; quotations and abbreviations may still be cut."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from bot.text.boundaries import UPPER, missed
from bot.text.languages import language

#: A full stop as most are: behind a word, a quotation mark perhaps, and before a word with a capital.
_STOP = re.compile(rf"[.?!](?<=[^\W\d_]{{2}}.)(?=([\"”]?)[ \n]+[\"“]?({UPPER}[^\W\d_]*))")
#: Where Punkt would have to choose. A mark inside a word or number is none to it; behind the last stands at most what
#: closes the sentence.
_CHOICE = re.compile(r"[.?!](?![\w,]|\s*$|[\"'”’»)\]}]$)")


def pieces(text: str, start: int, end: int, code: str) -> list[tuple[int, int]]:
    """Spans of the pieces of the paragraph `text[start:end]`, in offsets of the text, no white space around them."""
    part = text[start:end]
    more = list(missed(part, code))
    more.reverse()
    found: list[tuple[int, int]] = []
    for first, last in _split(part, language(code).model or ("chinese" if "。" in part else "english")):
        place = first
        while more and more[-1] < last:
            if place < more[-1]:
                found.append((place, more[-1]))
                place = more[-1]
            more.pop()
        found.append((place, last))
    trimmed = (_trimmed(text, start + first, start + last) for first, last in found)
    return [span for span in trimmed if span[0] < span[1]]


def _split(part: str, name: str) -> Iterator[tuple[int, int]]:
    """Punkt's own spans. It weighs each full stop for 20 µs: it is not asked about those where it has no choice."""
    tokenizer = _punkt(name)
    start = 0
    for end in (*_sure(part, tokenizer.params), len(part)) if name != "chinese" else (len(part),):
        if name != "chinese" and not _CHOICE.search(part, start, end):
            yield start, end
        else:
            for first, last in tokenizer.span_tokenize(part[start:end]):
                yield start + first, start + last
        start = end


def _sure(part: str, model: Any) -> Iterator[int]:  # noqa: ANN401 - the parameters of a punkt model
    """Offsets behind full stops at which Punkt always ends a sentence: no abbreviation, no known pair of words."""
    abbreviations, pairs = model.abbrev_types, model.collocations
    for match in _STOP.finditer(part):
        stop = match.start()
        if part[stop] == ".":
            word = part[part.rfind(" ", max(0, stop - 24), stop) + 1 : stop].lstrip('"“(').lower()
            if not word.isalpha() or word in abbreviations or (word, match.group(2).lower()) in pairs:
                continue
        yield match.end() + len(match.group(1))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


@cache
def _punkt(name: str) -> Any:  # noqa: ANN401 - a tokenizer of the punkt package
    import punkt  # noqa: PLC0415 - models are large modules: read only in the languages that are met

    return punkt.tokenizer_for(name, prefixes=True)
