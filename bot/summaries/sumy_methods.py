"""sumy's summarizers where they need help to be safe: no chance in their order, nothing divided by zero."""

from collections.abc import Iterable
from typing import Any

from sumy.summarizers import AbstractSummarizer
from sumy.summarizers.edmundson import EdmundsonSummarizer
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

#: Words that announce, and words that wander off; Edmundson (1969) asks for such lists. Normalised.
BONUS_WORDS = frozenset(
    "significant important main conclude conclusion result show found reveal announce confirm first new finally summary "
    "wichtig ergebnis zeigt importante resultado demuestra importants résultat montre".split()
)
STIGMA_WORDS = frozenset("hardly perhaps maybe unclear impossible example instance aside incidentally vielleicht quizá".split())


class LeadSummarizer(AbstractSummarizer):
    """The first sentences of the text."""

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:  # noqa: ANN401 - sumy has no types
        """The first `sentences_count` sentences."""
        order = {sentence: -place for place, sentence in enumerate(document.sentences)}
        return self._get_best_sentences(document.sentences, sentences_count, order)


class StableLsaSummarizer(LsaSummarizer):
    """LSA with its rows in a fixed order, and ties that no rounding decides."""

    def _create_dictionary(self, document: Any) -> dict[str, int]:  # noqa: ANN401
        stems = (self.stem_word(word) for word in map(self.normalize_word, document.words) if word not in self.stop_words)
        return {stem: row for row, stem in enumerate(dict.fromkeys(stems))}

    def _create_matrix(self, document: Any, dictionary: dict[str, int]) -> Any:  # noqa: ANN401
        import numpy as np  # noqa: PLC0415 - no other method needs it

        matrix = np.zeros((len(dictionary), len(document.sentences)))
        for column, sentence in enumerate(document.sentences):
            for word in map(self.stem_word, sentence.words):
                if word in dictionary:
                    matrix[dictionary[word], column] += 1
        return matrix

    def _compute_ranks(self, sigma: Any, v_matrix: Any) -> list[float]:  # noqa: ANN401
        return [round(rank, 9) for rank in super()._compute_ranks(sigma, v_matrix)]


class StableLexRankSummarizer(LexRankSummarizer):
    """LexRank whose sums do not depend on the order of a set, and that knows what to do without any word."""

    def _to_words_set(self, sentence: Any) -> list[str]:  # noqa: ANN401
        return sorted(super()._to_words_set(sentence))

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """The sentences most like the others; the first ones where no sentence is like another."""
        if len(document.sentences) < 2:
            return tuple(document.sentences)
        return super().__call__(document, sentences_count)

    @staticmethod
    def power_method(matrix: Any, epsilon: float) -> list[float]:  # noqa: ANN401
        """Ratings of the sentences; rounded, so that equal ones stay in the text's order."""
        if not matrix.any():
            return [0.0] * len(matrix)
        return [round(float(rank), 9) for rank in LexRankSummarizer.power_method(matrix, epsilon)]


class ReadyEdmundsonSummarizer(EdmundsonSummarizer):
    """Edmundson with its word lists filled in."""

    @property
    def stop_words(self) -> frozenset[str]:
        """Words that do not count."""
        return self._null_words

    @stop_words.setter
    def stop_words(self, words: Iterable[str]) -> None:
        self.bonus_words, self.stigma_words = BONUS_WORDS, STIGMA_WORDS
        # It refuses to work without any.
        self.null_words = frozenset(words) or frozenset({"the"})


SUMMARIZERS: dict[str, Any] = {
    "luhn": LuhnSummarizer,
    "edmundson": ReadyEdmundsonSummarizer,
    "lsa": StableLsaSummarizer,
    "lex-rank": StableLexRankSummarizer,
    "text-rank": TextRankSummarizer,
    "sum-basic": SumBasicSummarizer,
    "kl": KLSummarizer,
    "reduction": ReductionSummarizer,
}
