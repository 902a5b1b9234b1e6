"""One report printed in several articles: a sentence of it is one candidate, and one quote with its other places."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.answers.ranking import Ranked, sentence
from bot.models import ArticleInfo
from bot.store.rows import Row
from bot.text.negations import negations

#: Searchable words of a sentence that two articles do not share by chance.
TELLING = 6
#: Of all stems of two sentences in two articles that tell one story, the share that both have, when they are the same
#: sentence; here and there an editor changes a word.
ALIKE = 0.6
#: Other places of a quote that are told of.
PLACES = 25


@dataclass(frozen=True, slots=True)
class Printed:
    """A ranked candidate and where else it was printed, best first."""

    ranked: Ranked
    copies: list[Row] = field(default_factory=list[Row])


def distinct(rows: Iterable[Row], kept: dict[int, list[Row]], known: dict[tuple[str, int], int]) -> None:
    """Add to `kept` the rows that none in it is a copy of, by their number; others join the one that they are of.

    `known` holds what is in it: searchable words and length, as a "not" is no searchable word. A sentence of few words
    is no other's copy.
    """
    for row in rows:
        telling = row.words.count(" ") >= TELLING - 1
        first = known.setdefault((row.words, row.end - row.start), row.id) if telling else row.id
        if first == row.id:
            kept[row.id] = []
        else:
            kept[first].append(row)


def folded(
    ranked: Iterable[Ranked],
    copies: Mapping[int, Sequence[Row]],
    infos: Mapping[int, ArticleInfo],
    texts: Mapping[int, str],
) -> list[Printed]:
    """The candidates, in their order, those that say what a better one of the same story says among its copies."""
    found: list[Printed] = []
    for one in ranked:
        row = one.evidence.row
        own = [copy for copy in copies.get(row.id, ()) if copy.article in infos]
        for other in found:
            better = other.ranked.evidence.row
            if (
                _of_one_story(infos[row.article], infos[better.article])
                and _alike(row, better)
                and _agree(sentence(one.evidence, texts), sentence(other.ranked.evidence, texts))
            ):
                other.copies.extend([row, *own])
                break
        else:
            found.append(Printed(one, own))
    return found


def elsewhere(printed: Printed) -> list[Row]:
    """One row of each other article that has it."""
    others: dict[int, Row] = {}
    for row in printed.copies:
        if row.article != printed.ranked.evidence.row.article:
            others.setdefault(row.article, row)
    return list(others.values())[:PLACES]


def _of_one_story(one: ArticleInfo, other: ArticleInfo) -> bool:
    return one.id != other.id and bool(one.story) and one.story == other.story


def _alike(one: Row, other: Row) -> bool:
    mine, theirs = set(one.stems.split()), set(other.stems.split())
    return len(mine & theirs) >= ALIKE * len(mine | theirs)


def _agree(one: str, other: str) -> bool:
    """Whether they have the same numbers, and neither turns around what the other says."""
    mine, theirs = one.casefold().split(), other.casefold().split()
    return _numbers(mine) == _numbers(theirs) and negations(mine) == negations(theirs)


def _numbers(words: Iterable[str]) -> list[str]:
    return sorted(digits for word in words if (digits := "".join(filter(str.isdigit, word))))
