"""Exact ranking: the signals, their weights, and the sum that puts candidates in order.

What each signal is worth: points of hit@1 and hit@5 that are lost without it, on 3,950 questions over encyclopedia
articles (wiki), 1,167 over others (selqa), and 112 over news. Weights were fitted by listwise logistic regression on
the first two and rounded; fitted on three quarters of the articles and tried on the rest, they are worth as much.

signal                weight    wiki          selqa         news
context_coverage        6.25    +1.6  +2.1    +3.2  +2.4    +7.1  +1.8
title_coverage          5.75    +0.3  +0.1    +0.8  +0.3    +0.9   0.0
exact_coverage          3.0     +2.3  +0.8    +1.5  +0.5    +5.4  +0.9
article_coverage        1.8     +0.7  +0.4    +1.5  +0.1    +2.7   0.0
alike_coverage          3.25    +0.4   0.0    +0.2   0.0     0.0   0.0
paragraph_coverage      5.0     +0.4  +0.9    +0.3  +0.9    +1.8  +1.8
further_back            3.25    +0.2   0.0    +0.2  +0.1     0.0  +0.9
antecedent_coverage     2.75     0.0  +0.2    +0.3  +0.2    +0.9   0.0
next_only              -2.75    +1.0  +0.2    +0.6  +0.4    +0.9  +1.8
last_term               0.35    +0.4  -0.1    +0.3  +0.3     0.0  +0.9
missing_numbers        -0.75    +0.1   0.0     0.0  +0.1     0.0   0.0
density                 1.0     +0.3  +0.1    +0.9  +0.2     0.0   0.0
length                 -1.3     +0.8  +0.7    +2.7  +1.5    +1.8  -0.9
opens_paragraph         0.5     +0.3  +0.3    +0.8  +0.3    +0.9   0.0
expected_type           2.5     +0.8  +0.2    +0.9  +0.7    +1.8  +0.9
phrases                 3.5     +1.4  +0.4    +0.6  +0.3    +1.8  -0.9
definition              3.5     +0.1   0.0    +0.1   0.0     0.0   0.0
enumeration             0.85    +0.9  +0.3    +0.3  +0.1    +2.7   0.0
is_question           -12.0      0.0   0.0     0.0   0.0     0.0   0.0
speech, newness     1.5, 3.0    for "what did she say" and "the latest", which these sets do not ask

The smallest raise the likelihood of the right sentence, if seldom its rank. Tried and left out: BM25 of the sentence or
the paragraph beside their coverage, pairs and order of terms, squares of coverage, coverage of the whole article and of
the capitalised terms alone, likeness by groups of three letters, the score of neighbours and of the article's other
sentences, weights of their own for each kind of question. Boosted trees on all of these find no more in the first five.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bot.answers import signals, tells
from bot.answers.evidence import Evidence
from bot.answers.signals import Setting, Signal

#: Signals of the stored words -> weight in the sum. The names are shown to readers who ask why.
WORDS: dict[Signal, float] = {
    signals.context_coverage: 6.25,
    signals.title_coverage: 5.75,
    signals.exact_coverage: 3.0,
    signals.article_coverage: 1.8,
    signals.alike_coverage: 3.25,
    signals.paragraph_coverage: 5.0,
    signals.further_back: 3.25,
    signals.antecedent_coverage: 2.75,
    signals.next_only: -2.75,
    signals.last_term: 0.35,
    signals.missing_numbers: -0.75,
    signals.density: 1.0,
    signals.length: -1.3,
    signals.opens_paragraph: 0.5,
    signals.newness: 3.0,
}
#: Signals of the text itself, for the best by words alone -> weight.
TEXT: dict[Callable[[str, Setting], float], float] = {
    tells.expected_type: 2.5,
    tells.phrases: 3.5,
    tells.definition: 3.5,
    tells.enumeration: 0.85,
    tells.is_question: -12.0,
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
