"""Soak: 100,000 mixed interactions over the wire, and what the process holds after each part of them."""

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.wire.crowd import Crowd
from tests.wire.discord_server import DiscordServer
from tests.wire.process import BotProcess

#: Interactions in all, unless the environment's SOAK says how many; as parts; until it is warm.
TOTAL, PARTS, WARM = 100_000, 20, 8_000
PLACES, MEMBERS, ARTICLES = 4, 500, 64


def main() -> None:
    """Print the table, and how much grew since it was warm."""
    asyncio.run(_soak(int(os.environ.get("SOAK", TOTAL))))


async def _soak(total: int) -> None:
    async with DiscordServer() as server:
        crowd = Crowd(server, places=PLACES, members=MEMBERS)
        with tempfile.TemporaryDirectory() as folder:
            places = {"DATABASE_PATH": f"{folder}/quoth.db", "ARTICLES_PATH": f"{folder}/none", "LOG_LEVEL": "WARNING"}
            async with BotProcess(server, environment=places, folder=Path(folder)) as bot:
                await bot.wait_ready()
                await crowd.settle(ARTICLES)
                await crowd.act(WARM)
                begun, before = time.monotonic(), crowd.total
                print("  done   seconds  memory MB  threads  files  database MB  log MB", flush=True)
                first = _figures(bot.pid, Path(folder), bot.memory)
                _show(0, 0, first)
                found = first
                while (done := crowd.total - before) < total:
                    await crowd.act(max(1, min(total // PARTS, total - done)))
                    found = _figures(bot.pid, Path(folder), bot.memory)
                    _show(crowd.total - before, time.monotonic() - begun, found)
                print(f"memory grew by {found[0] / first[0] - 1:.1%} in {crowd.total - before:,} interactions")
                print("of which " + ", ".join(f"{name} {count:,}" for name, count in crowd.done.most_common()))
                print(bot.stderr, file=sys.stderr)


def _figures(pid: int, folder: Path, memory: int) -> tuple[float, int, int, float, float]:
    """Memory in MB, threads, open files, and the sizes of the database and its log in MB."""
    process = Path(f"/proc/{pid}")
    threads, files = (sum(1 for _ in (process / name).iterdir()) for name in ("task", "fd"))
    database, log = ((folder / name).stat().st_size / 1e6 for name in ("quoth.db", "quoth.db-wal"))
    return memory / 1e6, threads, files, database, log


def _show(done: int, seconds: float, found: tuple[float, int, int, float, float]) -> None:
    memory, threads, files, database, log = found
    print(f"{done:7,} {seconds:8.0f} {memory:10.1f} {threads:8} {files:6} {database:12.1f} {log:7.1f}", flush=True)
