"""Research as cards: who said what, what happened when, and what several sources say."""

from collections.abc import Iterable, Sequence

from bot.messages import say, say_counted
from bot.phrases import any_of
from bot.research.models import Comparison, Event, Figure, Saying, Sayings, Timeline
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, SENTENCE, SILENT, SOURCE, Card, Part, row
from cogs.cards.lines import ASKED, line
from cogs.cards.sheet import Sheet, block

#: Numbers of the lines that say what was asked for; the buttons below read them again.
ASKED_ID, TOPIC_ID = 900, 901
#: Characters of a speaker's name or office, and of a number.
_NAME, _FIGURE = 100, 60
#: Words that no article has which are named.
_WORDS = 8
#: A quotation that is so much of what is shown needs no bold to be seen.
_WHOLE = 0.5


def sayings(found: Sayings, *, start: int = 0) -> Card:
    """Somebody's quotations from number `start` on, as many as a message holds; or who is quoted instead."""
    asked = line(found.person, ASKED_ID)
    on = line(found.topic, TOPIC_ID) if found.topic.strip() else None
    if not found.sayings:
        return Card(asked, on, _nobody(found), colour=SILENT)
    readable = len(found.person) <= ASKED and len(found.topic) <= ASKED
    sheet = Sheet(asked, on)
    shown = _fill(sheet, (_saying(one) for one in found.sayings[start:]))
    rest = len(found.sayings) - start - shown
    return sheet.card(
        None if shown else say("There is nothing more."),
        None if found.complete else f"-# {say('There are older articles that were not read for this.')}",
        row(controls.said(start + shown, rest)) if rest > 0 and shown and readable else None,
        colour=ANSWERED,
    )


def _nobody(found: Sayings) -> str:
    person = markdown.line(found.person, _NAME)
    if found.elsewhere:
        return say_counted(
            "**{person}** is quoted here, but not on {topic}. Without the topic there: {count} quotation.",
            "**{person}** is quoted here, but not on {topic}. Without the topic there: {count} quotations.",
            found.elsewhere,
            person=person,
            topic=markdown.line(found.topic, SENTENCE),
        )
    said = say("**Nobody named {person} is quoted here.**", person=person)
    if not found.others:
        return f"{said} {say('No article here quotes anybody by name.')}"
    names = tuple(markdown.line(name, _NAME) for name in found.others)
    return f"{said} {say('People who are: {names}.', names=names)}"


def _saying(one: Saying) -> tuple[Part | None, ...]:
    spoken = sum(end - start for start, end in one.quote.marks)
    speaker = f"**{markdown.line(one.speaker.text, _NAME)}**"
    text = block(one.quote, one.also, speaker, marked=spoken < _WHOLE * len(one.quote.text))
    return text, row(controls.context(one.quote.article.id, one.quote.start, one.quote.end))


def timeline(found: Timeline, *, start: int = 0) -> Card:
    """Events from number `start` on, as many as a message holds."""
    asked = line(found.topic, ASKED_ID)
    if not found.events:
        topic = markdown.line(found.topic, SENTENCE)
        nothing = say("**No sentence here holds a date and speaks of {topic}.**", topic=topic)
        return Card(asked, nothing, unknown(found.unknown), colour=SILENT)
    readable = len(found.topic) <= ASKED
    sheet = Sheet(asked, unknown(found.unknown))
    shown = _fill(sheet, (_event(one) for one in found.events[start:]))
    rest = len(found.events) - start - shown
    left_out = say_counted(
        "{count} more that is less close to the topic is left out.",
        "{count} more that are less close to the topic are left out.",
        found.left_out,
    )
    return sheet.card(
        None if shown else say("There is nothing more."),
        f"-# {left_out}" if found.left_out and not rest else None,
        row(controls.later(start + shown, rest)) if rest > 0 and shown and readable else None,
        colour=ANSWERED,
    )


def _event(one: Event) -> tuple[Part | None, ...]:
    return (f"**{markdown.capital(say(one.when.label))}**\n{block(one.quote, one.also, above=_FIGURE)}",)


def comparison(found: Comparison) -> Card:
    """What the sources say alike, where their numbers differ, and what each says alone."""
    asked = line(found.topic, ASKED_ID)
    if not found.sources:
        nothing = say("**No article here speaks of {topic}.**", topic=markdown.line(found.topic, SENTENCE))
        return Card(asked, nothing, unknown(found.unknown), colour=SILENT)
    names = [markdown.line(name, SOURCE) for name in found.sources]
    if len(names) == 1:
        head = say("**Only one source here speaks of it: {source}.**", source=names[0])
    else:
        head = say("**{count} sources:** {names}", count=len(names), names=tuple(names))
    sheet = Sheet(asked, head, unknown(found.unknown))
    differ = [(say("**Numbers that differ**"), [_figures(group) for group in found.disagree])]
    alike = [(say("**Alike**"), ["\n".join(block(one) for one in group) for group in found.alike])]
    alone = [(_only(one.source, names), [block(each, above=2 * SOURCE) for each in one.quotes]) for one in found.alone]
    left_out = 0
    for heading, texts in (*differ, *alike, *alone):
        shown = _fill(sheet, ((f"{heading}\n{text}" if heading and not at else text,) for at, text in enumerate(texts)))
        left_out += len(texts) - shown
    note = say_counted(
        "{count} more did not fit into this message; a narrower topic shows more.",
        "{count} more did not fit into this message; a narrower topic shows more.",
        left_out,
    )
    return sheet.card(f"-# {note}" if left_out else None, colour=ANSWERED)


def _only(source: str, names: Sequence[str]) -> str:
    """The line above what one source says alone; empty where there is no other."""
    return say("**Only {source}**", source=markdown.line(source, SOURCE)) if len(names) > 1 else ""


def _figures(group: Iterable[Figure]) -> str:
    return "\n".join(f"**{markdown.line(one.text, _FIGURE)}** · {block(one.quote, above=2 * _FIGURE)}" for one in group)


def unknown(words: Iterable[str]) -> str | None:
    """Which words no article has; None when there are none."""
    named = [f"**{markdown.line(word, _FIGURE)}**" for word in words][:_WORDS]
    return f"-# {say('No article here mentions {words}.', words=any_of(named))}" if named else None


def _fill(sheet: Sheet, pieces: Iterable[tuple[Part | None, ...]]) -> int:
    """Put pieces in until one does not fit; how many are in."""
    count = 0
    for piece in pieces:
        if not sheet.add(*piece):
            break
        count += 1
    return count
