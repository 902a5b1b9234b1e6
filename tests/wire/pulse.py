"""Waiting for the loopback Discord to change, without sleeping."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: Seconds a wait may last before the test fails; generous, because CI machines are shared.
PATIENCE = 20.0


class Pulse:
    """Beats at every change, and wakes everyone who waits for a condition."""

    def __init__(self) -> None:
        self._waiters: list[asyncio.Future[None]] = []

    def beat(self) -> None:
        """Say that something changed."""
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, look: Callable[[], T | None], what: str, patience: float = PATIENCE) -> T:
        """Return what `look` returns once it is truthy; after `patience` seconds a TimeoutError names `what`."""
        try:
            async with asyncio.timeout(patience):
                while not (found := look()):
                    waiter = asyncio.get_running_loop().create_future()
                    self._waiters.append(waiter)
                    await waiter
        except TimeoutError:
            raise TimeoutError(f"waited {patience:g} s for {what}") from None
        return found
