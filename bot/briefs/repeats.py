"""What is said twice, and by how many who speak for themselves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from bot.briefs.candidates import Candidate
from bot.research.compare import source
from bot.research.units import spelled
from bot.summaries.signals import Vector, dot
from bot.text.negations import negations

#: Cosine of two sentences from which they say the same, unless they differ in a number or a "not".
ALIKE = 0.6
#: Words of a sentence that two articles do not share by chance: it is one report, printed twice.
_TELLING = 6
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(slots=True)
class Statement:
    """A sentence and all that say the same; the one that is shown comes first."""

    shown: Candidate
    others: list[Candidate] = field(default_factory=list[Candidate])

    @property
    def all(self) -> list[Candidate]:
        """Every sentence that says it."""
        return [self.shown, *self.others]


def printed(candidates: Iterable[Candidate]) -> list[Statement]:
    """Sentences of the same words made one; that of the oldest article with a date is shown, as it had them first."""
    groups: defaultdict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[one.words].append(one)
    found: list[Statement] = []
    for group in groups.values():
        first, *others = sorted(group, key=lambda one: (not one.page.info.published, *one.page.age))
        found.append(Statement(first, others))
    return found


def folded(statements: Sequence[Statement], vectors: Sequence[Vector]) -> list[int]:
    """The places of those that are left when each that says nearly the same as one before it has joined that one.

    Sentences of one article never join: what a writer says twice is told apart by the ranking.
    """
    kept: list[int] = []
    for place, statement in enumerate(statements):
        for earlier in kept:
            first = statements[earlier]
            if (
                dot(vectors[place], vectors[earlier]) >= ALIKE
                and _articles(statement).isdisjoint(_articles(first))
                and not _contradict(statement.shown, first.shown)
            ):
                first.others += statement.all
                break
        else:
            kept.append(place)
    return kept


def _articles(statement: Statement) -> set[int]:
    return {one.page.info.id for one in statement.all}


def _contradict(one: Candidate, other: Candidate) -> bool:
    return _numbers(one) != _numbers(other) or negations(one.words) != negations(other.words)


def _numbers(one: Candidate) -> list[str]:
    words = _spelled(one.page.info.language)
    return sorted([*_NUMBER.findall(one.text), *(str(words[word]) for word in one.words if word in words)])


@cache
def _spelled(code: str) -> dict[str, int]:
    return spelled(code)


class Voices:
    """How many speak for themselves: articles of one source do not, nor those that tell one story or report."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """`statements` are of those who print the same words, and of no others."""
        self._joined: dict[object, object] = {}
        for statement in statements:
            for one in statement.all:
                self._join(one.page.info.id, source(one.page.info))
                if one.page.info.story:
                    self._join(one.page.info.id, ("story", one.page.info.story))
            if len(statement.shown.words) >= _TELLING:
                for one in statement.others:
                    self._join(one.page.info.id, statement.shown.page.info.id)

    def _root(self, one: object) -> object:
        while one in self._joined:
            one = self._joined[one]
        return one

    def _join(self, one: object, other: object) -> None:
        a, b = self._root(one), self._root(other)
        if a != b:
            self._joined[a] = b

    def count(self, statement: Statement) -> int:
        """How many independent ones say this."""
        return len({self._root(one.page.info.id) for one in statement.all})
