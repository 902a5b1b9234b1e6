"""What several sources say on a topic: alike, alone, and with numbers that differ."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple
from urllib.parse import urlsplit

from bot.models import ArticleInfo, Cited
from bot.research.figures import Number, numbers
from bot.research.models import Comparison, Figure, Opened, Voice
from bot.research.topics import ARTICLE, NEAR, OWN, Told, Topic, cited, told

#: Sentences of one source that are compared, and that are shown as its own.
_COMPARED, _SHOWN = 40, 3
#: Sources that are compared, and groups of each kind that are shown.
_SOURCES, _GROUPS = 12, 8
#: Cosine of two sentences' weighted stems from which they say nearly the same.
_ALIKE = 0.5
#: Numbers are of one kind when their words share this part of the shorter list; dates must share more.
_KIND, _DATED = 0.34, 0.5
#: "About 500" and "510" do not differ.
_TOLERANCE = 0.05


class Line(NamedTuple):
    """A sentence on the topic, as it is compared."""

    told: Told
    source: str
    #: Stem -> weight, of length 1.
    vector: dict[str, float]


class Counted(NamedTuple):
    """A number, and the sentence that gives it."""

    number: Number
    line: Line


def source(info: ArticleInfo) -> str:
    """Who speaks in an article: its source, else its host, else its title."""
    if info.source and info.source.strip():
        return info.source.strip()
    try:
        host = urlsplit(info.url or "").hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or info.title


def compare(topic: str, terms: Topic, opened: Iterable[Opened]) -> Comparison:
    """Hold the sentences on the topic against each other, those of one source never against its own."""
    by_source: defaultdict[str, list[Told]] = defaultdict(list)
    read = list(opened)
    # Who prints the story of another speaks with that one's voice.
    tellers = {info.story: source(info) for info in sorted((one.info for one in read), key=lambda info: -info.id)}
    for article in read:
        info = article.info
        by_source[tellers[info.story] if info.story else source(info)] += told(article, terms)
    # A source whose articles have the topic's words only far apart says nothing on it.
    speaking = {name: found for name, found in by_source.items() if any(one.closeness >= NEAR for one in found)}
    names = sorted(speaking, key=lambda name: (-sum(one.closeness >= NEAR for one in speaking[name]), name))[:_SOURCES]
    kept = {name: sorted(speaking[name], key=lambda one: -one.closeness)[:_COMPARED] for name in names}
    lines = _weighted(kept)
    figures = differing(lines, terms)[:_GROUPS]
    alike = _groups(lines, figures)[:_GROUPS]
    shared = {id(one.told) for group in alike for one in group}
    shared |= {id(one.line.told) for group in figures for one in group}
    alone = [Voice(name, shown) for name in names if (shown := _alone(lines, name, shared))]
    return Comparison(
        topic,
        tuple(names),
        tuple(tuple(cited(one.told) for one in group) for group in alike),
        tuple(tuple(_figure(one) for one in group) for group in figures),
        tuple(alone),
    )


def _alone(lines: Sequence[Line], name: str, shared: set[int]) -> tuple[Cited, ...]:
    """The first sentences close to the topic that only this source has."""
    shown: list[Cited] = []
    for line in lines:
        one = line.told
        if line.source != name or one.closeness == ARTICLE or id(one) in shared or len(shown) == _SHOWN:
            continue
        quote = cited(one)
        # What a sentence needs before it may have been shown already.
        beside = [other for other in shown if other.article.id == quote.article.id]
        if all(quote.end <= other.start or other.end <= quote.start for other in beside):
            shown.append(quote)
    return tuple(shown)


def _weighted(kept: dict[str, list[Told]]) -> list[Line]:
    """Each sentence as a vector of its stems, the rarer ones heavier."""
    every = [(name, one) for name, found in kept.items() for one in found]
    counts = Counter(stem for _, one in every for stem in one.stems)
    lines: list[Line] = []
    for name, one in every:
        weights = {stem: math.log(1 + len(every) / counts[stem]) for stem in sorted(one.stems)}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        lines.append(Line(one, name, {stem: weight / length for stem, weight in weights.items()}))
    return lines


def _likeness(one: Line, other: Line) -> float:
    small, large = sorted((one.vector, other.vector), key=len)
    return sum(weight * large.get(stem, 0.0) for stem, weight in small.items())


def _groups(lines: Sequence[Line], figures: Sequence[Sequence[Counted]]) -> list[list[Line]]:
    """Sentences of different sources that say nearly the same and do not differ in a number, the most sources first."""
    apart = {frozenset((id(one.line), id(other.line))) for group in figures for one, other in combinations(group, 2)}
    pairs = [
        (likeness, a, b)
        for a, b in combinations(range(len(lines)), 2)
        if lines[a].source != lines[b].source
        and (likeness := _likeness(lines[a], lines[b])) >= _ALIKE
        and frozenset((id(lines[a]), id(lines[b]))) not in apart
    ]
    taken: dict[int, list[int]] = {}
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        group = taken.get(a) or taken.get(b)
        if group is None:
            taken[a] = taken[b] = [a, b]
            continue
        new = b if taken.get(a) is group else a
        # One sentence a source, and each like the first two.
        if new not in taken and all(_may_join(lines[new], lines[other], apart) for other in group):
            group.append(new)
            taken[new] = group
    single = {id(group): group for group in taken.values()}
    groups = [[lines[place] for place in group] for group in single.values()]
    return sorted(groups, key=lambda group: (-len(group), -max(one.told.closeness for one in group)))


def _may_join(one: Line, other: Line, apart: set[frozenset[int]]) -> bool:
    return one.source != other.source and frozenset((id(one), id(other))) not in apart


def differing(lines: Sequence[Line], terms: Topic) -> list[list[Counted]]:
    """Numbers of one kind and unit whose values differ between sources."""
    by_unit: defaultdict[str, list[Counted]] = defaultdict(list)
    for line in lines:
        sentence, opened = line.told.sentence, line.told.opened
        for one in numbers(opened.text[sentence.start : sentence.end], opened.info.language):
            by_unit[one.unit].append(Counted(one, line))
    topic = frozenset(stem for term in terms for stem in term)
    found: list[tuple[float, list[Counted]]] = []
    for unit in sorted(by_unit):
        found += _clusters(by_unit[unit], topic)
    found.sort(key=lambda pair: -pair[0])
    return [group for _, group in found]


def _clusters(counted: Sequence[Counted], topic: frozenset[str]) -> list[tuple[float, list[Counted]]]:
    groups: dict[int, list[int]] = {}
    scores: dict[int, float] = {}
    pairs = [
        (score, a, b)
        for a, b in combinations(range(len(counted)), 2)
        if counted[a].line.source != counted[b].line.source and (score := _kinship(counted[a], counted[b], topic))
    ]
    for score, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        group = groups.get(a) or groups.get(b) or []
        for new in (a, b):
            if new not in groups and all(counted[new].line.source != counted[other].line.source for other in group):
                group.append(new)
                groups[new] = group
        scores[id(group)] = max(score, scores.get(id(group), 0.0))
    single = {id(group): group for group in groups.values() if len(group) > 1}
    return [
        (scores[key], [counted[place] for place in group])
        for key, group in single.items()
        if any(differ(counted[a].number, counted[b].number) for a, b in combinations(group, 2))
    ]


def _kinship(one: Counted, other: Counted, topic: frozenset[str]) -> float:
    """How surely two numbers of one unit are of one thing; 0 when they are not."""
    a, b = one.number.about - topic, other.number.about - topic
    shared = len(a & b)
    share = shared / max(1, min(len(a), len(b)))
    both = one.line.told.closeness == other.line.told.closeness == OWN
    least = _DATED if one.number.unit == "date" else _KIND
    if one.number.unit == "dead" and both:
        return 1.0 + share
    if share < least or shared < (1 if both else 2):
        return 0.0
    return share


def differ(one: Number, other: Number) -> bool:
    """Whether two numbers of one thing cannot both be right: "about 500" and 510 can."""
    if one.value == other.value:
        return False
    near = abs(one.value - other.value) <= _TOLERANCE * max(abs(one.value), abs(other.value))
    return not (near and (one.hedged or other.hedged) and one.unit != "date")


def _figure(one: Counted) -> Figure:
    start = one.line.told.sentence.start
    span = start + one.number.start, start + one.number.end
    quote: Cited = cited(one.line.told, [span])
    return Figure(one.line.told.opened.text[slice(*span)], one.line.source, quote)
