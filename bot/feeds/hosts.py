"""Hosts are asked one thing at a time, with a pause between two."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

#: Seconds from the end of one request to the beginning of the next one of the same host.
PAUSE = 1.0
#: Hosts that are remembered; those that nobody asks just now are forgotten above that.
_KNOWN = 1000


@dataclass(slots=True)
class _Host:
    free: float = 0.0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Hosts:
    """The queues in front of hosts."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncGenerator[None]:
        """Wait until the host of this address may be asked, and have it for the time of the block."""
        clock = asyncio.get_running_loop().time
        if len(self._hosts) > _KNOWN:
            self._hosts = {name: one for name, one in self._hosts.items() if one.turn.locked() or one.free > clock()}
        host = self._hosts.setdefault(urlsplit(url).hostname or "", _Host())
        async with host.turn:
            await asyncio.sleep(max(0.0, host.free - clock()))
            try:
                yield
            finally:
                host.free = clock() + PAUSE
