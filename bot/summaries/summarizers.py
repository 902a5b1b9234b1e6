"""The summarizers by name, made ready for one document. Importing this imports sumy: only a summary does."""

from collections.abc import Callable, Iterable
from typing import Any

from sumy.summarizers.edmundson import EdmundsonSummarizer

from bot.summaries.counted import FastLuhnSummarizer, LsaSummarizer, SumBasicSummarizer
from bot.summaries.divergence import KlSummarizer
from bot.summaries.document import Document
from bot.summaries.graphs import LexRankSummarizer, ReductionSummarizer, TextRankSummarizer
from bot.summaries.lead import LeadSummarizer
from bot.summaries.ranker import QuothSummarizer

#: Takes a document model and a count of sentences, and returns sentences, as in sumy.
Summarizer = Callable[[Any, Any], Iterable[Any]]

#: Words that announce and words that wander off, for Edmundson (1969), in four languages; normalised.
BONUS_WORDS = frozenset(
    (
        "significant", "important", "main", "conclude", "conclusion", "result", "show", "found", "reveal", "announce",
        "confirm", "first", "finally", "summary", "importante", "resultado", "demuestra", "finalmente", "resultat",
        "montre", "revele", "enfin", "wichtig", "ergebnis", "zeigt", "schliesslich",
    )
)  # fmt: skip
STIGMA_WORDS = frozenset(
    (
        "hardly",
        "perhaps",
        "maybe",
        "unclear",
        "impossible",
        "example",
        "incidentally",
        "quiza",
        "peutetre",
        "vielleicht",
    )
)

_CLASSES: dict[str, Callable[..., Any]] = {
    "quoth": QuothSummarizer,
    "lead": LeadSummarizer,
    "luhn": FastLuhnSummarizer,
    "edmundson": EdmundsonSummarizer,
    "lsa": LsaSummarizer,
    "lex-rank": LexRankSummarizer,
    "text-rank": TextRankSummarizer,
    "sum-basic": SumBasicSummarizer,
    "kl": KlSummarizer,
    "reduction": ReductionSummarizer,
}


def summarizer(method: str, document: Document) -> Summarizer:
    """The summarizer of this name, with the stems and stop words of the document."""
    made: Any = _CLASSES[method](document.stem)
    if method == "edmundson":
        made.bonus_words, made.stigma_words = BONUS_WORDS, STIGMA_WORDS
        # It refuses to work without any.
        made.null_words = document.stop_words or frozenset({"the"})
    else:
        made.stop_words = document.stop_words
    return made
