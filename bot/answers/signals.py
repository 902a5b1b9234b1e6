"""What the stored words tell: each signal one function, each one reason to believe that a sentence answers."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from bot.answers.evidence import Evidence
from bot.answers.question import Question

#: BM25 (Robertson and Zaragoza 2009) with little weight on repetition: a paragraph that says a word twice is no better.
K1, B = 0.6, 0.75
#: A signal's value for one candidate.
Signal = Callable[[Evidence, "Setting"], float]


class Setting:
    """What the signals may know beside the candidate itself."""

    def __init__(
        self,
        question: Question,
        rarity: Sequence[float],
        paragraph_size: float,
        newest: Mapping[int, float] | None = None,
    ) -> None:
        self.question = question
        #: Rarity of each term in the library, natural logarithm, never below zero.
        self.rarity = rarity
        #: Mean number of sentences of a paragraph among the candidates.
        self.paragraph_size = paragraph_size
        #: How new each article is, 0 to 1; empty unless that was asked for.
        self.newest = newest or {}
        #: Every word of the question, without case.
        self.asked = frozenset(question.tokens)
        self.pairs = frozenset(pairwise(question.tokens))
        self._whole = sum(rarity)
        self._shares: dict[int, float] = {}

    def share(self, terms: int) -> float:
        """Share of the question, weighted by rarity, that these terms make up: 0 to 1."""
        known = self._shares.get(terms)
        if known is None:
            held = sum(weight for number, weight in enumerate(self.rarity) if terms >> number & 1)
            known = self._shares[terms] = held / self._whole if self._whole else 0.0
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


def alike_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the sentence holds only by words that begin alike: "submission" for "submit"."""
    return setting.share(evidence.alike)


def title_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the article's title holds: the subject is named there and then only meant."""
    return setting.share(evidence.title)


def paragraph_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the paragraph and the title hold together."""
    held = evidence.title
    for term in evidence.paragraph:
        held |= 1 << term
    return setting.share(held)


def paragraph_match(evidence: Evidence, setting: Setting) -> float:
    """BM25 of the paragraph, its length and how often it holds a term counted in sentences."""
    norm = K1 * (1 - B + B * evidence.paragraph_size / setting.paragraph_size)
    return sum(setting.rarity[term] * count * (K1 + 1) / (count + norm) for term, count in evidence.paragraph.items())


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
