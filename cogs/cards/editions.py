"""Editions, alerts, answers to open questions, and what became of deliveries, as messages."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import discord

from bot.messages import counted, message, say, say_counted
from bot.models import Answer, Delivery, Digest, Edition, Page, Section, Sort, Story, Watch
from bot.phrases import day_of_week, weekday
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, REFUSED, SENTENCE, TEXT_LIMIT, Card, Part, length, row
from cogs.cards.frozen import PICTURE, frozen
from cogs.cards.lines import line
from cogs.cards.quotes import quote
from cogs.cards.stories import NAME, heading, outlets, story

#: Of one message: characters that stories may take beside what stands above and below them, and components.
_ROOM, _COMPONENTS = TEXT_LIMIT - 400, 35
#: Characters of a question in the message that answers it.
_QUESTION = 500


def pages(edition: Edition) -> list[Page]:
    """The messages of an edition or an alert, in order."""
    first, *rest = shown(edition)
    return [frozen(first, edition.picture), *map(frozen, rest)]


def shown(edition: Edition) -> list[Card]:
    """The same messages as cards."""
    if edition.kind is Sort.ALERT:
        return [_alert(edition)]
    if not edition.sections:
        return [Card(_head(edition), say("Nothing new since the last edition."), colour=ANSWERED)]
    parts = list(_parts(edition))
    cards: list[Card] = []
    for number, part in enumerate(parts, 1):
        of = say("part {number} of {count}", number=number, count=len(parts)) if len(parts) > 1 else ""
        day = say(day_of_week(edition.day))
        above = (_head(edition, of), _week(edition)) if number == 1 else (f"-# {markdown.capital(day)}, {of}", None)
        below = _rest(edition) if number == len(parts) else None
        line_ = None if above[1] else _line()
        cards.append(Card(*above, line_, *part.parts, below, colour=ANSWERED, quoted=part.quoted))
    return cards


class _Message(NamedTuple):
    """What one message holds of the stories, and what it quotes."""

    parts: list[Part]
    quoted: list[tuple[int, int, int]]


def _parts(edition: Edition) -> Iterator[_Message]:
    """What each message holds of the stories; one that begins within a section says again which it is."""
    order = edition.digest.order
    headed = bool(order.topics) or any(len(one.stories) > 1 for one in edition.sections)
    sourced, titles = not headed or bool(order.topics), order.length == "headline"
    part: list[Part] = []
    quoted: list[tuple[int, int, int]] = []
    for section in edition.sections:
        head = heading(section) if headed else ""
        divided = [_line()] if order.topics and part else []
        for number, one in enumerate(section.stories):
            told = [*divided, story(one, "" if number else head, sourced=sourced, titles=titles)]
            if part and not _fits([*part, *told]):
                yield _Message(part, quoted)
                part, told, quoted = [], [story(one, head, sourced=sourced, titles=titles)], []
            part, divided = [*part, *told], []
            quoted += _quoted(one)
    yield _Message(part, quoted)


def _quoted(one: Story) -> list[tuple[int, int, int]]:
    return [(one.article.id, each.start, each.end) for each in one.sentences]


def _line() -> Part:
    line_: discord.ui.Separator[Card] = discord.ui.Separator()
    return line_


def _fits(parts: list[Part]) -> bool:
    components = sum(3 if isinstance(one, discord.ui.Section) else 1 for one in parts)
    return components <= _COMPONENTS and sum(map(_length, parts)) <= _ROOM


def _length(part: Part) -> int:
    inside = part.children if isinstance(part, discord.ui.Section) else [part]
    return length(*inside)


def _head(edition: Edition, of: str = "") -> str:
    """The day, and how much there is."""
    stories = [one for section in edition.sections for one in section.stories]
    names = [outlets(one) for one in stories]
    count = len({name for each in names for name in each})
    told = counted("{count} story", "{count} stories", len(stories))
    # How many there are can be said where each of them is known.
    if names and all(names):
        sources = counted("{count} source", "{count} sources", count)
        told = message("{stories} from {sources}", stories=told, sources=sources)
    small = ", ".join(part for part in (say(told) if stories else "", of) if part)
    return f"### {markdown.capital(say(day_of_week(edition.day)))}" + (f"\n-# {small}" if small else "")


def _rest(edition: Edition) -> str | None:
    more = say_counted(
        "and {count:,} more article: `/article list`", "and {count:,} more articles: `/article list`", edition.left_out
    )
    return f"-# {more}" if edition.left_out > 0 else None


def _week(edition: Edition) -> Part | None:
    """The picture of the week, and the same for those who do not see it."""
    if edition.picture is None:
        return None
    totals: dict[date, int] = {}
    for when, _, count in edition.week:
        totals[when] = totals.get(when, 0) + count
    told = ", ".join(
        say("{count} on {weekday}", count=count, weekday=weekday(when)) for when, count in sorted(totals.items())
    )
    description = say("Articles that came in the last seven days: {days}.", days=told)
    gallery: discord.ui.MediaGallery[Card] = discord.ui.MediaGallery()
    gallery.add_item(media=f"attachment://{PICTURE}", description=description)
    return gallery


def _alert(edition: Edition) -> Card:
    section: Section = edition.sections[0]
    topic = edition.digest.order.topics
    head = say("New on **{topic}**", topic=markdown.line(section.name, NAME)) if topic else say("New")
    (one,) = section.stories
    return Card(f"-# {head}", story(one, sourced=True), colour=ANSWERED, quoted=_quoted(one))


def answered(watch: Watch, found: Answer) -> list[Page]:
    """That a question that stayed open has an answer."""
    best = found.quotes[0]
    question = line(watch.question, 901, _QUESTION)
    small = say(
        "You asked on {day} to be told. The question is closed now: I write no more of it, unless you keep it open.",
        day=markdown.day(watch.created.date().isoformat()),
    )
    # In direct messages buttons reach what everybody can read and the person's own library, but no server's.
    reachable = best.article.library in (f"user:{watch.owner}", "shelf")
    buttons = (
        controls.context(best.article.id, best.start, best.end) if reachable else None,
        controls.rewatch(watch),
        controls.unwatch(watch),
    )
    head, closing = say("**Something answers your question**"), f"-# {small}"
    told = quote(best, TEXT_LIMIT - length(question, head, closing))
    return [frozen(Card(head, question, *told, row(*buttons), closing, colour=ANSWERED))]


def undelivered(digest: Digest, delivery: Delivery, why: str) -> list[Page]:
    """For whoever set a digest up: that something of it did not come, or may not have."""
    place = digest.order.place
    where = say("to you") if place.person else say("to {channel}", channel=f"<#{place.number}>")
    head = say(
        "**{what} of digest {number} {where} did not come, or may not have.**",
        what=_what(delivery),
        number=digest.id,
        where=where,
    )
    small = say(
        "`/digest list` says how it goes with your digests, `/digest resend` sends the last edition again, and "
        "`/digest resume` goes on with one that rests."
    )
    return [frozen(Card(head, markdown.line(say(why), SENTENCE), f"-# {small}", colour=REFUSED))]


def _what(delivery: Delivery) -> str:
    part, parts, day = delivery.part, delivery.parts, markdown.day(delivery.slot[:10])
    if delivery.kind is Sort.ALERT:
        return say("An alert, part {part} of {parts},", part=part, parts=parts) if parts > 1 else say("An alert")
    if parts > 1:
        return say("The edition of {day}, part {part} of {parts},", day=day, part=part, parts=parts)
    return say("The edition of {day}", day=day)
