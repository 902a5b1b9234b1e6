"""What one stored sentence and its surroundings hold of a question's terms.

Sets of terms are bits of an int: term number n is `1 << n`. A question has at most 32 of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.answers.question import Question
from bot.store.rows import Row
from bot.store.search import Holder

#: Letters two stems must share from their start, and the share of the longer one that these must be, to be alike.
_SHARED, _SHARE = 4, 0.6
#: Sentences of a paragraph that are looked at on each side.
WINDOW = 20


class Evidence(NamedTuple):
    """A candidate, its paragraph, its neighbours in the article and the article's title."""

    row: Row
    #: Terms by stem; letter for letter; only by a word that begins alike; only by such a word or one of like meaning.
    own: int
    exact: int
    alike: int
    kin: int
    #: Its terms' share of the shortest stretch of its words that holds them all: 1 side by side, 0 for fewer than two.
    density: float
    #: Searchable words.
    length: int
    #: Terms that only kin stand for in the sentence, its neighbours and the title.
    near_kin: int
    #: Terms of the sentence before it, of the one before that, of the one after it, and of the title.
    before: int
    before_that: int
    after: int
    title: int
    #: Terms of its paragraph.
    paragraph: int

    @property
    def near(self) -> int:
        """Terms by stem in the sentence, its neighbours and the title."""
        return self.own | self.before | self.after | self.title


class Reader:
    """Reads rows against one question."""

    def __init__(self, question: Question, rows: Iterable[Row]) -> None:
        self._stems = question.stems
        self._forms = [f" {term.form} " for term in question.terms]
        self._split = {row.id: row.stems.split(" ") for row in rows}
        self._alike = self._alikes(question)
        self._kin = {stem: term for stem, term in question.kin.items() if stem not in self._alike}
        self._sought = frozenset([*self._stems, *self._alike, *self._kin])
        self._read: dict[int, tuple[int, int, int]] = {}

    def read(self, row: Row) -> tuple[int, int, int]:
        """The terms of this row: by stem, only by words that begin alike, only by these or by words of like meaning."""
        known = self._read.get(row.id)
        if known is not None:
            return known
        own = alike = kin = 0
        for stem in self._sought.intersection(self._split[row.id]):
            if (term := self._stems.get(stem)) is not None:
                own |= 1 << term
            elif (term := self._alike.get(stem)) is not None:
                alike |= 1 << term
            else:
                kin |= 1 << self._kin[stem]
        known = self._read[row.id] = own, alike & ~own, (alike | kin) & ~own
        return known

    def terms(self, stems: Iterable[str]) -> int:
        """The terms among these stems."""
        found = 0
        for stem in self._stems.keys() & set(stems):
            found |= 1 << self._stems[stem]
        return found

    def exact(self, row: Row, own: int) -> int:
        """Those of `own`, the row's terms by stem, that it holds letter for letter."""
        line = f" {row.words} "
        found, left = 0, own
        while left:
            term = left & -left
            left -= term
            if self._forms[term.bit_length() - 1] in line:
                found |= term
        return found

    def density(self, row: Row, own: int) -> float:
        """See Evidence; `own` are the row's terms by stem."""
        terms = own.bit_count()
        if terms < 2:
            return 0.0
        shortest = len(self._split[row.id])
        last: dict[int, int] = {}
        for place, stem in enumerate(self._split[row.id]):
            term = self._stems.get(stem)
            if term is not None:
                last[term] = place
                if len(last) == terms:
                    shortest = min(shortest, place - min(last.values()) + 1)
        return terms / shortest

    def length(self, row: Row) -> int:
        """Its searchable words."""
        return len(self._split[row.id])

    def _alikes(self, question: Question) -> dict[str, int]:
        """Stems that begin like a term's and are not much longer or shorter: "submission" for "submit"."""
        beginnings: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for number, term in enumerate(question.terms):
            if len(term.stems[0]) > _SHARED and term.form.isalpha():
                beginnings[term.stems[0][:_SHARED]].append((term.stems[0], number))
        found: dict[str, int] = {}
        for stem in set[str]().union(*self._split.values()) if beginnings else ():
            for own, number in beginnings.get(stem[:_SHARED], ()):
                if stem not in self._stems and _shared(own, stem) >= _SHARE * max(len(own), len(stem)):
                    found[stem] = min(number, found.get(stem, number))
        return found


def _shared(one: str, other: str) -> int:
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


def gather(
    candidates: Sequence[int],
    rows: Mapping[int, Row],
    terms: Mapping[int, int],
    *,
    reader: Reader,
    holders: Mapping[int, Holder],
    titles: Mapping[int, Iterable[str]],
) -> list[Evidence]:
    """The candidates, in their order, with what `terms` (row id -> terms by stem) says of their surroundings.

    `candidates` are ids in `rows`, which may hold their neighbours too; `holders` are their articles by number, and
    `titles` the stems of the articles' titles.
    """
    named = {article: reader.terms(stems) for article, stems in titles.items()}
    paragraphs: dict[tuple[int, int], int] = {}
    found: list[Evidence] = []
    for row_id in candidates:
        row = rows[row_id]
        holder = holders[row.article]
        first = row.id - min(row.place, WINDOW)
        last = row.id + min(row.size - row.place - 1, WINDOW)
        if (first, last) not in paragraphs:
            paragraphs[first, last] = _all(terms.get(place, 0) for place in range(first, last + 1))
        own, alike, kin = reader.read(row)
        before = terms.get(row_id - 1, 0) if row_id > holder.first else 0
        before_that = terms.get(row_id - 2, 0) if row_id > holder.first + 1 else 0
        after = terms.get(row_id + 1, 0) if row_id < holder.last else 0
        near_kin = kin
        for place in (row_id - 1, row_id + 1):
            if holder.first <= place <= holder.last and place in rows:
                near_kin |= reader.read(rows[place])[2]
        near_kin &= ~(own | before | after | named[row.article])
        found.append(
            Evidence(
                row,
                own,
                reader.exact(row, own),
                alike,
                kin,
                reader.density(row, own),
                reader.length(row),
                near_kin,
                before,
                before_that,
                after,
                named[row.article],
                paragraphs[first, last],
            )
        )
    return found


def _all(sets: Iterable[int]) -> int:
    found = 0
    for terms in sets:
        found |= terms
    return found
