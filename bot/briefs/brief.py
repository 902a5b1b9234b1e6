"""The articles on a topic -> a brief: verbatim, what is said twice once, in an order that reads well."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.briefs.candidates import candidates
from bot.briefs.choosing import choice
from bot.briefs.draft import Draft, Part
from bot.briefs.finding import Found
from bot.briefs.models import Brief, Page, Point
from bot.models import Cited, Span
from bot.store.rows import Row

#: Lengths that a reader may choose, in sentences, and the most that are ever shown.
LENGTHS = {"headline": 1, "short": 5, "long": 12}
MOST = 100


def write(topic: str, found: Found, *, count: int, words: int | None, share: float) -> Brief:
    """The brief, in at most `count` sentences and `words` words, but one point always.

    Of no article more than `share` of its prose is shown, or three sentences. Each of `LENGTHS` holds the sentences of
    the shorter ones. Without anything on the topic there are no points.
    """
    on_topic = candidates(found.terms, found.pages)
    if not on_topic:
        return Brief(topic, unknown=found.unknown, complete=found.complete)
    made = choice(on_topic, found.terms)
    draft = Draft(words, share)
    left = list(made.ranked())
    # Each length is filled before the next, so that it holds all of the smaller ones.
    for most in sorted({min(count, MOST), *(one for one in LENGTHS.values() if one < count)}):
        left = [chosen for chosen in left if not draft.add(chosen, most)]
    newer = _newer(draft.parts)
    return Brief(
        topic,
        tuple(_points(_ordered(draft.parts, newer), newer)),
        available=made.available,
        articles=len({one.page.info.id for one in on_topic}),
        statements=draft.statements,
        words=draft.words,
        capped=draft.capped,
        unknown=found.unknown,
        complete=found.complete,
    )


def _newer(parts: Sequence[Part]) -> dict[int, Part]:
    """For a part that says otherwise than a newer one here, by its identity, that newer one."""
    homes = {id(one): part for part in parts for one in part.chosen}
    found = {id(part): home for part in parts if (home := homes.get(id(part.chosen[0].newer))) and home is not part}
    return {key: home for key, home in found.items() if id(home) not in found}


def _ordered(parts: Sequence[Part], newer: Mapping[int, Part]) -> list[Part]:
    """First the article of the one that introduces the topic, then the others, newest first, each in its own order.

    One that says otherwise than a newer one stands behind that.
    """
    free = [part for part in parts if id(part) not in newer]
    opening = free[0].page.info.id
    free.sort(key=lambda part: part.first)
    free.sort(key=lambda part: part.page.age, reverse=True)
    free.sort(key=lambda part: part.page.info.id != opening)
    return [each for part in free for each in (part, *(other for other in parts if newer.get(id(other)) is part))]


def _points(parts: Sequence[Part], newer: Mapping[int, Part]) -> Iterator[Point]:
    places = {id(part): place for place, part in enumerate(parts)}
    differed_from = {id(part) for part in newer.values()}
    for part in parts:
        told = id(part) in newer or id(part) in differed_from
        marks = [one.mark for one in part.chosen if one.mark] if told else []
        differs = places[id(newer[id(part)])] if id(part) in newer else None
        yield Point(cited(part.page, part.rows, marks), tuple(_also(part)), differs)


def cited(page: Page, rows: Iterable[Row], marks: Sequence[Span] = ()) -> Cited:
    """Sentences that stand one behind the other, as one slice."""
    ordered = sorted(rows, key=lambda row: row.id)
    start, end = ordered[0].start, ordered[-1].end
    return Cited(page.text[start:end], start, end, page.info, ordered[0].paragraph, tuple(marks))


def _also(part: Part) -> list[Cited]:
    """Where other articles say it, each article once, the newest first."""
    others = sorted(
        (one for chosen in part.chosen for one in chosen.statement.others), key=lambda one: one.page.age, reverse=True
    )
    by_article = {one.page.info.id: one for one in reversed(others) if one.page.info.id != part.page.info.id}
    return [cited(one.page, [one.row]) for one in reversed(by_article.values())]
