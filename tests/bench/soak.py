"""Soak: 100,000 mixed interactions over the wire, and what the process holds after each part of them."""

import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import linear_regression

from tests.wire.crowd import Crowd
from tests.wire.discord_server import DiscordServer
from tests.wire.held import MARK
from tests.wire.process import BotProcess

#: Interactions in all, unless the environment's SOAK says how many; rows of the table at least; until it is warm.
TOTAL, ROWS, WARM = 100_000, 10, 5_000
PLACES, MEMBERS, ARTICLES = 4, 500, 64


@dataclass(frozen=True, slots=True)
class Figures:
    """What the process holds: memory in MB, the files' sizes in MB, the rest counted."""

    memory: float
    threads: int
    tasks: int
    files: int
    #: Python's containers, and SQLite's prepared statements.
    objects: int
    statements: int
    database: float
    log: float


def main() -> None:
    """Print the table, and how much grew since it was warm."""
    asyncio.run(_soak(int(os.environ.get("SOAK", TOTAL))))


async def _soak(total: int) -> None:
    async with DiscordServer() as server:
        crowd = Crowd(server, places=PLACES, members=MEMBERS)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            places = {"DATABASE_PATH": f"{name}/quoth.db", "ARTICLES_PATH": f"{name}/none", "LOG_LEVEL": "WARNING"}
            async with BotProcess(server, environment=places, folder=folder, module="tests.wire.held") as bot:
                await bot.wait_ready()
                await crowd.settle(ARTICLES)
                await crowd.act(WARM)
                begun, before = time.monotonic(), crowd.total
                print(
                    "   done  seconds  memory  threads  tasks  files  objects  statements  database    log", flush=True
                )
                found = {0: await _figures(bot, folder, 1)}
                _show(0, 0, found[0])
                while (done := crowd.total - before) < total:
                    await crowd.act(max(1, min(10_000, total // ROWS, total - done)))
                    done = crowd.total - before
                    found[done] = await _figures(bot, folder, len(found) + 1)
                    _show(done, time.monotonic() - begun, found[done])
                _conclude(found)
                print("of which " + ", ".join(f"{name} {count:,}" for name, count in crowd.done.most_common()))
                print(_without(bot.stderr), file=sys.stderr)


async def _figures(bot: BotProcess, folder: Path, asked: int) -> Figures:
    """What it holds now, for which it was `asked` so many times."""
    bot.send_signal(signal.SIGUSR1)
    await asyncio.sleep(0)
    told: list[str] = []
    while len(told) < asked:
        await asyncio.sleep(0.1)
        told = [line.removeprefix(MARK) for line in bot.stderr.splitlines(keepends=True) if line.startswith(MARK)]
        told = [line for line in told if line.endswith("\n")]
    held = json.loads(told[-1])
    files, database, log = _outside(bot.pid, folder)
    return Figures(memory=bot.memory / 1e6, files=files, database=database, log=log, **held)


def _outside(pid: int, folder: Path) -> tuple[int, float, float]:
    database, log = ((folder / name).stat().st_size / 1e6 for name in ("quoth.db", "quoth.db-wal"))
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir()), database, log


def _show(done: int, seconds: float, it: Figures) -> None:
    print(
        f"{done:7,} {seconds:8.0f} {it.memory:7.1f} {it.threads:8} {it.tasks:6} {it.files:6} {it.objects:8,}"
        f" {it.statements:11} {it.database:9.1f} {it.log:6.1f}",
        flush=True,
    )


def _conclude(found: dict[int, Figures]) -> None:
    """How much the memory grew, over all and by the straight line through its second half."""
    (first, *_, last), done = found.values(), max(found)
    late = {count: it.memory for count, it in found.items() if count >= done / 2}
    slope = linear_regression(list(late), list(late.values())).slope * 10_000
    print(f"memory grew by {last.memory / first.memory - 1:.1%} in {done:,} interactions;")
    print(f"in their second half by {slope:+.2f} MB in 10,000, which is {slope / last.memory:+.2%}")


def _without(stderr: str) -> str:
    return "".join(line for line in stderr.splitlines(keepends=True) if not line.startswith(MARK))
