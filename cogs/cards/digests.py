"""Standing orders and open questions as cards: what there is, how it goes, and what was done."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.digests.typed import said
from bot.messages import message, say, say_counted
from bot.models import Delivery, Digest, Sort, State, Watch
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, REFUSED, Card, Part, row
from cogs.cards.sheet import Sheet

#: Characters of a topic, of the reason why a digest rests, and of a question, in a list.
_TOPIC, _WHY, _QUESTION = 40, 200, 250
#: Digests and open questions that one message shows, each with its buttons.
LISTED, _OPEN = 7, 11
NONE = message("There are no digests here yet. Order one with `/digest schedule`.")
NO_WATCHES = message(
    "You have no open questions here. `/watch add` keeps one open: when a new article answers it, I write to you."
)
_STATES = {
    State.READY: message("The edition of {day} is on its way"),
    State.SENDING: message("The edition of {day} is on its way"),
    State.SENT: message("The edition of {day} came"),
    State.REFUSED: message("The edition of {day} was refused"),
    State.UNKNOWN: message("The edition of {day} may not have come"),
    State.SKIPPED: message("The edition of {day} was left out"),
}
#: The lengths as they are said.
_LENGTHS = {"headline": message("headline"), "short": message("short"), "long": message("long")}


def scheduled(digest: Digest, *, changed: bool, warning: str = "") -> Card:
    """What was ordered, and when it comes first."""
    if changed:
        head = say("**Changed: digest {number}, {where}**", number=digest.id, where=_where(digest))
    else:
        head = say("**Ordered: digest {number}, {where}**", number=digest.id, where=_where(digest))
    hint = say("It has what comes from now on. `/digest preview` shows what would be sent, `/digest list` how it goes.")
    told = (f"{_what(digest)}\n{_next(digest)}", f"-# {hint}", f"-# {say(warning)}" if warning else None)
    return Card(head, *told, row(controls.digest("preview", digest.id)), colour=ANSWERED)


def digests(found: Sequence[tuple[Digest, Sequence[Delivery]]], others: Sequence[Digest] = ()) -> Card:
    """The first digests of a library, each with what became of its last deliveries and buttons; `others` by number."""
    if not found:
        return Card(say(NONE))
    count = len(found) + len(others)
    sheet = Sheet(f"### {say_counted('{count} digest', '{count} digests', count)}")
    shown = 0
    for digest, history in found:
        if not sheet.add(_entry(digest, history), _buttons(digest)):
            break
        shown += 1
    rest = [str(one.id) for one in (*(digest for digest, _ in found[shown:]), *others)]
    more = say("… and {numbers}: the other commands take these numbers", numbers=", ".join(rest))
    return sheet.card(f"-# {more}" if rest else None, colour=ANSWERED)


def digest_state(digest: Digest) -> Card:
    """That a digest rests, or goes on."""
    number, where = digest.id, _where(digest)
    if digest.paused:
        told = say("**Digest {number} rests**, {where}. `/digest resume` goes on with it.", number=number, where=where)
        return Card(told)
    head = say("**Digest {number} goes on**, {where}.", number=number, where=where)
    coming = say("Its next edition, with all that came meanwhile: {when}", when=_moment(digest.due))
    return Card(head, coming, colour=ANSWERED)


def digest_removed(digest: Digest) -> Card:
    """That it is gone."""
    number, where = digest.id, _where(digest)
    told = say("**Digest {number} is removed**, {where}. What was sent stays.", number=number, where=where)
    return Card(told, colour=REFUSED)


def resent(digest: Digest, parts: Sequence[Delivery]) -> Card:
    """That its last edition is sent once more."""
    day = markdown.day(parts[0].slot[:10])
    told = say("The edition of {day} is being sent again, {where}.", day=day, where=_where(digest))
    return Card(told, colour=ANSWERED)


def watching(watch: Watch, *, elsewhere: bool) -> Card:
    """That a question stays open; `elsewhere` when the answer comes in another place than this."""
    told = say("**I will write to you** when a new article answers this, once.")
    may = say("It comes as a direct message: let members of this server send you some, or it cannot reach you.")
    small = f"-# {may}" if elsewhere else None
    return Card(told, _question(watch), small, row(controls.unwatch(watch)), colour=ANSWERED)


def watches(found: Sequence[Watch]) -> Card:
    """Somebody's open questions, those that were answered last."""
    if not found:
        return Card(say(NO_WATCHES))
    count = sum(one.answered is None for one in found)
    ordered = sorted(found, key=lambda one: (one.answered is not None, one.id))
    rest = len(ordered) - _OPEN
    more = say_counted(
        "… and {count} more: `/watch remove` offers it", "… and {count} more: `/watch remove` offers them", rest
    )
    return Card(
        f"### {say_counted('{count} open question', '{count} open questions', count)}",
        *map(_watch, ordered[:_OPEN]),
        f"-# {more}" if rest > 0 else None,
        colour=ANSWERED,
    )


