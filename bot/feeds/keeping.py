"""The loop that keeps feeds up to date for as long as the bot runs; nothing that happens in it ends it."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from bot.errors import BotError
from bot.feeds.feeds import Feeds
from bot.models import FeedNotice

log = logging.getLogger(__name__)

#: Seconds between two looks at what is due, short for feeds that were just added; and at most when something is wrong.
LOOK, LONGEST = 30.0, 3600.0


async def keep(
    feeds: Feeds, clock: Callable[[], datetime], tell: Callable[[FeedNotice], Awaitable[None]], *, look: float = LOOK
) -> None:
    """Ask what is due and tell of feeds that stopped, until cancelled; `clock` gives the moment in UTC."""
    troubles = 0
    while True:
        try:
            done = await feeds.fetch(now=clock())
            if done.asked:
                log.info("Feeds: %d asked, %d articles added, %d failed", done.asked, done.added, len(done.failed))
            for notice in await feeds.notices():
                await _told(tell, notice)
            troubles = 0
        except BotError as error:
            log.warning("Feeds could not be dealt with: %s", error)
            troubles += 1
        except Exception:
            # Nobody is above this loop: whatever ends it would end all feeds, unnoticed, for good.
            log.exception("Feeds could not be dealt with, for a reason that must not be")
            troubles += 1
        # What could not be stored is asked for again: with patience, for the sites have no part in our trouble.
        await asyncio.sleep(min(look * 2**troubles, LONGEST))


@asynccontextmanager
async def kept(
    feeds: Feeds, clock: Callable[[], datetime], tell: Callable[[FeedNotice], Awaitable[None]]
) -> AsyncGenerator[None]:
    """Keep feeds up to date for the time of the block."""
    keeping = asyncio.create_task(keep(feeds, clock, tell))
    try:
        yield
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def _told(tell: Callable[[FeedNotice], Awaitable[None]], notice: FeedNotice) -> None:
    try:
        await tell(notice)
    except Exception:
        # One owner who cannot be reached must not keep the others from being told.
        log.exception("Nobody was told that feed %d stopped", notice.feed.id)
