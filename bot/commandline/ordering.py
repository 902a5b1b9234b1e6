"""The options of `digest`, `watch`, and their own commands."""

import argparse
import re
from collections.abc import Callable
from typing import Any, TypeVar

from bot.commandline import digests
from bot.digests import typed
from bot.digests.calendar import zone_named
from bot.digests.orders import ALERTS, LENGTHS
from bot.errors import Refused
from bot.models import EVERY_DAY, Order, Place

T = TypeVar("T")
#: Adds a command, by its name, what does it, and what it does.
Add = Callable[[str, Callable[..., Any], str], argparse.ArgumentParser]

_DEFAULT = Order(Place(0))


def digest(add: Add) -> None:
    """What can be done with standing orders."""
    one = add("schedule", digests.schedule, "have what is new delivered at a fixed hour")
    place = one.add_mutually_exclusive_group(required=True)
    place.add_argument("--channel", type=_number, metavar="ID", help="to this channel, a number of Discord's")
    place.add_argument("--person", type=_number, metavar="ID", help="or to this person, in direct messages")
    at = f"{_DEFAULT.at:%H:%M}"
    one.add_argument("--at", type=_typed(typed.hour), metavar="HOUR", default=_DEFAULT.at, help=f"(default: {at})")
    one.add_argument(
        "--zone",
        type=_typed(zone_named),
        metavar="ZONE",
        help="by whose clocks, say Europe/Berlin (default: the last one, or UTC)",
    )
    one.add_argument(
        "--days", type=_typed(typed.days), metavar="DAYS", default=EVERY_DAY, help="weekdays, or mon,thu (default: all)"
    )
    one.add_argument("--topics", type=typed.topics, metavar="A,B", default=(), help="only articles about one of these")
    one.add_argument(
        "--length", choices=LENGTHS, default=_DEFAULT.length,
        help="titles alone, a sentence of each, or three and a picture of the week (default: short)",
    )  # fmt: skip
    one.add_argument("--loud", action="store_true", help="with a sound on people's devices")
    one.add_argument("--when-empty", action="store_true", help="say it too when there is nothing new")
    one.add_argument(
        "--alerts", type=int, choices=range(ALERTS + 1), default=0, metavar="N",
        help=f"post articles as they come, at most so many an hour, 0 to {ALERTS} (default: 0)",
    )  # fmt: skip
    one = add("list", digests.list_, "list the digests: number, place, when, length, topics, next")
    one.add_argument("--json", action="store_true", help="one JSON object a line")
    one = add("preview", digests.preview, "print what would be sent now")
    one.add_argument("id", nargs="?", type=_number, metavar="ID", help="default: all of them")
    one.add_argument("--json", action="store_true", help="one JSON object an edition, a line each")
    for name, command, text in (
        ("pause", digests.pause, "let a digest rest"),
        ("resume", digests.resume, "let a digest go on; its next edition has what came meanwhile"),
        ("resend", digests.resend, "send the last edition of a digest once more"),
        ("remove", digests.remove, "take a digest out"),
    ):
        add(name, command, text).add_argument("id", type=_number, metavar="ID")
    one = add("history", digests.history, "say what became of the editions and alerts of a digest")
    one.add_argument("id", type=_number, metavar="ID")
    one.add_argument("--json", action="store_true", help="one JSON object a line")


def watch(add: Add) -> None:
    """What can be done with open questions."""
    one = add("add", digests.watch_add, "keep a question open until a new article answers it")
    one.add_argument("question", nargs="+", metavar="QUESTION")
    every = [one, add("list", digests.watch_list, "list somebody's open questions")]
    every[1].add_argument("--json", action="store_true", help="one JSON object a line")
    every.append(add("remove", digests.watch_remove, "let go of a question"))
    every[2].add_argument("id", type=_number, metavar="ID")
    for each in every:
        each.add_argument(
            "--person", type=_number, required=True, metavar="ID", help="who is to be told, a number of Discord's"
        )


#: Families of commands: name, what they are for, and what adds their options.
GROUPS = (
    ("digest", "have what is new delivered each morning", digest),
    ("watch", "keep questions open until an article answers them", watch),
)


def _typed(read: Callable[[str], T]) -> Callable[[str], T]:
    """The same reader, whose refusals are those of a wrong use."""

    def reading(text: str) -> T:
        try:
            return read(text)
        except Refused as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return reading


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,19}", text) or not 0 < int(text) < 2**63:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of Discord's or of this library's")
    return int(text)
