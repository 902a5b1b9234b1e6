"""The signals that put candidates in order: each one function, each one reason to believe a sentence answers."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.answers.evidence import Evidence, Hits
from bot.answers.question import Question

#: BM25 (Robertson and Zaragoza 2009) with little weight on repetition: a sentence seldom says a word twice.
K1, B = 0.6, 0.75


@dataclass(frozen=True)
class Setting:
    """What the signals may know beside the candidate itself."""

    question: Question
    #: Rarity of each term in the library, natural logarithm, never below zero.
    rarity: Sequence[float]
    #: Mean number of searchable words of a sentence and of a paragraph among the candidates.
    sentence_length: float
    paragraph_length: float

    def share(self, terms: frozenset[int]) -> float:
        """Share of the question, weighted by rarity, that these terms make up: 0 to 1."""
        whole = sum(self.rarity)
        return sum(self.rarity[term] for term in sorted(terms)) / whole if whole else 0.0


def rarity(frequency: int, total: int) -> float:
    """Inverse document frequency of BM25, kept positive by the one added: ln(1 + (N − n + ½) / (n + ½))."""
    return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))


def _bm25(counts: Mapping[int, int], length: int, mean: float, weights: Sequence[float]) -> float:
    norm = K1 * (1 - B + B * length / mean) if mean else K1
    return sum(weights[term] * count * (K1 + 1) / (count + norm) for term, count in sorted(counts.items()))


def sentence_match(evidence: Evidence, setting: Setting) -> float:
    """BM25 of the sentence."""
    return _bm25(evidence.own.counts, evidence.own.length, setting.sentence_length, setting.rarity)


def paragraph_match(evidence: Evidence, setting: Setting) -> float:
    """BM25 of the sentence's paragraph: the subject is often named once and then only meant."""
    return _bm25(
        total(evidence.paragraph),
        sum(hits.length for hits in evidence.paragraph),
        setting.paragraph_length,
        setting.rarity,
    )


def context_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the sentence, its neighbours and the title hold together."""
    return setting.share(evidence.near)


def exact_coverage(evidence: Evidence, setting: Setting) -> float:
    """Share of the question that the sentence holds letter for letter."""
    return setting.share(evidence.own.exact)


def adjacent_pairs(evidence: Evidence, setting: Setting) -> float:
    """Rarity of the question's neighbouring words that are neighbours here too."""
    asked = {(term, term + 1) for term in range(len(setting.question.terms) - 1)}
    return sum(setting.rarity[a] + setting.rarity[b] for a, b in sorted(asked & evidence.own.pairs))


_TIME = re.compile(
    r"\b1[0-9]{3}\b|\b20[0-9]{2}\b|\b[0-9]{1,2}[./:][0-9]{2}\b|\b[0-9]{1,2}(?:st|nd|rd|th|er|º|ª|\.)? ?\w* [0-9]{4}\b"
)
_NUMBER = re.compile(r"[0-9]")
_NAME = re.compile(r"(?<=[^.!?…:\s\"“„«] )[\"“„«]?[^\W\d_a-z]\w+|(?<=[’'\"“„«])[A-ZÀ-Þ]\w+")
_CAUSE = re.compile(
    r"\b(?:because|since|so that|due to|in order to|reason|therefore|porque|debido|para que|razón|parce qu|car|afin|raison|weil|denn|damit|grund|perché|"
    r"affinché|motivo|porque|razão|omdat|want|zodat|reden|eftersom|därför|fordi|derfor|koska|siksi|потому|поэтому|чтобы)",
    re.IGNORECASE,
)


def expected_type(evidence: Evidence, setting: Setting) -> float:
    """1 when the sentence holds the kind of thing asked for: a name, a date, a number, a reason; else 0."""
    wanted = {"who": _NAME, "where": _NAME, "when": _TIME, "how_many": _NUMBER, "why": _CAUSE}.get(
        setting.question.expects
    )
    return 1.0 if wanted and wanted.search(evidence.text) else 0.0


def is_question(evidence: Evidence, setting: Setting) -> float:  # noqa: ARG001 - all signals are called alike
    """1 for a sentence that asks instead of telling."""
    return 1.0 if evidence.text.rstrip("\"'”’»“ ").endswith("?") else 0.0


def total(group: Sequence[Hits]) -> dict[int, int]:
    """Counts of all these sentences together."""
    counts: dict[int, int] = {}
    for hits in group:
        for term, count in hits.counts.items():
            counts[term] = counts.get(term, 0) + count
    return counts
