"""What the stored words tell: each signal one function, each one reason to believe that a sentence answers."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from bot.answers.evidence import Evidence
from bot.answers.question import Question

#: A signal's value for one candidate.
Signal = Callable[[Evidence, "Setting"], float]


class Setting:
    """What the signals may know beside the candidate itself."""

    def __init__(
        self,
        question: Question,
        rarity: Sequence[float],
        within: Mapping[int, Sequence[float]],
        newest: Mapping[int, float] | None = None,
    ) -> None:
        self.question = question
        #: Rarity of each term in the library, natural logarithm, never below zero.
        self.rarity = rarity
        #: The same among the sentences of each article.
        self.within = within
        #: How new each article is, 0 to 1; empty unless that was asked for.
        self.newest = newest or {}
        #: Every word of the question, without case.
        self.asked = frozenset(question.tokens)
        self.pairs = frozenset(pairwise(question.tokens))
        #: The terms that are numbers in digits, as bits.
        self.numbers = sum(1 << place for place, term in enumerate(question.terms) if term.form.isdecimal())
        self._shares: dict[tuple[int, int], float] = {}

    def share(self, terms: int) -> float:
        """Share of the question, weighted by rarity, that these terms make up: 0 to 1."""
        return self._share(0, self.rarity, terms)

    def share_within(self, article: int, terms: int) -> float:
        """The same, weighted by rarity among the sentences of this article."""
        return self._share(article, self.within[article], terms)

    def _share(self, article: int, weights: Sequence[float], terms: int) -> float:
        known = self._shares.get((article, terms))
        if known is None:
            whole = sum(weights)
            held = sum(weight for number, weight in enumerate(weights) if terms >> number & 1)
            known = self._shares[article, terms] = held / whole if whole else 0.0
        return known


def rarity(frequency: int, total: int) -> float:
    """Inverse document frequency of BM25, kept positive by the one added: ln(1 + (N − n + ½) / (n + ½))."""
    return math.log(1 + max(0.0, total - frequency + 0.5) / (frequency + 0.5))


def context_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the sentence, its neighbours and the title hold together, by stem or by kin."""
    return setting.share(evidence.near | evidence.near_kin)


def exact_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the sentence holds letter for letter."""
    return setting.share(evidence.exact)


def article_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the sentence holds, weighted by rarity among the sentences of its article.

    What a whole article is about does not tell its sentences apart.
    """
    return setting.share_within(evidence.row.article, evidence.own)


def last_term(evidence: Evidence, setting: Setting) -> float:
    """1 for the question's last term: the subject is named first, and then what is asked of it."""
    return float(evidence.own >> len(setting.question.terms) - 1 & 1)


def missing_numbers(evidence: Evidence, setting: Setting) -> float:
    """Share of the question's numbers that the sentence lacks: what happened in another year is another thing."""
    if not setting.numbers:
        return 0.0
    return (setting.numbers & ~evidence.own).bit_count() / setting.numbers.bit_count()


def alike_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the sentence holds only by words that begin alike: "submission" for "submit"."""
    return setting.share(evidence.alike)


def title_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the article's title holds: the subject is named there and then only meant."""
    return setting.share(evidence.title)


def paragraph_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the paragraph and the title hold together."""
    return setting.share(evidence.paragraph | evidence.title)


def further_back(evidence: Evidence, setting: Setting) -> float:
    """What the last but one sentence adds to what the sentence and its neighbours hold of the question."""
    return setting.share(evidence.before_that & ~evidence.near)


def antecedent_coverage(evidence: Evidence, setting: Setting) -> float:
    """What a sentence that opens with "It" lacks of the question and the sentence before it, or the title, names."""
    if not evidence.row.orphan:
        return 0.0
    return setting.share((evidence.title | evidence.before) & ~evidence.own)


def next_only(evidence: Evidence, setting: Setting) -> float:
    """What the next sentence alone holds of the question: then that one is the better quote."""
    return setting.share(evidence.after & ~evidence.own & ~evidence.before)


def density(evidence: Evidence, setting: Setting) -> float:
    """How close together the sentence has the question's terms, times what it holds of the question."""
    return evidence.density * setting.share(evidence.own)


def length(evidence: Evidence, setting: Setting) -> float:  # noqa: ARG001 - all signals are called alike
    """Natural logarithm of one more than the sentence's searchable words: long sentences hold everything."""
    return math.log(1 + evidence.length)


def opens_paragraph(evidence: Evidence, setting: Setting) -> float:  # noqa: ARG001 - all signals are called alike
    """1 for the first sentence of a paragraph: it says what the others explain."""
    return 1.0 if evidence.row.place == 0 else 0.0


def newness(evidence: Evidence, setting: Setting) -> float:
    """How new the article is when the question asks for the latest, 0 to 1."""
    return setting.newest.get(evidence.row.article, 0.0)
