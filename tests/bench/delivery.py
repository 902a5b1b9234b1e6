"""Delivery: duplicates and losses under faults and kill -9; 10,000 digests in one minute; 100,000 that are not due."""

import asyncio
import signal
import tempfile
import time as clock
from collections import deque
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bot.library import Library
from bot.models import Digest, Draft, Order, Place, Scope
from bot.settings import Settings
from bot.store import Store
from tests.wire.discord_server import DiscordServer
from tests.wire.faults import Call, Fault
from tests.wire.process import BotProcess
from tests.wire.trial import INSIDE, POSTS, READABLE, REFUSED, Outcome, Trial

EDITIONS, CHANNELS, KILLS, SHARE = 300, 60, 20, 0.2
MANY, A_SECOND, ORDERS, LOOKS = 10_000, 50, 100_000, 200
FERRY = "The ferry across the sound was built in 1911. It carried miners until the bridge opened in 1938."


def main() -> None:
    """Print the table of trials, then what many digests take."""
    print(f"{EDITIONS} editions of 3 parts into {CHANNELS} channels, {SHARE:.0%} of the posts failing, {KILLS} kills")
    print("  " + " ".join(f"{name:>{width}}" for name, width in COLUMNS.items()))
    outcomes = [asyncio.run(_trial(mode, seed)) for seed, mode in enumerate((INSIDE, READABLE, REFUSED))]
    for name in sorted({name for one in outcomes for name in one.faults}):
        print(f"  fault {name:24}" + "".join(f"{one.faults[name]:7}" for one in outcomes))
    asyncio.run(_many(MANY))
    asyncio.run(_idle(ORDERS))


COLUMNS = {
    "mode": 28, "parts": 5, "posts": 5, "faults": 6, "twice": 5, "missing": 7, "told of": 7, "had come": 8,
    "untold": 6, "disorder": 8, "s": 4,
}  # fmt: skip


async def _trial(mode: str, seed: int) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        async with DiscordServer() as server:
            trial = Trial(server, Path(folder), mode, editions=EDITIONS, channels=CHANNELS)
            found = await trial.run(kills=KILLS, share=SHARE, seed=seed)
    figures = (
        found.mode, found.parts, found.requests, found.faults.total(), found.duplicates, found.missing, found.reported,
        found.came, found.unreported, found.disordered, round(found.seconds),
    )  # fmt: skip
    print("  " + " ".join(f"{one:>{width}}" for one, width in zip(figures, COLUMNS.values(), strict=True)), flush=True)
    return found


async def _many(count: int) -> None:
    """Digests of many servers, all due in the same minute, against a Discord that takes so many requests a second."""
    with tempfile.TemporaryDirectory() as folder:
        async with DiscordServer() as server:
            await _due_now(server, Path(folder), count)
            lately: deque[float] = deque()
            limited = 0

            def limit(call: Call) -> Fault | None:
                nonlocal limited
                now = clock.monotonic()
                while lately and lately[0] < now - 1:
                    lately.popleft()
                if len(lately) >= A_SECOND:
                    limited += 1
                    return Fault(429, retry_after=max(0.01, 1 - (now - lately[0])), everywhere=True)
                lately.append(now)
                return None

            server.fail_by(limit)
            environment = {"DATABASE_PATH": f"{folder}/quoth.db", "ARTICLES_PATH": f"{folder}/none"}
            async with BotProcess(server, module="tests.wire.lag", environment=environment) as bot:
                await server.until(lambda: server.asked("POST", POSTS), "the first")
                begun = clock.monotonic()
                while _came(server) < count:  # noqa: ASYNC110 - asked less often than after every request
                    await asyncio.sleep(0.5)
                took, floor = clock.monotonic() - begun, count / A_SECOND
                bot.send_signal(signal.SIGTERM)
                await bot.wait()
                print(f"{count:,} digests due in one minute, {A_SECOND} requests/s allowed: {took:.0f} s,")
                print(f"  {took / floor:.3f} times the {floor:.0f} s that are the floor; {limited} answers 429")
                print("  " + next(line for line in bot.stderr.splitlines() if line.startswith("lag")), flush=True)


def _came(server: DiscordServer) -> int:
    return sum(call.committed for call in server.requests if call.method == "POST")


async def _due_now(server: DiscordServer, folder: Path, count: int) -> None:
    now = datetime.now(UTC)
    settings = Settings(_env_file=None, discord_token=None, database_path=folder / "quoth.db")  # pyright: ignore[reportCallIssue]
    async with Library.open(settings) as library:
        for number in range(count // 25):
            guild = server.world.guild(f"server {number}")
            for channel in [server.world.channel(guild, f"news-{n}") for n in range(25)]:
                order = Order(Place(channel.id), at=time(now.hour, now.minute))
                await library.digests.schedule(Scope.guild(guild.id), order, now=now - timedelta(days=1))
        await library.add(Scope.shelf(), Draft(FERRY, title="The ferry", source="The Post"), now=now)


async def _idle(count: int) -> None:
    """What the looks of one minute cost with so many orders of which none is due."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        async with Store.open(Path(folder) / "quoth.db") as store:
            spent: list[float] = []
            for orders in (0, count):
                for number in range(orders):
                    order = Order(Place(number), alerts=1)
                    digest = Digest(0, f"guild:{number // 25}", order, now, now + timedelta(hours=1 + number % 20), 0)
                    await store.digests.add(digest, most=25)
                begun = clock.process_time()
                for _ in range(LOOKS):
                    await store.digests.due(now, limit=50)
                    await store.digests.next_due()
                    await store.digests.newest()
                    await store.deliveries.places(limit=64)
                spent.append((clock.process_time() - begun) / LOOKS * 1000)
    print(f"a look at what is to be done, ms of CPU: {spent[0]:.2f} without orders, {spent[1]:.2f} with {count:,}")
