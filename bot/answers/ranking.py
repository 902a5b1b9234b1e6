"""Exact ranking: the signals, their weights, and the sum that puts candidates in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.answers import signals
from bot.answers.evidence import Evidence
from bot.answers.signals import Setting

#: Signal -> weight in the sum. The names are shown to readers who ask why.
WEIGHTS: dict[Callable[[Evidence, Setting], float], float] = {
    signals.sentence_match: 1.0,
    signals.paragraph_match: 1.48,
    signals.context_coverage: 32.6,
    signals.exact_coverage: 11.3,
    signals.adjacent_pairs: 0.13,
    signals.expected_type: 1.09,
    signals.is_question: -12.5,
}


@dataclass(frozen=True)
class Ranked:
    """A candidate with its score and what it is made of."""

    evidence: Evidence
    score: float
    #: Signal name -> weight x value.
    parts: dict[str, float]


def rank(candidates: Sequence[Evidence], setting: Setting) -> list[Ranked]:
    """The candidates, best first; equals keep the order of their place in the library."""
    ranked: list[Ranked] = []
    for evidence in candidates:
        parts = {signal.__name__: weight * signal(evidence, setting) for signal, weight in WEIGHTS.items()}
        ranked.append(Ranked(evidence, sum(parts.values()), parts))
    return sorted(ranked, key=lambda one: (-one.score, one.evidence.own.row.id))
