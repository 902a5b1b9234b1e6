"""Where one article says otherwise than another: another number for one thing, or "not"."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.briefs.candidates import Candidate
from bot.briefs.models import Term
from bot.briefs.repeats import Statement
from bot.models import Kind, Sentence, Span
from bot.research.compare import Counted, Line, differ, differing
from bot.research.models import Opened
from bot.research.topics import NEAR, OWN, Told
from bot.summaries.signals import Vector, dot
from bot.text.negations import negations

#: Cosine of two sentences from which numbers of one kind in them may be of one thing, and a "not" of one statement.
RELATED = 0.3
#: Units in which sentences count what passed since or until: that differs from day to day, and nobody is wrong.
PASSING = frozenset({"year", "month", "week", "day", "hour", "minute"})
#: One sentence denies another when it has so large a part of its words, is no more than so many times as long, and has
#: a "not" more or less; with fewer words too many are alike.
CONTAINED, TIMES, FEWEST_STEMS = 0.8, 2.5, 3


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements that differ in one thing: the newest first, then those that say otherwise than it, newest first."""

    members: tuple[int, ...]
    #: For each the number in which it differs, in offsets of its article.
    marks: Mapping[int, Span]


def conflicts(statements: Sequence[Statement], vectors: Sequence[Vector], terms: Sequence[Term]) -> list[Conflict]:
    """Where statements of different articles give other numbers for one thing, or one says "not" and the other not."""
    return [*_in_numbers(statements, vectors, terms), *_in_not(statements, vectors)]


def _in_numbers(statements: Sequence[Statement], vectors: Sequence[Vector], terms: Sequence[Term]) -> list[Conflict]:
    lines = [_line(statement.shown) for statement in statements]
    places = {id(line.told): place for place, line in enumerate(lines)}
    found: list[Conflict] = []
    for group in differing(lines, [term.stems for term in terms]):
        told = {places[id(one.line.told)]: one for one in group}
        newest, *older = sorted(told, key=lambda place: statements[place].shown.page.age, reverse=True)
        otherwise = [
            place
            for place in older
            if differ(told[place].number, told[newest].number) and dot(vectors[place], vectors[newest]) >= RELATED
        ]
        if otherwise and group[0].number.unit not in PASSING:
            marks = {place: _mark(told[place]) for place in (newest, *otherwise)}
            found.append(Conflict(tuple(marks), marks))
    return found


def _in_not(statements: Sequence[Statement], vectors: Sequence[Vector]) -> list[Conflict]:
    found: list[Conflict] = []
    turned = [negations(statement.shown.words) for statement in statements]
    for pair in combinations(range(len(statements)), 2):
        newer, older = sorted(pair, key=lambda place: statements[place].shown.page.age, reverse=True)
        one, other = statements[newer].shown, statements[older].shown
        if (
            turned[newer] != turned[older]
            and one.page.info.id != other.page.info.id
            and _says_as_much(one, other)
            and dot(vectors[newer], vectors[older]) >= RELATED
        ):
            found.append(Conflict((newer, older), {}))
    return found


def _says_as_much(one: Candidate, other: Candidate) -> bool:
    """Whether one sentence has nearly all words of the other, and few more."""
    fewer, more = sorted((set(one.row.stems.split()), set(other.row.stems.split())), key=len)
    return (
        len(fewer) >= FEWEST_STEMS
        and len(more) <= TIMES * len(fewer)
        and len(fewer & more) >= CONTAINED * len(fewer)
        and not any(text.rstrip("\"'”’»“ ").endswith("?") for text in (one.text, other.text))
    )


def _line(one: Candidate) -> Line:
    sentence = Sentence(one.row.start, one.row.end, one.row.paragraph, Kind.PROSE, bool(one.row.orphan))
    opened = Opened(one.page.info, one.page.text, (sentence,))
    closeness = OWN if math.isclose(one.own, 1.0) else NEAR
    # Each article speaks for itself here: a newspaper corrects its own numbers from day to day.
    return Line(Told(opened, 0, sentence, frozenset(), closeness), str(one.page.info.id), {})


def _mark(one: Counted) -> Span:
    start = one.line.told.sentence.start
    return start + one.number.start, start + one.number.end
