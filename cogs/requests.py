"""Requests to Discord made once each, and what came of them in the core's words."""

import time
from collections.abc import Awaitable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, NoReturn, TypeVar

import aiohttp
import discord
from discord.http import Route

from bot.digests import Later, Refusing, Uncertain
from bot.messages import message

T = TypeVar("T")

#: Seconds for one request, until which it must have begun, and until one is made again that never reached Discord.
PATIENCE, BEGIN, UNREACHED = aiohttp.ClientTimeout(total=30), 20.0, 5.0
#: Seconds for which nothing is sent when Discord does not take our token.
LOCKED_OUT = 60.0
#: Codes of refusals that other messages to that place would meet as well, beside 403 and 404: no text channel; a
#: thread that was closed.
LASTING = {50008, 50024, 50083}
#: Codes of refusals that are about this message alone: a server's own filter of words.
THIS_ONE = {200000, 200001}
WHY = {
    10003: message("The channel is gone."),
    10013: message("There is no such person any more."),
    50001: message("I cannot see the channel."),
    50007: message("They take no direct messages from me."),
    50013: message("I may not write in the channel."),
    200000: message("The server's own filter of words took offence at it."),
}


@dataclass
class Attempt:
    """One request. discord.py would make some again by itself, and not say what had come of the first."""

    #: Until when it may begin, by the clock that never goes back: other requests to a channel may be in its way.
    until: float
    begun: bool = False
    #: What Discord answered; None when it did not.
    status: int | None = None


class NotMade(Exception):  # noqa: N818 - how a request is kept from being made
    """discord.py wanted to make a request again, or too late."""


def tracing() -> aiohttp.TraceConfig:
    """What the client needs so that each attempt is made once."""

    async def begin(_: aiohttp.ClientSession, context: SimpleNamespace, __: aiohttp.TraceRequestStartParams) -> None:
        attempt = context.trace_request_ctx
        if isinstance(attempt, Attempt):
            if attempt.begun or time.monotonic() > attempt.until:
                raise NotMade
            attempt.begun = True

    async def end(_: aiohttp.ClientSession, context: SimpleNamespace, answer: aiohttp.TraceRequestEndParams) -> None:
        if isinstance(context.trace_request_ctx, Attempt):
            context.trace_request_ctx.status = answer.response.status

    config = aiohttp.TraceConfig()
    config.on_request_start.append(begin)
    config.on_request_end.append(end)
    return config


class Requests:
    """Requests of one client, which was given `tracing()`."""

    def __init__(self, bot: discord.Client) -> None:
        self._bot = bot

    async def once(self, route: Route, **given: Any) -> Any:  # noqa: ANN401 - JSON
        """The answer to a request that is made at most once. Raises Refusing, Later and Uncertain."""
        attempt = Attempt(time.monotonic() + BEGIN)
        asking = self._bot.http.request(route, timeout=PATIENCE, trace_request_ctx=attempt, **given)
        try:
            return await _told(asking)
        except NotMade:
            if attempt.status == 429 or not attempt.begun:
                # discord.py has waited for as long as Discord asked it to.
                raise Later(0.0) from None
            raise Uncertain(f"answer {attempt.status}") from None

    async def asked(self, asking: Awaitable[T]) -> T:
        """The answer to a request that changes nothing: where it is uncertain, it is simply made later."""
        try:
            return await _told(asking)
        except Uncertain:
            raise Later(UNREACHED) from None


async def _told(asking: Awaitable[T]) -> T:
    try:
        return await asking
    except discord.HTTPException as error:
        _refused(error)
    except aiohttp.ClientConnectorError:
        raise Later(UNREACHED) from None
    except (aiohttp.ClientError, OSError) as error:
        # A TimeoutError is an OSError too.
        raise Uncertain(str(error) or type(error).__name__) from None


def _refused(error: discord.HTTPException) -> NoReturn:
    """What an error of Discord's means for a message."""
    if error.status == 429:
        # One that discord.py does not wait out: we asked too much, and are shut out as a whole.
        raise Later(0.0, everywhere=True, banned=True) from None
    if error.status == 401:
        raise Later(LOCKED_OUT, everywhere=True) from None
    if error.status >= 500:
        raise Uncertain(f"answer {error.status}") from None
    lasting = (error.status in (403, 404) or error.code in LASTING) and error.code not in THIS_ONE
    why = WHY.get(error.code) or message(
        "Discord refuses it: {why} (code {code}).", why=error.text or error.status, code=error.code
    )
    raise Refusing(why, lasting=lasting) from None
