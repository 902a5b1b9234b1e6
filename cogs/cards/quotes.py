"""Quotes: one with its citation, those that came after the first, and one where it stands."""

from bot.models import Answer, Context, Quote
from cogs.cards import controls
from cogs.cards.card import ANSWERED, SILENT, TEXT_LIMIT, Card, Part, citation, row
from cogs.cards.excerpt import excerpt

#: Quotes on the card that "More" opens.
MOST = 4
_TOO_LONG = "*This passage is longer than a message can hold; read it in its article.*"
#: A text with one of these may be a quotation, which is shown whole or not at all.
_MARKS = frozenset('"“”„«»‹›「」『』')


def quote(one: Quote, room: int) -> tuple[str, str]:
    """A quote as a reader meets it, in at most `room` characters: its passage, matched words in bold, and its citation.

    Where the passage is too long, the quote alone; where that is, the part of it that matched.
    """
    place = citation(one.article, one.paragraph)
    room -= len(place)
    beside = one.passage.start - one.start
    matches = [(start - one.passage.start, end - one.passage.start) for start, end in one.matches]
    shown = excerpt(one.passage.text, (0, len(one.passage.text)), matches, room)
    if shown is None:
        inside = [(start + beside, end + beside) for start, end in matches if 0 <= start + beside < len(one.text)]
        kept = (0, len(one.text)) if _MARKS & set(one.text) else (inside or [(0, 0)])[0]
        shown = excerpt(one.text, kept, inside, room)
    return shown or _TOO_LONG, place


def more(found: Answer) -> Card:
    """The quotes after the first, as many as one message holds."""
    shown = (found.quotes or found.nearest)[1:][:MOST]
    parts: list[Part | None] = []
    room = TEXT_LIMIT - 100
    left_out = 0
    for number, one in enumerate(shown):
        text, place = quote(one, TEXT_LIMIT - 100)
        room -= len(text) + len(place)
        if room < 0:
            left_out = len(shown) - number
            break
        parts += text, place, row(controls.context(one.article.id, one.start, one.end))
    note = f"-# {left_out} more did not fit into this message." if left_out else None
    colour = ANSWERED if found.quotes else SILENT
    return Card(*(parts or ["There is nothing more on this."]), note, colour=colour)


def context(found: Context) -> Card:
    """The paragraph of a quote, the quote in bold."""
    start, end = found.quote.start - found.around.start, found.quote.end - found.around.start
    place = citation(found.article, found.paragraph)
    shown = excerpt(found.around.text, (start, end), [(start, end)], TEXT_LIMIT - len(place))
    return Card(shown or _TOO_LONG, place, row(controls.about(found.article.id)))
