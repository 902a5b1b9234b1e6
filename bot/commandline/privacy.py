"""What is kept about a person, for the operator: show, export, delete."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.commandline import output
from bot.library import Library

#: Adds a command, by its name, what does it, and what it does.
Add = Callable[[str, Callable[..., Any], str], argparse.ArgumentParser]


async def show(library: Library, args: argparse.Namespace) -> int:
    """How much there is of what, a line each: library, sort, number."""
    found = await library.privacy.show(args.person)
    for one in found:
        output.emit(f"{one.library}\t{one.sort}\t{one.count}")
    if not found:
        output.complain("Nothing is kept about them.")
    return 0


async def export(library: Library, args: argparse.Namespace) -> int:
    """All of it, as one JSON object."""
    output.emit(await library.privacy.export(args.person, now=datetime.now(UTC)))
    return 0


async def delete(library: Library, args: argparse.Namespace) -> int:
    """Erase all of it."""
    await library.privacy.delete(args.person)
    output.complain(f"Nothing is kept about {args.person} any more. Backups that were made before still hold it.")
    return 0


def options(add: Add) -> None:
    """What can be asked about somebody."""
    for name, command, text in (
        ("show", show, "say how much is kept because of somebody"),
        ("export", export, "write all that is kept about somebody as JSON"),
        ("delete", delete, "erase all that is kept about somebody"),
    ):
        add(name, command, text).add_argument(
            "--person", type=_number, required=True, metavar="ID", help="a number of Discord's"
        )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text) < 2**63):
        raise argparse.ArgumentTypeError(f"{text!r} is not a person's number")
    return int(text)


GROUP = ("privacy", "show, give out or erase what is kept about somebody", options)
