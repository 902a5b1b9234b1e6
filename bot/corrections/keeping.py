"""The loop that looks at articles again and tells readers of what changed; nothing that happens in it ends it."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.corrections.corrections import Corrections
from bot.errors import BotError
from bot.models import Correction

log = logging.getLogger(__name__)

#: Seconds between two looks at what has changed.
LOOK = 60.0

#: Tells the readers of one message; False when it is gone.
Tell = Callable[[Correction], Awaitable[bool]]


async def keep(corrections: Corrections, clock: Callable[[], datetime], tell: Tell, *, look: float = LOOK) -> None:
    """Look at articles again and tell of what changed, until cancelled; `clock` gives the moment in UTC."""
    while True:
        try:
            if changed := await corrections.look(now=clock()):
                log.info("%d articles that were quoted have changed", changed)
            for one in await corrections.pending():
                await _correct(corrections, one, tell)
        except BotError as error:
            log.warning("Corrections could not be dealt with: %s", error)
        except Exception:
            # Nobody is above this loop: no reader would be told of anything any more.
            log.exception("Corrections could not be dealt with, for a reason that must not be")
        await asyncio.sleep(look)


async def _correct(corrections: Corrections, one: Correction, tell: Tell) -> None:
    try:
        there = await tell(one)
    except Exception:
        # One message that cannot be edited just now must not keep the others from it.
        log.exception("The answer %d could not be corrected; it is tried again", one.message)
        return
    await (corrections.told(one) if there else corrections.forget(one.message))


@asynccontextmanager
async def kept(corrections: Corrections, clock: Callable[[], datetime], tell: Tell) -> AsyncGenerator[None]:
    """For the time of the block readers are told of corrections."""
    task = asyncio.create_task(keep(corrections, clock, tell))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
