"""Points that a reader may be shown under one citation."""

from collections.abc import Iterator, Sequence

from bot.briefs.models import Point


def groups(points: Sequence[Point], longest: int | None = None) -> Iterator[list[Point]]:
    """Points in their order, those together that follow each other and are of one article.

    What says otherwise than another, and what other articles have too, stands alone: it would not be clear of which
    sentence that is told. `longest` is the most characters that stand together.
    """
    group: list[Point] = []
    for point in points:
        plain = all(one.differs is None and not one.also for one in (*group, point))
        joins = group and plain and point.quote.article.id == group[0].quote.article.id
        length = sum(len(one.quote.text) for one in (*group, point))
        if group and (not joins or (longest is not None and length > longest)):
            yield group
            group = []
        group.append(point)
    if group:
        yield group
