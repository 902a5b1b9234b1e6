"""Killed: kill -9 at random moments of adding 2,000 articles, and what is there afterwards."""

import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.models import Scope
from bot.store import Store

ARTICLES, KILLS = 2_000, 50
CARGO = ("miners", "lamps", "coal", "goats", "letters", "salt", "bricks", "herring", "nails", "pianos", "barley", "tar")
PORTS = ("Ashford", "Lund", "Oster", "Kesselburg", "Harrow", "Sandbank", "Gull Rock", "Almenau")


def main() -> None:
    """Print how many runs were killed in the middle, and every finding that must not be."""
    chance = random.Random(5)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "many.jsonl"
        source.write_text("".join(_line(number) for number in range(ARTICLES)), "utf-8")
        begun = time.perf_counter()
        _add(Path(folder) / "whole.db", source, None)
        whole = time.perf_counter() - begun
        found: list[str] = []
        stored: list[int] = []
        for run in range(KILLS):
            database = Path(folder) / f"{run}.db"
            told = _add(database, source, chance.uniform(0, whole))
            there = asyncio.run(_there(database, found)) if database.exists() else []
            stored.append(len(there))
            found += [f"run {run}: {len(told - set(there))} named articles are lost"] * bool(told - set(there))
            _add(database, source, None)
            if asyncio.run(_there(database, found)) != list(range(ARTICLES)):
                found.append(f"run {run}: the same command again did not complete it")
        middle = sum(0 < number < ARTICLES for number in stored)
        print(f"{KILLS} kills, {middle} of them with some and not all of {ARTICLES:,} articles stored")
        print("\n".join(found) or "nothing named was lost, nothing half there, and the same command again completed it")


def _line(number: int) -> str:
    # Every tenth tells the story of the nine before it, so that stories are looked for and found as well.
    chance = random.Random(number // 10)
    cargo = [
        f"It carried {chance.choice(CARGO)} and {chance.choice(CARGO)} to {chance.choice(PORTS)}." for _ in range(20)
    ]
    text = f"Ferry {number} left at noon. {' '.join(cargo)}"
    return json.dumps({"title": str(number), "text": text}) + "\n"


def _add(database: Path, source: Path, seconds: float | None) -> set[int]:
    """Run the command, killed after so many seconds; the articles that it named as new."""
    command = [sys.executable, "-u", "-m", "bot", "--database", str(database), "add", str(source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        try:
            out, _ = child.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            child.kill()
            out, _ = child.communicate()
    # The last line may be half a line.
    return {int(line.split(b"\t")[2]) for line in out.splitlines(keepends=True) if line.endswith(b"\n")}


async def _there(database: Path, found: list[str]) -> list[int]:
    """The numbers of the articles in a database, in order; what its check finds is noted."""
    async with Store.open(database) as store:
        found += await store.check()
        return [int(article.info.title) async for article in store.articles.each(Scope.shelf().key)]
