"""The passage of a quote: the quote with the neighbours needed to understand it."""

from bot.answers.evidence import Evidence
from bot.models import Kind, Slice
from bot.store.rows import Row

#: A chain of sentences that each need the one before is followed this far.
MAX_NEIGHBOURS = 2


def passage(evidence: Evidence, text: str) -> Slice:
    """The slice of `text` around the quote that begins with a sentence which stands on its own.

    A sentence that opens with "He" brings the sentence before it, inside its paragraph; never furniture or half a
    quotation.
    """
    own = evidence.own.row
    start = own.start
    current = own
    for before in reversed([hits.row for hits in evidence.paragraph if hits.row.id < own.id][-MAX_NEIGHBOURS:]):
        if not current.orphan or not _follows(before, current):
            break
        start, current = before.start, before
    return Slice(text[start : own.end], start, own.end)


def _follows(before: Row, current: Row) -> bool:
    return before.kind == Kind.PROSE and before.id + 1 == current.id
