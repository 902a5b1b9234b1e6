"""Sentences: slices of the text, quotations kept whole, each told prose from heading and furniture."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from bot.models import Kind, Sentence
from bot.text.boundaries import belongs_together
from bot.text.furniture import is_furniture
from bot.text.paragraphs import Paragraph, Role, paragraphs
from bot.text.pieces import pieces
from bot.text.quotations import Marks, marks
from bot.text.references import opens_with_reference

#: A slice longer than this is never shown: no reply could hold it with its neighbours.
LONGEST = 2000
#: A quotation of more sentences than this is not shown at all, rather than cut.
LONGEST_QUOTATION = 12
#: Sentences that are taken to be quoted too, behind an opening mark that is never closed.
_UNCLOSED = 5
#: A paragraph longer than LONGEST with more full stops than one in this many characters is a table, no prose.
_DENSE = 12
_OPENS = tuple("\"“„«»‘'「")

_Span = tuple[int, int]


def sentences(text: str, code: str) -> tuple[Sentence, ...]:
    """All sentences of the text, in order, without overlap; see Sentence and Kind. `code` is a language's, or ""."""
    found: list[Sentence] = []
    listed = paragraphs(text)
    told = speaking = False
    for number, paragraph in enumerate(listed, 1):
        start, end, role = paragraph
        if role is not Role.PROSE:
            is_heading = role is Role.HEADING and not is_furniture(text[start:end], code)
            found.append(Sentence(start, end, number, Kind.HEADING if is_heading else Kind.FURNITURE))
            continue
        paired = marks(text[start:end])
        following = text[listed[number].start] if number < len(listed) else ""
        unsaid = _unsaid(paired, start, end, speaking=speaking, goes_on=following in _OPENS)
        before: Sentence | None = None
        for span, kind in _kinds(text, paragraph, paired, unsaid, code):
            orphan = (
                told
                and kind is Kind.PROSE
                and (
                    opens_with_reference(text[slice(*span)], code)
                    # Nothing but a quotation behind a sentence of the same paragraph: that one says who speaks.
                    or (
                        before is not None
                        and before.kind is Kind.PROSE
                        and _is_all_quotation(text, span, start, paired)
                    )
                )
            )
            before = Sentence(*span, number, kind, orphan)
            found.append(before)
            told = told or kind is Kind.PROSE
        speaking = bool(
            following in _OPENS and (paired.unclosed or (speaking and not paired.unopened and not paired.pairs))
        )
    return tuple(found)


def _unsaid(paired: Marks, start: int, end: int, *, speaking: bool, goes_on: bool) -> list[_Span]:
    """Spans that belong to a quotation whose other end is in another paragraph."""
    # By an old convention a quotation of several paragraphs is opened at each and closed at the last.
    spans: list[_Span] = []
    if speaking and paired.unopened:
        spans.append((start, start + paired.unopened[0] + 1))
    if goes_on and paired.unclosed:
        spans.append((start + paired.unclosed[-1], end))
    return spans


def _kinds(
    text: str, paragraph: Paragraph, paired: Marks, unsaid: list[_Span], code: str
) -> Iterator[tuple[_Span, Kind]]:
    """The sentences of one paragraph of prose, each with its kind."""
    start, end, _ = paragraph
    if end - start > LONGEST and sum(text.count(mark, start, end) for mark in ".?!…。") * _DENSE > end - start:
        yield (start, end), Kind.FURNITURE
        return
    quoted = [(start + a, start + b) for a, b in paired.pairs]
    openings = {start + place for place in (*(a for a, _ in paired.pairs), *paired.unclosed)}
    cut = pieces(text, start, end, code)
    joined = list(_joined(text, _opened(text, cut, openings) if openings else cut, quoted, code))
    strays = paired.unopened or paired.unclosed
    broken = _broken(start, [first for first, _, _ in joined], paired) if strays else ()
    for index, (first, last, parts) in enumerate(joined):
        kind = Kind.PROSE
        if is_furniture(text[first:last], code):
            kind = Kind.FURNITURE
        elif (
            index in broken
            or last - first > LONGEST
            or parts > LONGEST_QUOTATION
            or (unsaid and any(first < b and a < last for a, b in unsaid))
        ):
            kind = Kind.FRAGMENT
        yield (first, last), kind


def _opened(text: str, cut: list[_Span], openings: set[int]) -> list[_Span]:
    """The pieces, each opening mark with the words that it opens: Punkt leaves the mark of 'there. " I' in front."""
    found: list[_Span] = []
    moved: int | None = None
    for place, (piece_start, piece_end) in enumerate(cut):
        start, end = piece_start if moved is None else moved, piece_end
        moved = None
        if end - 1 in openings and start < end - 1 and place + 1 < len(cut):
            moved = end - 1
            end = start + len(text[start:moved].rstrip())
        found.append((start, end))
    return found


def _broken(start: int, firsts: list[int], paired: Marks) -> set[int]:
    """Indexes of the sentences, given by their starts, that hold part of a quotation whose other end is missing."""
    found = {bisect_right(firsts, start + place) - 1 for place in paired.unopened}
    openings = sorted((*(a for a, _ in paired.pairs), *paired.unclosed))
    for place in paired.unclosed:
        index = bisect_right(firsts, start + place) - 1
        found.add(index)
        # The convention above, in a text that lost its paragraphs: quoted up to the sentence that opens the next mark.
        # Where that is far off, the mark was a stray.
        following = bisect_right(openings, place)
        if following < len(openings):
            behind = bisect_left(firsts, start + openings[following])
            if behind < len(firsts) and firsts[behind] == start + openings[following] and behind - index <= _UNCLOSED:
                found.update(range(index, behind))
    return found


def _joined(text: str, cut: list[_Span], quoted: list[_Span], code: str) -> Iterator[tuple[int, int, int]]:
    """Pieces put together again where an abbreviation or a quotation was cut: start, end, pieces of quotation."""
    if not cut:
        return
    current, parts, quotation = cut[0], 1, 0
    for piece in cut[1:]:
        while quotation < len(quoted) and quoted[quotation][1] <= current[1]:
            quotation += 1
        # A boundary is inside a quotation when the quotation goes on behind the piece before it.
        inside = quotation < len(quoted) and quoted[quotation][0] < current[1]
        if inside or belongs_together(text, current, piece, code):
            current = (current[0], piece[1])
            parts += inside
        else:
            yield *current, parts
            current, parts = piece, 1
    yield *current, parts


def _is_all_quotation(text: str, span: _Span, start: int, paired: Marks) -> bool:
    """Whether the sentence is one quotation and nothing else; `start` is where its paragraph begins."""
    if text[span[0]] not in _OPENS:
        return False
    place = bisect_left(paired.pairs, (span[0] - start, 0))
    if place == len(paired.pairs) or paired.pairs[place][0] != span[0] - start:
        return False
    return not text[start + paired.pairs[place][1] : span[1]].strip(" .,")
