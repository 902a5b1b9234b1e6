"""Exact ranking: the signals, their weights, and the sum that puts candidates in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.answers import signals, tells
from bot.answers.evidence import Evidence
from bot.answers.signals import Setting, Signal

#: Signals of the stored words -> weight in the sum. The names are shown to readers who ask why.
WORDS: dict[Signal, float] = {
    signals.context_coverage: 6.5,
    signals.title_coverage: 5.0,
    signals.exact_coverage: 3.75,
    signals.alike_coverage: 4.5,
    signals.paragraph_coverage: 3.5,
    signals.paragraph_match: 0.1,
    signals.article_coverage: 0.0,
    signals.antecedent_coverage: 2.5,
    signals.next_only: -3.5,
    signals.density: 1.5,
    signals.length: -0.9,
    signals.opens_paragraph: 0.5,
    signals.newness: 3.0,
}
#: Signals of the text itself, for the best by words alone -> weight.
TEXT: dict[Callable[[str, Setting], float], float] = {
    tells.expected_type: 2.8,
    tells.phrases: 3.0,
    tells.definition: 5.0,
    tells.is_question: -6.0,
    tells.speech: 1.5,
}
#: Candidates whose text is read.
READ = 40


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and what it is made of."""

    evidence: Evidence
    score: float
    #: Signal name -> weight x value.
    parts: Mapping[str, float]


def by_words(candidates: Sequence[Evidence], setting: Setting) -> list[Ranked]:
    """The candidates by what is stored of their words, best first; equals by their place in the library."""
    return _sorted(
        Ranked(one, sum(parts.values()), parts)
        for one in candidates
        for parts in [{signal.__name__: weight * signal(one, setting) for signal, weight in WORDS.items()}]
    )


def by_text(ranked: Sequence[Ranked], texts: Mapping[int, str], setting: Setting) -> list[Ranked]:
    """The same with what their text tells, `texts` by article."""
    found: list[Ranked] = []
    for one in ranked:
        row = one.evidence.row
        text = texts[row.article][row.start : row.end]
        parts = {signal.__name__: weight * signal(text, setting) for signal, weight in TEXT.items()}
        found.append(Ranked(one.evidence, one.score + sum(parts.values()), {**one.parts, **parts}))
    return _sorted(found)


def _sorted(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: (-one.score, one.evidence.row.id))
