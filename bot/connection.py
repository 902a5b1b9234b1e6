"""Holding the line to Discord: the first connect tried until it stands, a bad token said plainly, signals heeded."""

import asyncio
import logging
import signal
from collections.abc import Callable
from contextlib import suppress

import aiohttp
import discord

from bot.errors import LoginFailed

log = logging.getLogger(__name__)

#: Seconds before the second attempt; doubled each time up to the longest.
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
#: Seconds that closing may take before we leave all the same.
CLOSING = 10.0
#: Discord closes with it when there are too many servers for the shards that we came with.
MORE_SHARDS = 4011


class Plainly(logging.Filter):
    """Makes one line of each time that discord.py cannot connect; its tracebacks would say no more."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the traceback away, and say what an operator wants to know."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, Exception) and (why := unreachable(error)):
            record.msg, record.args = "Discord cannot be reached (%s); trying again", (why,)
            record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
        return True


async def serve(make_client: Callable[[], discord.Client], token: str) -> None:
    """Stay connected until SIGINT or SIGTERM, then close and return.

    Each attempt gets a client of its own from `make_client`: a client that has ended cannot be used again.
    Raises LoginFailed when trying again would not help.
    """
    stop, plainly = asyncio.Event(), Plainly()
    loop, theirs = asyncio.get_running_loop(), logging.getLogger("discord.shard")
    theirs.addFilter(plainly)
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    try:
        wait = FIRST_WAIT
        while not stop.is_set():
            why = await _attempt(make_client(), token, stop)
            if why is None:
                return
            log.warning("Discord cannot be reached (%s); trying again in %.0f s", why, wait)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), wait)
            wait = min(2 * wait, LONGEST_WAIT)
    finally:
        theirs.removeFilter(plainly)
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(one)


async def _attempt(client: discord.Client, token: str, stop: asyncio.Event) -> str | None:
    """Run one client to its end: None when it was told to stop, else why it could not connect."""
    running = asyncio.create_task(client.start(token))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            return None
        return _reason(running)
    finally:
        stopping.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSING):
                await client.close()
        running.cancel()
        with suppress(asyncio.CancelledError, discord.DiscordException, aiohttp.ClientError, OSError):
            await running


def _reason(running: "asyncio.Task[None]") -> str | None:
    """Why the client ended, when another attempt may help; raises LoginFailed when it will not."""
    try:
        running.result()
    except discord.LoginFailure:
        raise LoginFailed(
            "Discord refused the token. Check DISCORD_TOKEN; the developer portal can reset it."
        ) from None
    except discord.PrivilegedIntentsRequired:
        raise LoginFailed(
            "MESSAGE_CONTENT_INTENT is on, but the message content intent is off in Discord's developer portal. "
            "Switch it on there, or the setting off."
        ) from None
    except discord.ConnectionClosed as error:
        if error.code == MORE_SHARDS:
            return "it wants more shards"
        raise LoginFailed(f"Discord closed the connection for good (code {error.code}).") from error
    except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
        if why := unreachable(error):
            return why
        if isinstance(error, discord.HTTPException):
            raise LoginFailed(f"Discord refused to let us in ({error.status}): {error.text}") from error
        raise
    return None


def unreachable(error: Exception) -> str:
    """What kept us from Discord, when another attempt may help; "" when it will not."""
    if isinstance(error, discord.HTTPException):
        return f"answer {error.status}" if error.status >= 500 or error.status == 429 else ""
    # A TimeoutError is an OSError too.
    lost = isinstance(error, (OSError, aiohttp.ClientError, discord.GatewayNotFound, discord.ConnectionClosed))
    return (str(error) or type(error).__name__) if lost else ""
