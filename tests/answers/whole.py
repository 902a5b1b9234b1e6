"""Whether a quote is whole: read from the text anew, without what the quote was chosen by."""

from collections.abc import Iterator, Sequence

from bot.models import Kind, Quote, Sentence
from bot.text.furniture import is_furniture
from bot.text.quotations import marks
from bot.text.references import opens_with_reference

#: Whom "He" means stands before what is no prose: no passage reaches over that.
BEHIND_A_HEADING = "an orphan behind a heading"


def faults(quote: Quote, text: str, sentences: Sequence[Sentence]) -> list[str]:
    """What is wrong with a quote from this text, whose sentences these are; nothing when it is whole."""
    return list(_faults(quote, text, sentences))


def _faults(quote: Quote, text: str, sentences: Sequence[Sentence]) -> Iterator[str]:
    shown, code = quote.passage, quote.article.language
    if text[shown.start : shown.end] != shown.text or text[quote.start : quote.end] != quote.text:
        yield "not verbatim"
    if not shown.start <= quote.start < quote.end <= shown.end:
        yield "a quote outside its passage"
    touched = [one for one in sentences if one.start < shown.end and shown.start < one.end]
    if (touched[0].start, touched[-1].end) != (shown.start, shown.end):
        yield "a sentence cut"
    if any(one.kind == Kind.FURNITURE or is_furniture(text[one.start : one.end], code) for one in touched):
        yield "furniture"
    if any(one.kind in (Kind.HEADING, Kind.FRAGMENT) for one in touched):
        yield "a heading, or a piece of a quotation"
    if any(_is_cut(text, sentences, one.paragraph, shown.start, shown.end) for one in touched):
        yield "a quotation cut"
    own = marks(shown.text)
    if own.unclosed or own.unopened:
        yield "a mark without its other end"
    if touched[0].orphan or opens_with_reference(shown.text, code):
        before = [one for one in sentences if one.end <= shown.start]
        if any(one.kind == Kind.PROSE for one in before):
            yield "an orphan" if before[-1].kind == Kind.PROSE else BEHIND_A_HEADING


def _is_cut(text: str, sentences: Sequence[Sentence], paragraph: int, start: int, end: int) -> bool:
    """Whether a quotation of this paragraph is in part inside, in part outside."""
    own = [one for one in sentences if one.paragraph == paragraph]
    first, last = own[0].start, own[-1].end
    spans = [(first + a, first + b) for a, b in marks(text[first:last]).pairs]
    return any(a < end and start < b and not (start <= a and b <= end) for a, b in spans)
