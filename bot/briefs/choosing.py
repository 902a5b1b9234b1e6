"""Which statements a brief is made of: close to the topic, said by many, early in their articles, each saying more."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.briefs.candidates import Candidate
from bot.briefs.conflicts import Conflict, conflicts
from bot.briefs.models import Term
from bot.briefs.repeats import Statement, Voices, folded, printed
from bot.models import Span
from bot.summaries.signals import REDUNDANCY, Vector, centrality, dot, rules, vectors, z

#: Statements that are held against each other and chosen from.
SHORTLIST = 150
#: What is added to a rating: for closeness to the topic, for each time that twice as many say it independently, and for
#: each sentence that is needed before it.
CLOSE, SAID_BY_MANY, NEEDS = 1.5, 0.5, -0.75
#: To that of the first: for the topic's words in it; and where its article is about all of them, for standing early.
INTRODUCES, OPENS = 2.0, 2.0
#: What is taken for each statement of its article that is chosen already: several are to be heard.
HEARD = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """A statement, best first; one that others say otherwise is followed by these."""

    statement: Statement
    #: The number in which it differs, in offsets of its article.
    mark: Span | None = None
    #: The newer one that it differs from.
    newer: "Chosen | None" = None


@dataclass(frozen=True, slots=True)
class Choice:
    """All that can be chosen from, rated."""

    statements: Sequence[Statement]
    vectors: Sequence[Vector]
    ratings: Sequence[float]
    #: The same for the one that opens the brief.
    openings: Sequence[float]
    conflicts: Mapping[int, Conflict]
    #: Different sentences on the topic, also those that are not looked at closely.
    available: int

    def ranked(self) -> Iterator[Chosen]:
        """The statements, best first, each looked at in the light of those before it."""
        left = list(range(len(self.statements)))
        likeness = [0.0] * len(left)
        heard: Counter[int] = Counter()
        ratings = self.openings
        while left:
            best = max(left, key=lambda place: (self._worth(place, ratings, likeness, heard), -place))
            ratings = self.ratings
            conflict = self.conflicts.get(best)
            members = [one for one in conflict.members if one in left] if conflict else []
            newest: Chosen | None = None
            for pick in members if best in members else [best]:
                left.remove(pick)
                heard[self.statements[pick].shown.page.info.id] += 1
                for place in left:
                    likeness[place] = max(likeness[place], dot(self.vectors[pick], self.vectors[place]))
                mark = conflict.marks.get(pick) if conflict and len(members) > 1 else None
                one = Chosen(self.statements[pick], mark, newest)
                newest = newest or one
                yield one

    def _worth(self, place: int, ratings: Sequence[float], likeness: Sequence[float], heard: Counter[int]) -> float:
        article = self.statements[place].shown.page.info.id
        return ratings[place] - REDUNDANCY * likeness[place] - HEARD * heard[article]


def choice(found: Sequence[Candidate], terms: Sequence[Term]) -> Choice:
    """The candidates, what they say twice made one, rated; `found` is not empty."""
    statements = printed(found)
    vectored = vectors([statement.shown.row.stems.split() for statement in statements])
    rated = _ratings(statements, vectored)
    available, voices = len(statements), Voices(statements)
    order = sorted(range(len(statements)), key=lambda place: (-rated[place], place))[:SHORTLIST]
    statements, vectored = [statements[place] for place in order], [vectored[place] for place in order]
    kept = folded(statements, vectored)
    ratings = [rated[order[place]] + SAID_BY_MANY * math.log2(voices.count(statements[place])) for place in kept]
    statements, vectored = [statements[place] for place in kept], [vectored[place] for place in kept]
    openings = [
        rating + INTRODUCES * one.shown.own + OPENS * _opens(one.shown, terms) + NEEDS * _needs(one.shown)
        for rating, one in zip(ratings, statements, strict=True)
    ]
    differing: dict[int, Conflict] = {}
    for conflict in conflicts(statements, vectored, terms):
        if differing.keys().isdisjoint(conflict.members):
            differing.update(dict.fromkeys(conflict.members, conflict))
    return Choice(statements, vectored, ratings, openings, differing, available)


def _ratings(statements: Sequence[Statement], vectored: Sequence[Vector]) -> list[float]:
    shown = [statement.shown for statement in statements]
    central = z(centrality(vectored))
    early = z([-math.log1p(one.place) for one in shown])
    close = z([one.closeness for one in shown])
    return z(
        [
            a + b + CLOSE * c + rules(one.text, len(one.words)) + NEEDS * _needs(one)
            for a, b, c, one in zip(central, early, close, shown, strict=True)
        ]
    )


def _needs(one: Candidate) -> int:
    return len(one.chain) - 1


def _opens(one: Candidate, terms: Sequence[Term]) -> float:
    about = all(one.page.subject >> number & 1 for number, term in enumerate(terms) if term.known)
    return 1 / math.sqrt(1 + one.place) if about else 0.0
