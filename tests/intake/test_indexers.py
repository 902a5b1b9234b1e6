"""Taking drafts apart: the same in a thread and in processes, which are there only while many come at once."""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from bot.intake.indexers import LARGE, Indexers
from bot.intake.indexing import index
from bot.models import Draft

TEXT = "“It was never insured,” Hale said. He left the valley.\n\nRead more: Ten walks\n\nNobody slept"


def batch(start: int, size: int = LARGE) -> list[Draft]:
    return [Draft(f"Mill {number} stood by the river. {TEXT} {number}.") for number in range(start, start + size)]


async def test_a_small_batch_and_one_large_batch_need_no_process() -> None:
    async with Indexers(processes=2) as indexers:
        for drafts in (batch(0, 3), batch(0)):
            assert await indexers.index(drafts) == [index(draft) for draft in drafts]
            assert multiprocessing.active_children() == []
        await asyncio.gather(*(indexers.index(batch(number, 3)) for number in range(5)))
        assert multiprocessing.active_children() == []


async def test_large_batches_at_once_are_shared_out_and_come_out_the_same() -> None:
    batches = [batch(number * LARGE) for number in range(4)]
    async with Indexers(processes=2, linger=0) as indexers:
        tasks = [asyncio.create_task(indexers.index(drafts)) for drafts in batches]
        found = await asyncio.gather(*tasks)
        assert found == [[index(draft) for draft in drafts] for drafts in batches]
        for _ in range(1000):
            await asyncio.sleep(0.01)
            if not multiprocessing.active_children():
                return
    raise AssertionError("they do not end when no more come")


async def test_they_end_with_whoever_gives_up() -> None:
    async with Indexers(processes=2) as indexers:
        tasks = [asyncio.create_task(indexers.index(batch(number * LARGE))) for number in range(3)]
        await asyncio.sleep(0.05)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    assert multiprocessing.active_children() == []


ENDLESS = """
import asyncio, multiprocessing, sys
from bot.intake.indexers import Indexers
from tests.intake.test_indexers import batch

async def main():
    async with Indexers(processes=2) as indexers:
        await asyncio.gather(*(again(indexers, number) for number in range(3)))

async def again(indexers, number):
    while True:
        await indexers.index(batch(number))
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_g5_they_do_not_outlive_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS)
    root = str(Path(__file__).resolve().parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout
        children: list[int] = []
        while not children:
            children = [int(pid) for pid in parent.stdout.readline().split()]
        os.kill(parent.pid, signal.SIGKILL)
    while any(running(pid) for pid in children):
        time.sleep(0.02)


def running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False
