"""Where the commands read from: files, standard input, and the lines in them."""

import asyncio
import signal
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.errors import BotError, Unreadable
from bot.intake.json_lines import parse
from bot.intake.limits import MAX_FILE_BYTES
from bot.models import Draft


@contextmanager
def opened(name: str) -> Generator[BinaryIO]:
    """A file to read bytes from; `-` is standard input. Raises Unreadable."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as error:
        # Errors of whatever is done with the bytes are none of ours.
        if error.filename != name:
            raise
        raise Unreadable(f"{name}: {error.strerror}.") from error


def lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file as they come, one at a time; of a line over the limit as much as shows that it is.

    For use inside a task, whose cancellation ends the waiting.
    """
    most = MAX_FILE_BYTES + 1
    while line := _next(file, most):
        tail = line
        while len(tail) == most and not tail.endswith(b"\n"):
            tail = _next(file, most)
        yield line


def drafts(name: str) -> Iterator[tuple[str, Draft | BotError]]:
    """Each line of a JSON lines file that is not blank: where it stands, and its draft or what is wrong with it."""
    label = "standard input" if name == "-" else name
    with opened(name) as file:
        for number, line in enumerate(lines(file), 1):
            if not line.strip():
                continue
            try:
                found = parse(line)
            except BotError as error:
                found = error
            yield f"{label}, line {number}", found


def _next(file: BinaryIO, most: int) -> bytes:
    """The next line, at most so many bytes of it.

    While it waits, Ctrl-C must not go to the event loop, which would only hear of it after the next line.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        # One that came just before has cancelled the task, which would notice at its next await: after the wait.
        task = asyncio.current_task()
        if task and task.cancelling():
            raise asyncio.CancelledError
        return file.readline(most)
    finally:
        signal.signal(signal.SIGINT, before)
