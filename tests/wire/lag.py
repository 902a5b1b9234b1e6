"""The bot with a meter in its event loop: `python -m tests.wire.lag run`; says at its end how late the loop was."""

import asyncio
import sys
import time
from collections.abc import Callable
from datetime import datetime

from bot.commandline import main
from bot.digests import Courier, Digests

#: Seconds between two looks at the clock.
EVERY = 0.005

deliver = Digests.deliver


async def metered(self: Digests, courier: Courier, now: Callable[[], datetime]) -> None:
    """Deliver, and measure from when the servers are known on."""
    late: list[float] = []
    own: list[float] = []

    async def measure() -> None:
        while True:
            begun, worked = time.perf_counter(), time.thread_time()
            await asyncio.sleep(EVERY)
            late.append(time.perf_counter() - begun - EVERY)
            own.append(time.thread_time() - worked)

    meter = asyncio.create_task(measure())
    try:
        await deliver(self, courier, now)
    finally:
        meter.cancel()
        print(f"lag of the loop, ms: {_shares(late)}; of that its own work between two looks: {_shares(own)};"
              f" {time.process_time():.1f} s of CPU", file=sys.stderr, flush=True)  # fmt: skip


def _shares(found: list[float]) -> str:
    found.sort()
    shares = {"median": 0.5, "p99": 0.99, "p99.9": 0.999, "most": 1.0}
    return ", ".join(f"{name} {found[int(share * (len(found) - 1))] * 1000:.1f}" for name, share in shares.items())


if __name__ == "__main__":
    Digests.deliver = metered  # type: ignore[method-assign]
    sys.exit(main())
