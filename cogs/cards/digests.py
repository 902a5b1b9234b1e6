"""Standing orders and open questions as cards: what there is, how it goes, and what was done."""

from collections.abc import Sequence
from datetime import datetime

import discord

from bot.digests.typed import said
from bot.models import Delivery, Digest, Sort, State, Watch
from cogs.cards import controls, markdown
from cogs.cards.card import ANSWERED, REFUSED, Card, Part, row
from cogs.cards.sheet import Sheet

#: Characters of a topic, of the reason why a digest rests, and of a question, in a list.
_TOPIC, _WHY, _QUESTION = 40, 200, 250
#: Digests and open questions that one message shows, each with its buttons.
LISTED, _OPEN = 7, 11
NONE = "There are no digests here yet. Order one with `/digest schedule`."
NO_WATCHES = (
    "You have no open questions here. `/watch add` keeps one open: when a new article answers it, I write to you."
)
_STATES = {
    State.READY: "is on its way",
    State.SENDING: "is on its way",
    State.SENT: "came",
    State.REFUSED: "was refused",
    State.UNKNOWN: "may not have come",
    State.SKIPPED: "was left out",
}


def scheduled(digest: Digest, *, changed: bool, warning: str = "") -> Card:
    """What was ordered, and when it comes first."""
    head = f"**{'Changed' if changed else 'Ordered'}: digest {digest.id}, {_where(digest)}**"
    first = f"**Next** {_moment(digest.due)}, {_relative(digest.due)}"
    hint = "It has what comes from now on. `/digest preview` shows what would be sent, `/digest list` how it goes."
    told = (f"{_what(digest)}\n{first}", f"-# {hint}", f"-# {warning}" if warning else None)
    return Card(head, *told, row(controls.digest("preview", digest.id)), colour=ANSWERED)


def digests(found: Sequence[tuple[Digest, Sequence[Delivery]]], others: Sequence[Digest] = ()) -> Card:
    """The first digests of a library, each with what became of its last deliveries and buttons; `others` by number."""
    if not found:
        return Card(NONE)
    count = len(found) + len(others)
    sheet = Sheet(f"### {count} digest{'s' * (count != 1)}")
    shown = 0
    for digest, history in found:
        if not sheet.add(_entry(digest, history), _buttons(digest)):
            break
        shown += 1
    rest = [str(one.id) for one in (*(digest for digest, _ in found[shown:]), *others)]
    more = f"-# … and {', '.join(rest)}: the other commands take these numbers" if rest else None
    return sheet.card(more, colour=ANSWERED)


def digest_state(digest: Digest) -> Card:
    """That a digest rests, or goes on."""
    if digest.paused:
        return Card(f"**Digest {digest.id} rests**, {_where(digest)}. `/digest resume` goes on with it.")
    head = f"**Digest {digest.id} goes on**, {_where(digest)}."
    return Card(head, f"Its next edition, with all that came meanwhile: {_moment(digest.due)}", colour=ANSWERED)


def digest_removed(digest: Digest) -> Card:
    """That it is gone."""
    return Card(f"**Digest {digest.id} is removed**, {_where(digest)}. What was sent stays.", colour=REFUSED)


def resent(digest: Digest, parts: Sequence[Delivery]) -> Card:
    """That its last edition is sent once more."""
    day = markdown.day(parts[0].slot[:10])
    return Card(f"The edition of {day} is being sent again, {_where(digest)}.", colour=ANSWERED)


def watching(watch: Watch, *, elsewhere: bool) -> Card:
    """That a question stays open; `elsewhere` when the answer comes in another place than this."""
    told = "**I will write to you** when a new article answers this, once."
    may = "-# It comes as a direct message: let members of this server send you some, or it cannot reach you."
    return Card(told, _question(watch), may if elsewhere else None, row(controls.unwatch(watch)), colour=ANSWERED)


def watches(found: Sequence[Watch]) -> Card:
    """Somebody's open questions, those that were answered last."""
    if not found:
        return Card(NO_WATCHES)
    count = sum(one.answered is None for one in found)
    ordered = sorted(found, key=lambda one: (one.answered is not None, one.id))
    rest = len(ordered) - _OPEN
    return Card(
        f"### {count} open question{'s' * (count != 1)}",
        *map(_watch, ordered[:_OPEN]),
        f"-# … and {rest} more: `/watch remove` offers them" if rest > 0 else None,
        colour=ANSWERED,
    )


def unwatched(watch: Watch) -> Card:
    """That it is let go of."""
    return Card("**Let go of.** I write nothing about this any more.", _question(watch))


def _entry(digest: Digest, history: Sequence[Delivery]) -> str:
    lines = [f"**{digest.id} · {_where(digest)}**", _what(digest)]
    if digest.paused:
        lines.append(f"**Rests** {markdown.line(digest.paused, _WHY)}")
    else:
        lines.append(f"**Next** {_moment(digest.due)}, {_relative(digest.due)}")
    if last := _last(history):
        lines.append(f"**Last** {last}")
    return "\n".join(lines)


def _last(history: Sequence[Delivery]) -> str:
    """What became of the newest edition: of the part with which it went worst."""
    editions = [one for one in history if one.kind is Sort.EDITION]
    if not editions:
        return ""
    newest = [one for one in editions if one.slot == editions[0].slot]
    order = list(_STATES)
    worst = max(newest, key=lambda one: order.index(one.state))
    why = f": {markdown.line(worst.error, _WHY)}" if worst.error else ""
    return f"The edition of {markdown.day(worst.slot[:10])} {_STATES[worst.state]}{why}"


def _buttons(digest: Digest) -> Part | None:
    rest = "resume" if digest.paused else "pause"
    return row(*(controls.digest(action, digest.id) for action in ("preview", rest, "remove")))


def _what(digest: Digest) -> str:
    """What a digest brings, and when."""
    order = digest.order
    topics = ", ".join(markdown.line(one, _TOPIC) for one in order.topics) or "everything"
    parts = [
        f"{said(order.days)} at {order.at:%H:%M}, {order.zone}",
        topics,
        order.length,
        "" if order.silent else "with a sound",
        "also when there is nothing new" if order.empty else "",
        f"as it comes, {order.alerts} an hour at most" if order.alerts else "",
    ]
    told = " · ".join(part for part in parts if part)
    return told[0].upper() + told[1:]


def _where(digest: Digest) -> str:
    place = digest.order.place
    return "to you, in direct messages" if place.person else f"in <#{place.number}>"


def _watch(one: Watch) -> Part:
    if one.answered is None:
        state, label = f"-# asked {_relative(one.created)}", "Stop"
    else:
        state, label = f"-# answered {_relative(one.answered)}; `/ask` shows the answer again", "Forget it"
    text: discord.ui.TextDisplay[discord.ui.LayoutView] = discord.ui.TextDisplay(f"{_question(one)}\n{state}")
    return discord.ui.Section(text, accessory=controls.unwatch(one, label))


def _question(one: Watch) -> str:
    return f"> {markdown.line(one.question, _QUESTION)}"


def _moment(when: datetime) -> str:
    """A moment in the time zone of whoever reads it."""
    return discord.utils.format_dt(when, "F")


def _relative(when: datetime) -> str:
    return discord.utils.format_dt(when, "R")
