"""What one stored sentence and its surroundings hold of a question's terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.answers.question import Question
from bot.store.rows import Row


@dataclass(frozen=True)
class Hits:
    """One sentence against the question: term number -> how often, by stem; and the terms met letter for letter."""

    row: Row
    counts: Mapping[int, int]
    exact: frozenset[int]
    #: Pairs of term numbers that stand next to each other here.
    pairs: frozenset[tuple[int, int]]
    length: int


@dataclass(frozen=True)
class Evidence:
    """A candidate with its paragraph, its neighbours and its article's title."""

    own: Hits
    #: All sentences of its paragraph, itself included, in order.
    paragraph: tuple[Hits, ...]
    before: Hits | None
    after: Hits | None
    #: Terms in the article's title.
    title: frozenset[int]
    #: The sentence as it stands in the article.
    text: str

    @cached_property
    def near(self) -> frozenset[int]:
        """Terms in the sentence, its neighbours and its article's title."""
        neighbours = (hits for hits in (self.own, self.before, self.after) if hits)
        return self.title.union(*(hits.counts for hits in neighbours))


class Reader:
    """Reads rows against one question, each once."""

    def __init__(self, question: Question) -> None:
        self._stems = question.stems
        self._forms = {term.form: number for number, term in enumerate(question.terms)}
        self._read: dict[int, Hits] = {}

    def read(self, row: Row) -> Hits:
        """What this row holds of the question."""
        known = self._read.get(row.id)
        if known is None:
            known = self._read[row.id] = self._match(row)
        return known

    def terms(self, stems: Sequence[str]) -> frozenset[int]:
        """The terms among these stems."""
        return frozenset(self._stems[stem] for stem in stems if stem in self._stems)

    def _match(self, row: Row) -> Hits:
        stems = row.stems.split(" ") if row.stems else []
        counts: dict[int, int] = {}
        pairs: set[tuple[int, int]] = set()
        last: int | None = None
        for stem in stems:
            term = self._stems.get(stem)
            if term is not None:
                counts[term] = counts.get(term, 0) + 1
                if last is not None:
                    pairs.add((last, term))
            last = term
        exact = (
            frozenset(self._forms[form] for form in row.words.split(" ") if form in self._forms)
            if counts
            else frozenset[int]()
        )
        return Hits(row, counts, exact, frozenset(pairs), len(stems))


def gather(
    candidates: Sequence[int],
    rows: Sequence[Row],
    reader: Reader,
    titles: Mapping[int, Sequence[str]],
    texts: Mapping[int, str],
) -> list[Evidence]:
    """Put the candidates (row ids, best first) together with their surroundings from `rows` (in row order).

    `titles` holds the stems of each article's title, `texts` each article's text, both by article id.
    """
    place = {row.id: number for number, row in enumerate(rows)}
    found: list[Evidence] = []
    for row_id in candidates:
        at = place[row_id]
        row = rows[at]

        def neighbour(step: int, *, at: int = at, row: Row = row) -> Hits | None:
            other = rows[at + step] if 0 <= at + step < len(rows) else None
            return reader.read(other) if other and other.article == row.article and other.id == row.id + step else None

        first = max(0, at - row.place)
        paragraph = tuple(
            reader.read(other)
            for other in rows[first : at - row.place + row.size]
            if (other.article, other.paragraph) == (row.article, row.paragraph)
        )
        text = texts[row.article][row.start : row.end]
        found.append(
            Evidence(reader.read(row), paragraph, neighbour(-1), neighbour(1), reader.terms(titles[row.article]), text)
        )
    return found
