"""Briefs: CPU, and how late the event loop is meanwhile, by the size of the library and how common the topic is."""

import asyncio
import random
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bot.library import Library
from bot.models import Draft, Scope
from bot.settings import Settings

#: Articles of twenty sentences.
SIZES = (50, 500, 5_000)
#: Words of the topic, by their rank: a common one, two together, a rare one, the most that are looked up.
TOPICS = ("w5", "w50 w70", "w900", "w0 w1 w2 w3 w4 w5 w6 w7")
#: Runs of which the quickest is taken: what another process costs is not ours.
RUNS = 3
HERE = Scope.guild(1)


def main() -> None:
    """Print milliseconds of CPU, and the latest that a loop woke that wants to wake every 5 ms."""
    print(f"{'CPU ms / late':26}", *(f"{20 * size:>9,}" for size in SIZES))
    rows = [asyncio.run(_measured(size)) for size in SIZES]
    for number, topic in enumerate(TOPICS):
        print(f"{topic:26}", *(row[number] for row in rows))


async def _measured(size: int) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        async with Library.open(Settings(database_path=Path(folder) / "quoth.db")) as library:
            for at in range(0, size, 500):
                await library.add_all(HERE, _drafts(at, min(size, at + 500)), now=datetime(2026, 11, 2, tzinfo=UTC))
            return [await _brief(library, topic) for topic in TOPICS]


def _drafts(first: int, last: int) -> list[Draft]:
    # As in the bench of summaries: frequencies as those of a language, its commonest words left out.
    words = [f"w{rank}" for rank in range(8_000)]
    weights = [1 / (rank + 60) for rank in range(8_000)]
    drafts: list[Draft] = []
    for number in range(first, last):
        chance = random.Random(number)
        lines = [" ".join(chance.choices(words, weights, k=12)).capitalize() + "." for _ in range(20)]
        text = "\n\n".join(" ".join(lines[place : place + 4]) for place in range(0, 20, 4))
        day = f"2026-{1 + number % 12:02}-{1 + number % 28:02}"
        drafts.append(Draft(text, title=lines[0][:30], source=f"Source {number % 50}", published=day, language="en"))
    return drafts


async def _brief(library: Library, topic: str) -> str:
    taken: list[float] = []
    late: list[float] = []
    for _ in range(RUNS):
        begun = time.process_time()
        work = asyncio.create_task(library.brief(HERE, topic, length="long"))
        while not work.done():
            wanted = time.perf_counter() + 0.005
            await asyncio.sleep(0.005)
            late.append(1_000 * (time.perf_counter() - wanted))
        await work
        taken.append(1_000 * (time.process_time() - begun))
    return f"{min(taken):4.0f} / {max(late):2.0f}"
