"""Exact ranking: the signals, their weights, and the sum that puts candidates in order.

What each signal is worth: points of hit@1 and hit@5 that are lost without it, on 3,950 questions over encyclopedia
articles (wiki), 1,167 over others (selqa), and 112 over news. Weights were fitted by listwise logistic regression on
the first two, cross-validated over articles, and rounded; no step of any weight gains more than chance.

signal                weight    wiki          selqa         news
context_coverage         6.5    +1.8  +1.1    +2.9  +2.0    +2.7   0.0
title_coverage           5.0    +0.1   0.0    +0.4  +0.3     0.0   0.0
exact_coverage          3.75    +3.8  +1.3    +2.1  +0.2    +8.0  +0.9
alike_coverage           4.5    +0.6   0.0    +0.1  -0.2     0.0   0.0
paragraph_coverage       3.5     0.0  +0.2     0.0  +0.3     0.0   0.0
paragraph_match          0.1    +0.1  +0.2    -0.3  -0.1     0.0  +0.9
antecedent_coverage      2.5     0.0   0.0    -0.3  +0.1     0.0   0.0
next_only               -3.5    +1.5  -0.1    +0.1  +0.1     0.0  +0.9
density                  1.5    +0.7  +0.2    +0.7   0.0     0.0  +0.9
length                  -0.9    -0.2  +0.1    +2.3  +0.9    +0.9  -0.9
opens_paragraph          0.5    +0.3  +0.2    +1.0  -0.3    +2.7  +0.9
expected_type            2.8    +0.6  +0.1    +0.9  +0.3    +0.9   0.0
phrases                  3.0    +1.3  +0.4    -0.1  -0.1    -0.9   0.0
definition               5.0    +0.1   0.0     0.0   0.0     0.0   0.0
is_question             -9.0     0.0   0.0     0.0   0.0     0.0   0.0
speech, newness     1.5, 3.0    for "what did she say" and "the latest", which these sets do not ask

The smallest raise the likelihood of the right sentence, if seldom its rank. Tried and left out: BM25 of the sentence
beside its coverage, pairs of terms, the order of terms, coverage of the whole article, exact coverage of neighbours.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

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
    tells.is_question: -9.0,
    tells.speech: 1.5,
}
#: Candidates whose text is read.
READ = 25


class Ranked(NamedTuple):
    """A candidate with its score."""

    evidence: Evidence
    score: float


def by_words(candidates: Iterable[Evidence], setting: Setting) -> list[Ranked]:
    """The candidates by what is stored of their words, best first; equals by their place in the library."""
    weighted = list(WORDS.items())
    return _sorted(Ranked(one, sum(weight * signal(one, setting) for signal, weight in weighted)) for one in candidates)


def by_text(ranked: Iterable[Ranked], texts: Mapping[int, str], setting: Setting) -> list[Ranked]:
    """The same with what their text tells, `texts` by article."""
    weighted = list(TEXT.items())
    return _sorted(
        Ranked(one.evidence, one.score + sum(weight * signal(text, setting) for signal, weight in weighted))
        for one in ranked
        for text in [sentence(one.evidence, texts)]
    )


def parts(evidence: Evidence, texts: Mapping[int, str], setting: Setting) -> dict[str, float]:
    """What the score of `by_text` is the sum of: signal name -> weight x value."""
    text = sentence(evidence, texts)
    told = {signal.__name__: weight * signal(text, setting) for signal, weight in TEXT.items()}
    return {signal.__name__: weight * signal(evidence, setting) for signal, weight in WORDS.items()} | told


def sentence(evidence: Evidence, texts: Mapping[int, str]) -> str:
    """The candidate as it stands in its article."""
    return texts[evidence.row.article][evidence.row.start : evidence.row.end]


def _sorted(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: (-one.score, one.evidence.row.id))
