"""Briefs as cards: the points of one article under one citation, and buttons that zoom."""

from collections.abc import Sequence

from bot.briefs import LENGTHS
from bot.briefs.groups import groups
from bot.briefs.models import Brief, Point
from bot.messages import message, say
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, SENTENCE, SILENT, Card, citation, row
from cogs.cards.figures import time_to_read
from cogs.cards.lines import line
from cogs.cards.research import unknown
from cogs.cards.sheet import Sheet, block
from cogs.cards.summaries import FOCUS_ID

#: Characters of the points that share a citation: written as markdown they have room beside others.
_TOGETHER = 1200
#: Above what an older article says otherwise.
_OTHERWISE = message("Otherwise, in an older article:")


def brief(found: Brief, *, length: str) -> Card:
    """As much of a brief as a message holds; `length` is the button that made it, if one did."""
    topic = line(found.topic, FOCUS_ID)
    if not found.points:
        nothing = say("**No article here speaks of {topic}.**", topic=markdown.line(found.topic, SENTENCE))
        return Card(topic, nothing, unknown(found.unknown), colour=SILENT)
    sheet = Sheet(topic, unknown(found.unknown))
    parts = list(groups(found.points, _TOGETHER))
    shown = 0
    while shown < len(parts) and sheet.add(_written(parts[shown])):
        shown += 1
    left_out = sum(map(len, parts[shown:]))
    return sheet.card(
        f"-# {_figures(found, left_out)}",
        row(*(controls.brief(each, current=each == length) for each in LENGTHS)),
        colour=ANSWERED,
    )


def _written(group: Sequence[Point]) -> str:
    first = group[0].quote
    if len(group) == 1:
        above = f"-# {say(_OTHERWISE)}\n" if group[0].differs is not None else ""
        return above + block(first, group[0].also, above=len(above))
    texts = [
        markdown.bold(one.text, [(start - one.start, end - one.start) for start, end in one.marks])
        for one in (point.quote for point in group)
    ]
    numbers = sorted({point.quote.paragraph for point in group})
    return "\n\n".join(texts) + f"\n{citation(first.article)} · ¶{', '.join(map(str, numbers))}"


def _figures(found: Brief, left_out: int) -> str:
    articles = len({point.quote.article.id for point in found.points})
    parts = [
        say(
            "{shown} of {available} sentences on it, from {articles} of {every} articles",
            shown=found.statements,
            available=found.available,
            articles=articles,
            every=found.articles,
        ),
        time_to_read(found.words),
    ]
    if left_out:
        total = len(found.points)
        parts = [say("{count} of {total} passages did not fit into this message", count=left_out, total=total)]
    if found.capped:
        parts.append(say("more of one article would pass its quote cap"))
    if not found.complete:
        parts.append(say("there are more articles than one brief reads"))
    return " · ".join(parts)
