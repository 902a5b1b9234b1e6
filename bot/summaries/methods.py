"""Every method of summarising by name: ours, the plain lead, and all of sumy's, made deterministic and bounded."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.summaries.document import Document

#: The method that is used when none is named.
DEFAULT = "quoth"


@dataclass(frozen=True, slots=True)
class Method:
    """One way to choose sentences."""

    #: What it is good for, in a few words.
    help: str
    #: Makes the summarizer: a callable (document model, count) -> sentences, as in sumy.
    make: Callable[["Document"], Callable[[Any, Any], Any]]
    #: Sentences over which it would take too long: its cost grows with their square, or faster.
    most: int | None = None


def _quoth(document: "Document") -> Callable[[Any, Any], Any]:
    from bot.summaries.ranker import QuothSummarizer

    return _set_up(QuothSummarizer, document)


def _lead(document: "Document") -> Callable[[Any, Any], Any]:  # noqa: ARG001 - methods are made alike
    from bot.summaries.sumy_methods import LeadSummarizer

    return LeadSummarizer()


def _sumy(name: str) -> Callable[["Document"], Callable[[Any, Any], Any]]:
    def make(document: "Document") -> Callable[[Any, Any], Any]:
        from bot.summaries import sumy_methods

        return _set_up(sumy_methods.SUMMARIZERS[name], document)

    return make


def _set_up(kind: Any, document: "Document") -> Callable[[Any, Any], Any]:  # noqa: ANN401 - sumy has no types
    summarizer = kind(document.stem)
    summarizer.stop_words = document.stop_words
    return summarizer


METHODS: dict[str, Method] = {
    "quoth": Method("what stands early and shares most with the rest; the default", _quoth),
    "lead": Method("the first sentences; hard to beat on news", _lead),
    "luhn": Method("dense runs of the text's frequent words", _sumy("luhn"), most=1000),
    "edmundson": Method("the title's words, telling phrases, and place", _sumy("edmundson"), most=3000),
    "lsa": Method("the text's main themes by decomposition", _sumy("lsa"), most=500),
    "lex-rank": Method("sentences that many others resemble", _sumy("lex-rank"), most=300),
    "text-rank": Method("sentences that share words with many", _sumy("text-rank"), most=500),
    "sum-basic": Method("the most frequent words, each counted once", _sumy("sum-basic"), most=1000),
    "kl": Method("the word frequencies of the whole, kept", _sumy("kl"), most=100),
    "reduction": Method("sentences with the most ties to others", _sumy("reduction"), most=300),
}