def unwatched(watch: Watch) -> Card:
    """That it is let go of."""
    return Card(say("**Let go of.** I write nothing about this any more."), _question(watch))


def _entry(digest: Digest, history: Sequence[Delivery]) -> str:
    lines = [f"**{digest.id} · {_where(digest)}**", _what(digest)]
    if digest.paused:
        lines.append(say("**Rests** {why}", why=markdown.line(say(digest.paused), _WHY)))
    else:
        lines.append(_next(digest))
    if last := _last(history):
        lines.append(say("**Last** {edition}", edition=last))
    return "\n".join(lines)


def _last(history: Sequence[Delivery]) -> str:
    """What became of the newest edition: of the part with which it went worst."""
    editions = [one for one in history if one.kind is Sort.EDITION]
    if not editions:
        return ""
    newest = [one for one in editions if one.slot == editions[0].slot]
    order = list(_STATES)
    worst = max(newest, key=lambda one: order.index(one.state))
    told = say(_STATES[worst.state].template, day=markdown.day(worst.slot[:10]))
    return f"{told}: {markdown.line(say(worst.error), _WHY)}" if worst.error else told


def _next(digest: Digest) -> str:
    return say("**Next** {when}, {relative}", when=_moment(digest.due), relative=_relative(digest.due))


def _buttons(digest: Digest) -> Part | None:
    rest = "resume" if digest.paused else "pause"
    return row(*(controls.digest(action, digest.id) for action in ("preview", rest, "remove")))


def _what(digest: Digest) -> str:
    """What a digest brings, and when."""
    order = digest.order
    topics = ", ".join(markdown.line(one, _TOPIC) for one in order.topics) or say("everything")
    parts = [
        say("{days} at {time}, {zone}", days=said(order.days), time=f"{order.at:%H:%M}", zone=order.zone),
        topics,
        say(_LENGTHS[order.length]),
        "" if order.silent else say("with a sound"),
        say("also when there is nothing new") if order.empty else "",
        say("as it comes, {count} an hour at most", count=order.alerts) if order.alerts else "",
    ]
    told = " · ".join(part for part in parts if part)
    return markdown.capital(told)


def _where(digest: Digest) -> str:
    place = digest.order.place
    return say("to you, in direct messages") if place.person else say("in {channel}", channel=f"<#{place.number}>")


def _watch(one: Watch) -> Part:
    if one.answered is None:
        state, label = say("asked {when}", when=_relative(one.created)), say("Stop")
    else:
        when = _relative(one.answered)
        state, label = say("answered {when}; `/ask` shows the answer again", when=when), say("Forget it")
    text: discord.ui.TextDisplay[discord.ui.LayoutView] = discord.ui.TextDisplay(f"{_question(one)}\n-# {state}")
    return discord.ui.Section(text, accessory=controls.unwatch(one, label))


def _question(one: Watch) -> str:
    return f"> {markdown.line(one.question, _QUESTION)}"


def _moment(when: datetime) -> str:
    """A moment in the time zone of whoever reads it."""
    return discord.utils.format_dt(when, "F")


def _relative(when: datetime) -> str:
    return discord.utils.format_dt(when, "R")
