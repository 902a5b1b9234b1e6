"""Summaries of one text."""

from dataclasses import dataclass
from typing import TypedDict

from bot.models.articles import Slice


class SummaryOptions(TypedDict, total=False):
    """What may be asked of a summary; what is left out is the default."""

    #: "headline", "short" (the default) or "long", within the quote cap.
    length: str
    #: Exactly this many sentences, where there are so many; then neither `length` nor the quote cap count.
    count: int | None
    #: At most so many words, but one sentence always.
    words: int | None
    #: Only sentences about this.
    focus: str
    #: A name of bot.summaries.METHODS.
    method: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences of one text, in its order."""

    method: str
    sentences: tuple[Slice, ...]
    #: Sentences that could have been chosen.
    available: int
    #: Words in the summary, and in all of the text's prose.
    words: int
    words_available: int
    #: Fewer sentences than asked for, because of the quote cap.
    capped: bool = False
