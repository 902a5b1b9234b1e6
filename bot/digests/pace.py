"""How fast Discord is asked: so many requests a second in all, and none while it wants to be left alone."""

import asyncio
import time
from collections import deque

#: Requests a second; Discord allows 50, and the bot has other things to say.
A_SECOND = 48.0
#: Seconds that a ban is waited out, and at most: each one longer than the last.
BAN, LONGEST_BAN = 60.0, 3600.0


class Pace:
    """A turn for each request, in order."""

    def __init__(self, a_second: float = A_SECOND, *, ban: float = BAN) -> None:
        self._apart, self._most, self._ban = 1 / a_second, int(a_second), ban
        #: When the next turn is, and until when nobody has one; by the clock that never goes back.
        self._next = self._closed = 0.0
        self._bans = 0
        #: When the turns of the last second were.
        self._lately: deque[float] = deque()

    async def turn(self) -> None:
        """Wait for a turn."""
        while True:
            begin = max(time.monotonic(), self._next, self._closed)
            self._next = begin + self._apart
            await asyncio.sleep(begin - time.monotonic())
            now = time.monotonic()
            while self._lately and self._lately[0] <= now - 1:
                self._lately.popleft()
            # Closed meanwhile, or held up together with others: whoever waited here queues anew, so that they do not
            # come all at once afterwards.
            if now >= self._closed and len(self._lately) < self._most:
                self._lately.append(now)
                return

    def rest(self, seconds: float) -> None:
        """Nobody has a turn for so long."""
        self._closed = max(self._closed, time.monotonic() + seconds)

    def banned(self) -> None:
        """We asked too much: nobody has a turn for a while, each time longer than the last."""
        # Requests that were on their way together meet one ban.
        if time.monotonic() >= self._closed:
            self.rest(min(self._ban * 2**self._bans, LONGEST_BAN))
            self._bans += 1

    def went_well(self) -> None:
        """A request was answered: the next ban is a first one."""
        self._bans = 0
