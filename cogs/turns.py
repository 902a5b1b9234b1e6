"""Fair shares: who may have something done now, who waits for a turn, and who is told to come again.

A member has few things done at once and in a minute; a server few at once, the rest in line; servers have their turns
one after the other.
"""

import asyncio
import math
import time
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import TypeVar, cast

from bot.errors import Refused
from bot.messages import message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shares:
    """What everybody may have."""

    #: Of one member: at once, and in so many seconds.
    at_once: int = 2
    often: int = 20
    span: float = 60.0
    #: Of one server, or of one person's direct messages: at once, and in line.
    server: int = 4
    waiting: int = 20
    #: Of all together: at once, and in line.
    together: int = 16
    line: int = 200
    #: Seconds after which something counts for its server alone: it waits for a web site, and keeps nobody from work.
    long: float = 5.0


class Busy(Refused):
    """Over somebody's share; the message names the limit."""

    def __init__(self, message: str, *, again: bool = False) -> None:
        """`again`: they were told so before, a moment ago."""
        super().__init__(message)
        self.again = again


@dataclass(slots=True)
class _Member:
    #: When they asked, within the span; how much is under way; when they were last told that it is too much.
    asked: list[float] = field(default_factory=list[float])
    running: int = 0
    told: float = -math.inf


@dataclass(slots=True)
class _Server:
    running: int = 0
    waiting: deque["asyncio.Future[int]"] = field(default_factory=deque["asyncio.Future[int]"])


class Turns:
    """The line of all who want something. What is forgotten of a member and a server is as if they never came."""

    def __init__(self, shares: Shares | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._shares, self._clock = shares or Shares(), clock
        #: Those with something under way or lately, who came longest ago first; servers, the next to be served first.
        self._members: OrderedDict[int, _Member] = OrderedDict()
        self._servers: OrderedDict[str, _Server] = OrderedDict()
        #: What counts for all together: when each turn began, the longest ago first.
        self._begun: dict[int, float] = {}
        self._number = self._waiting = 0

    async def take(self, member: int, server: str, work: Awaitable[T]) -> T:
        """The result of `work`, once it is the server's turn. Raises Busy, and then the work is never begun."""
        try:
            who = self._admitted(member, server)
        except Busy:
            drop(work)
            raise
        who.running += 1
        try:
            return await self._served(server, work)
        finally:
            who.running -= 1

    def _admitted(self, member: int, server: str) -> _Member:
        """Count somebody in. Raises Busy."""
        now, shares = self._clock(), self._shares
        self._forget(now)
        who = self._members.setdefault(member, _Member())
        while who.asked and who.asked[0] <= now - shares.span:
            del who.asked[0]
        line = self._servers[server].waiting if server in self._servers else ()
        why = ""
        if len(who.asked) >= shares.often:
            wait = math.ceil(who.asked[0] + shares.span - now)
            why = message(
                "You asked {often} times in {span:.0f} s, which is the limit; try again in {wait} s.",
                often=shares.often,
                span=shares.span,
                wait=wait,
            )
        elif who.running >= shares.at_once:
            why = message(
                "You have {count} things under way, which is the limit; try again when one is done.",
                count=who.running,
            )
        elif len(line) >= shares.waiting:
            why = message(
                "I am busy: {count} things of this server wait already, which is the limit; try again in 10 s.",
                count=len(line),
            )
        elif self._waiting >= shares.line:
            why = message(
                "I am busy: {count} things wait already, which is the limit; try again in 10 s.", count=self._waiting
            )
        if why:
            again, who.told = who.told > now - shares.span, now
            raise Busy(why, again=again)
        who.asked.append(now)
        self._members.move_to_end(member)
        return who

    async def _served(self, key: str, work: Awaitable[T]) -> T:
        server = self._servers.setdefault(key, _Server())
        try:
            turn = await self._turn(server)
        except BaseException:
            drop(work)
            self._tidy(key)
            raise
        try:
            return await work
        finally:
            self._end(server, turn)
            self._tidy(key)

    async def _turn(self, server: _Server) -> int:
        """Wait for it; the number by which it is counted when this returns."""
        if not server.waiting and self._has_room(server):
            return self._begin(server)
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[int] = loop.create_future()
        server.waiting.append(turn)
        self._waiting += 1
        # Nothing may end before what is under way has taken long.
        later = loop.call_later(self._shares.long, self._serve)
        try:
            return await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                # It came, and nobody is there to use it.
                self._end(server, turn.result())
            elif turn in server.waiting:
                server.waiting.remove(turn)
                self._waiting -= 1
            raise
        finally:
            later.cancel()

    def _has_room(self, server: _Server) -> bool:
        since = self._clock() - self._shares.long
        while self._begun and (first := next(iter(self._begun.items())))[1] <= since:
            del self._begun[first[0]]
        return len(self._begun) < self._shares.together and server.running < self._shares.server

    def _begin(self, server: _Server) -> int:
        server.running += 1
        self._number += 1
        self._begun[self._number] = self._clock()
        return self._number

    def _end(self, server: _Server, turn: int) -> None:
        server.running -= 1
        self._begun.pop(turn, None)
        self._serve()

    def _serve(self) -> None:
        """Give turns to the first in the lines of servers, one of each, as long as there is room."""
        while key := next((one for one, it in self._servers.items() if it.waiting and self._has_room(it)), None):
            server = self._servers[key]
            self._servers.move_to_end(key)
            self._waiting -= 1
            turn = server.waiting.popleft()
            # Of those who are leaving the line some still stand in it.
            if not turn.cancelled():
                turn.set_result(self._begin(server))

    def _tidy(self, key: str) -> None:
        server = self._servers.get(key)
        if server and not server.running and not server.waiting:
            del self._servers[key]

    def _forget(self, now: float) -> None:
        """Forget members who came long ago."""
        while self._members:
            number, who = next(iter(self._members.items()))
            if who.running or max([who.told, *who.asked]) > now - self._shares.span:
                return
            del self._members[number]


def drop(work: Awaitable[object]) -> None:
    """Let go of work that is never begun, so that Python does not wonder."""
    if asyncio.iscoroutine(work):
        cast("Coroutine[object, object, object]", work).close()
