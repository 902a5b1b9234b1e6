"""The commands of digests, from schedule to remove, and those of open questions."""

import argparse
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.commandline import editions, output
from bot.digests.typed import said
from bot.library import Library
from bot.models import Delivery, Digest, Order, Place, Watch

_NONE = "No digests here yet; order one with: python -m bot digest schedule --channel ID"


async def schedule(library: Library, args: argparse.Namespace) -> int:
    """Order a digest. Whether the bot may write there is seen when it does."""
    place = Place(args.person, person=True) if args.person else Place(args.channel)
    zone = args.zone or await library.digests.zone(args.library)
    order = Order(
        place, args.at, zone, args.days, args.topics, args.length, not args.loud, args.when_empty, args.alerts,
        owner=args.person,
    )  # fmt: skip
    digest = await library.digests.schedule(args.library, order, now=datetime.now(UTC))
    output.emit(_line(digest))
    output.complain("It has what comes from now on. A running bot delivers it.")
    return 0


async def list_(library: Library, args: argparse.Namespace) -> int:
    """One line a digest, oldest first."""
    found = await library.digests.list(args.library)
    for one in found:
        output.emit(output.dump(_json(one)) if args.json else _line(one))
    if not found:
        output.complain(_NONE)
    return 0


async def preview(library: Library, args: argparse.Namespace) -> int:
    """What the edition of a digest would be now, or of all of them."""
    numbers = [args.id] if args.id else [one.id for one in await library.digests.list(args.library)]
    for place, number in enumerate(numbers):
        edition = await library.digests.preview(args.library, number, now=datetime.now(UTC))
        if args.json:
            output.emit(output.dump(editions.as_json(edition)))
        else:
            output.emit(("\n" if place else "") + editions.as_text(edition))
    if not numbers:
        output.complain(_NONE)
    return 0


async def pause(library: Library, args: argparse.Namespace) -> int:
    """Let a digest rest."""
    output.emit(_line(await library.digests.pause(args.library, args.id)))
    return 0


async def resume(library: Library, args: argparse.Namespace) -> int:
    """Let it go on."""
    output.emit(_line(await library.digests.resume(args.library, args.id, now=datetime.now(UTC))))
    return 0


async def resend(library: Library, args: argparse.Namespace) -> int:
    """Send its last edition again."""
    parts = await library.digests.resend(args.library, args.id, now=datetime.now(UTC))
    output.complain(f"The edition of {parts[0].slot[:10]} goes out again. A running bot delivers it.")
    return 0


async def remove(library: Library, args: argparse.Namespace) -> int:
    """Take a digest out."""
    gone = await library.digests.remove(args.library, args.id, now=datetime.now(UTC))
    output.complain(f"Digest {gone.id} is removed.")
    return 0


async def history(library: Library, args: argparse.Namespace) -> int:
    """What became of its editions and alerts, a line a message, the newest first."""
    found = await library.digests.history(args.library, args.id)
    for one in found:
        output.emit(output.dump(_delivery_json(one)) if args.json else _delivery(one))
    if not found:
        output.complain("Nothing was delivered for it yet.")
    return 0


async def watch_add(library: Library, args: argparse.Namespace) -> int:
    """Keep a question open for somebody."""
    now = datetime.now(UTC)
    watch = await library.digests.watch(args.library, " ".join(args.question), args.person, now=now)
    output.emit(_watch(watch))
    output.complain("A running bot writes to them when a new article answers it.")
    return 0


async def watch_list(library: Library, args: argparse.Namespace) -> int:
    """Somebody's questions, oldest first."""
    found = await library.digests.watches(args.library, args.person)
    for one in found:
        output.emit(output.dump(_watch_json(one)) if args.json else _watch(one))
    if not found:
        output.complain("They have no open questions here.")
    return 0


async def watch_remove(library: Library, args: argparse.Namespace) -> int:
    """Let go of one."""
    gone = await library.digests.unwatch(args.library, args.id, args.person, now=datetime.now(UTC))
    output.complain(f"Let go of: {output.line(gone.question)}")
    return 0


# As a person reads it


def _line(one: Digest) -> str:
    order = one.order
    where = f"{'person' if order.place.person else 'channel'} {order.place.number}"
    state = f"rests: {output.line(one.paused)}" if one.paused else f"next {_local(one.due, order.zone)}"
    what = f"{said(order.days)} at {order.at:%H:%M} {order.zone}"
    return "\t".join(
        (str(one.id), where, what, order.length, output.line(", ".join(order.topics)) or "everything", state)
    )


def _local(when: datetime, zone: str) -> str:
    return f"{when.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}"


def _delivery(one: Delivery) -> str:
    part = f"{one.part}/{one.parts}"
    when = f"{one.settled:%Y-%m-%d %H:%M} UTC" if one.settled else "-"
    return "\t".join((one.kind, one.slot, part, one.state, when, output.line(one.error) or "-"))


def _watch(one: Watch) -> str:
    state = f"answered {one.answered:%Y-%m-%d}" if one.answered else "open"
    return f"{one.id}\t{state}\t{output.line(one.question)}"


# As JSON


def _json(one: Digest) -> dict[str, Any]:
    order = one.order
    return {
        "id": one.id,
        "library": one.library,
        "channel": None if order.place.person else order.place.number,
        "person": order.place.number if order.place.person else None,
        "at": f"{order.at:%H:%M}",
        "zone": order.zone,
        "days": list(order.days),
        "topics": list(order.topics),
        "length": order.length,
        "silent": order.silent,
        "when_empty": order.empty,
        "alerts": order.alerts,
        "next": None if one.paused else one.due.isoformat(),
        "paused": one.paused,
    }


def _delivery_json(one: Delivery) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "slot": one.slot,
        "part": one.part,
        "parts": one.parts,
        "state": one.state,
        "settled": one.settled and one.settled.isoformat(),
        "message": one.message,
        "error": one.error,
    }


def _watch_json(one: Watch) -> dict[str, Any]:
    return {
        "id": one.id,
        "question": one.question,
        "person": one.owner,
        "created": one.created.isoformat(),
        "answered": one.answered and one.answered.isoformat(),
    }
