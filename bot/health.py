"""How the bot is, for whoever watches over its process: a file touched while it is well, and word to systemd."""

import asyncio
import logging
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

log = logging.getLogger(__name__)

#: Seconds between two signs of life.
EVERY = 5.0
#: Age from which on the file is a bad sign: several in a row did not come.
STALE = timedelta(seconds=30)


def judge(touched: datetime | None, *, now: datetime) -> tuple[bool, str]:
    """Whether a bot is well whose file was touched then (None: there is no file), and a sentence about it."""
    if touched is None:
        return False, "Not well: there is no sign of a bot that is connected."
    # A clock that was set back makes the last sign lie ahead; the next one is seconds away.
    age = abs(now - touched)
    if age > STALE:
        return False, f"Not well: the last sign is {age.total_seconds():.0f} s old."
    return True, f"Well: the last sign is {age.total_seconds():.0f} s old."


@asynccontextmanager
async def shown(
    well: Callable[[], Awaitable[bool]], *, file: Path | None, manager: str, every: float = EVERY
) -> AsyncGenerator[None]:
    """For the time of the block: touch `file` as long as all is `well`, and tell systemd, at the socket `manager`.

    systemd hears that the start is done, then that the event loop turns, whether or not Discord can be reached: a
    restart would help against the one and not against the other.
    """
    _tell(manager, "READY=1")
    beating = asyncio.create_task(_beat(well, file, manager, every))
    try:
        yield
    finally:
        _tell(manager, "STOPPING=1")
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
        if file:
            with suppress(OSError):
                await asyncio.to_thread(file.unlink, missing_ok=True)


async def _beat(well: Callable[[], Awaitable[bool]], file: Path | None, manager: str, every: float) -> None:
    told = ""
    while True:
        _tell(manager, "WATCHDOG=1")
        try:
            if file and await well():
                await asyncio.to_thread(file.touch)
            told = ""
        except Exception as error:  # noqa: BLE001 - nobody is above this task: without it systemd would end the bot
            if str(error) != told:
                log.warning("No sign could be given that the bot is well: %s", error)
            told = str(error)
        await asyncio.sleep(every)


def _tell(manager: str, state: str) -> None:
    """Send a line to systemd, where there is one that listens."""
    if not manager:
        return
    # "@" stands for the NUL with which the name of a socket begins that is no file.
    address = f"\0{manager[1:]}" if manager.startswith("@") else manager
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setblocking(False)
        line.sendto(state.encode(), address)
