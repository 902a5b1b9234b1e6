"""Quotes: one with its citation, those that came after the first, and one where it stands."""

from bot.answers.repeats import without_repeats
from bot.messages import message, say
from bot.models import Answer, Context, Quote
from bot.phrases import day
from cogs.cards import controls, markdown
from cogs.cards.asked import opening, readable
from cogs.cards.card import ANSWERED, SILENT, TEXT_LIMIT, TITLE, Card, Part, also, citation, length, row
from cogs.cards.excerpt import excerpt
from cogs.cards.fragment import pointing_at
from cogs.cards.sheet import TOO_LONG

#: Quotes that can be seen of one answer, and at once on the card that "More" opens.
MOST, PAGE = 25, 5
#: Characters that are kept free for the line at its foot.
_FOOT = 90
_THERE = message("Open the page at this sentence")
#: A text with one of these may be a quotation, which is shown whole or not at all.
_MARKS = frozenset('"“”„«»‹›「」『』')


def quote(one: Quote, room: int) -> tuple[str, str]:
    """A quote as a reader meets it, in at most `room` characters: its passage, matched words in bold, and its citation.

    Where the passage is too long, the quote alone; where that is, the part of it that matched.
    """
    place = "\n".join(filter(None, (citation(one.article, one.paragraph), also(one.also))))
    room -= len(place)
    beside = one.passage.start - one.start
    matches = [(start - one.passage.start, end - one.passage.start) for start, end in one.matches]
    shown = excerpt(one.passage.text, (0, len(one.passage.text)), matches, room)
    if shown is None:
        inside = [(start + beside, end + beside) for start, end in matches if 0 <= start + beside < len(one.text)]
        kept = (0, len(one.text)) if _MARKS & set(one.text) else (inside or [(0, 0)])[0]
        shown = excerpt(one.text, kept, inside, room)
    return shown or say(TOO_LONG), place


def more(found: Answer, *, start: int = 1) -> Card:
    """The quotes from number `start` on, a page of them or as many as one message holds, with buttons to turn it."""
    every = without_repeats(found.quotes or found.nearest)
    asking = opening(found, reply=not readable(found))
    parts: list[Part | None] = []
    room = TEXT_LIMIT - _FOOT - length(*asking)
    count = 0
    for one in every[start : start + PAGE]:
        text, place = quote(one, TEXT_LIMIT - _FOOT - length(*asking))
        room -= len(text) + len(place)
        if room < 0:
            break
        parts += text, place, row(controls.context(one.article.id, one.start, one.end))
        count += 1
    if not count:
        return Card(*asking, say("There is nothing more on this."), colour=SILENT)
    rest = len(every) - start - count
    buttons = (
        controls.more(say("Back"), found.within, max(1, start - PAGE)) if start > 1 else None,
        controls.more(say("More ({count})", count=rest), found.within, start + count) if rest > 0 else None,
    )
    # A question that cannot be read from here cannot be asked again.
    turning = row(*buttons) if readable(found) else None
    place = say("{first} to {last} of {total}, best first", first=start + 1, last=start + count, total=len(every))
    return Card(*asking, *parts, f"-# {place}", turning, colour=ANSWERED if found.quotes else SILENT)


def context(found: Context) -> Card:
    """The paragraph of a quote, the quote in bold."""
    start, end = found.quote.start - found.around.start, found.quote.end - found.around.start
    place = citation(found.article, found.paragraph)
    if found.replaced:
        until = say("As it was until {day}: the article has changed since.", day=day(found.replaced.date()))
        place += f"\n-# {until}"
    there = markdown.link(say(_THERE), pointing_at(found.article.url, found.quote.text), TITLE)
    # Without an address it would be no link.
    if there != markdown.line(say(_THERE), TITLE):
        place += f"\n-# {there}"
    shown = excerpt(found.around.text, (start, end), [(start, end)], TEXT_LIMIT - len(place))
    return Card(shown or say(TOO_LONG), place, row(controls.about(found.article.id)))
