"""sumy's interface for our own summarizers: what remains to be written is a rating for each sentence."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sumy.nlp.stemmers import null_stemmer  # pyright: ignore[reportUnknownVariableType]
from sumy.summarizers import AbstractSummarizer

#: Digits to which ratings are compared: what rounding alone tells apart stays in the text's order.
DIGITS = 9


class RatingSummarizer(AbstractSummarizer):
    """Works in any program that uses sumy: `summarizer(document, 3)`. sumy has no types, hence Any."""

    #: Words that do not count, normalised, as in sumy's own summarizers.
    stop_words: frozenset[str] = frozenset()

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """The best sentences in the document's order; `sentences_count` is a number or, as in sumy, a callable."""
        sentences: Sequence[Any] = document.sentences
        rated = [round(rating, DIGITS) for rating in self.rate(sentences)] if sentences else []
        # Looked up by sentence: of two equal ones sumy would show both with the rating of the later.
        by_sentence = dict(zip(sentences, rated, strict=True))
        return self._get_best_sentences(sentences, sentences_count, by_sentence)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]

    def rate(self, sentences: Sequence[Any]) -> Sequence[float]:
        """A rating for each sentence, the best highest; `sentences` are sumy's, at least one."""
        raise NotImplementedError

    def __init__(self, stemmer: Callable[[str], str] = null_stemmer) -> None:
        super().__init__(stemmer)  # pyright: ignore[reportUnknownMemberType]
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a word."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = str(self.stem_word(word))  # pyright: ignore[reportUnknownMemberType]
        return known

    def stems(self, words: Iterable[str]) -> list[str]:
        """The stems of those words that count."""
        known, stop_words = self._known, self.stop_words
        # Looked up here first: a call for each word would cost more than all else.
        return [known[word] if word in known else self.stem(word) for word in words if word not in stop_words]


class CountingSummarizer(RatingSummarizer):
    """A summarizer that sees of a sentence nothing but the stems of its words."""

    def rate(self, sentences: Sequence[Any]) -> Sequence[float]:
        """A rating for each sentence by its stems."""
        return self.rate_stems([self.stems(sentence.words) for sentence in sentences])

    def rate_stems(self, sentences: Sequence[Sequence[str]]) -> Sequence[float]:
        """A rating for each sentence, given as its stems."""
        raise NotImplementedError
