"""Start-up: from `python -m bot run` to READY over the wire, and the memory it then uses, with an empty library."""

import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path

from tests.wire.discord_server import DiscordServer
from tests.wire.process import BotProcess

RUNS = 5


def main() -> None:
    """Print the median of several starts."""
    seconds, processor, memory = zip(*(asyncio.run(_start()) for _ in range(RUNS)), strict=True)
    print(f"start to READY   {statistics.median(seconds):.2f} s elapsed, {statistics.median(processor):.2f} s of CPU")
    print(f"memory at READY  {statistics.median(memory):.1f} MB")


async def _start() -> tuple[float, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        # The folder is an empty shelf as well.
        places = {"DATABASE_PATH": str(Path(folder) / "quoth.db"), "ARTICLES_PATH": folder}
        async with DiscordServer() as server:
            begun = time.perf_counter()
            async with BotProcess(server, environment=places, folder=Path(folder)) as bot:
                await bot.wait_ready()
                elapsed = time.perf_counter() - begun
                return elapsed, _processor(bot.pid), bot.memory / 1e6


def _processor(pid: int) -> float:
    """Seconds of CPU that a process has used."""
    ticks = sum(map(int, Path(f"/proc/{pid}/stat").read_text().split()[13:15]))
    return ticks / os.sysconf("SC_CLK_TCK")
