"""A trial of delivery: editions of three parts, faults by chance, kill -9 by chance, and what came of it all."""

import asyncio
import json
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.digests import Digests
from bot.digests.parts import of_digest
from bot.models import Order, Place, Scope, Sort
from bot.store import Store
from cogs.cards import markdown
from cogs.cards.card import Card
from cogs.cards.frozen import frozen
from tests.wire.discord_server import DiscordServer
from tests.wire.faults import Call, Fault, storm
from tests.wire.process import BotProcess

PARTS = 3
POSTS = "/channels/{id}/messages"
#: What holds after each kill: the bot is back at once, or after ten minutes, and may read the channels or not.
INSIDE, READABLE, REFUSED = "inside the window", "beyond it, history readable", "beyond it, history refused"
OUTAGE = timedelta(minutes=10)


@dataclass
class Outcome:
    """What came of a trial, in parts."""

    mode: str
    parts: int
    kills: int
    #: Of what kind, and how many; and requests to post a message.
    faults: Counter[str] = field(default_factory=Counter[str])
    requests: int = 0
    seconds: float = 0.0
    #: How often a part came again; parts that never came; those of them that nobody was told of.
    duplicates: int = 0
    missing: int = 0
    unreported: int = 0
    #: Parts that somebody was told of, because nobody knows whether they came; and those of them that had.
    reported: int = 0
    came: int = 0
    #: Editions whose parts came in another order.
    disordered: int = 0


class Trial:
    """Digests in many channels, and the bot that is to deliver their editions, killed again and again."""

    def __init__(self, server: DiscordServer, folder: Path, mode: str, *, editions: int, channels: int) -> None:
        self._server, self._folder, self._mode, self._editions = server, folder, mode, editions
        guild = server.guild()
        self._keeper = server.member(guild, "Keeper")
        self._channels = [server.channel(guild, f"news-{number}") for number in range(channels)]
        self._environment = {"DATABASE_PATH": str(folder / "quoth.db"), "ARTICLES_PATH": str(folder / "none")}
        if mode == REFUSED:
            for channel in self._channels:
                server.permit(channel, server.bot, read_message_history=False)

    async def run(self, *, kills: int, share: float, seed: int, patience: float = 600.0) -> Outcome:
        """Deliver everything while a `share` of the posts fails, with so many kills -9; what came of it."""
        chance = random.Random(seed)
        outcome = Outcome(self._mode, self._editions * PARTS, kills)
        begun = time.monotonic()
        await self._write()
        self._server.fail_by(_counted(storm(seed, share), outcome.faults))
        apart = outcome.parts // (kills + 1)
        for _ in range(kills):
            async with self._bot() as bot:
                await bot.wait_ready()
                # After so many more requests, or when nothing is left to be done; then anywhere between two of them.
                enough = self._posts() + chance.randint(1, 2 * apart)
                await _until(lambda enough=enough: self._posts() >= enough or self._settled(), patience)
                await asyncio.sleep(chance.random() * 0.05)
                bot.send_signal(signal.SIGKILL)
                await bot.wait()
            if self._mode != INSIDE:
                self._outage()
        async with self._bot() as bot:
            await _until(self._settled, patience)
            bot.send_signal(signal.SIGTERM)
            assert await bot.wait() == 0
            assert "Traceback" not in bot.stderr, bot.stderr
        self._server.fail_by(None)
        outcome.requests, outcome.seconds = self._posts(), time.monotonic() - begun
        self._judge(outcome)
        return outcome

    def _bot(self) -> BotProcess:
        return BotProcess(self._server, environment=self._environment, folder=self._folder)

    async def _write(self) -> None:
        """Put editions of three parts into the outbox, as they are put there when they are due."""
        now = datetime.now(UTC)
        async with Store.open(self._folder / "quoth.db") as store:
            door = Digests(store, self._folder / "lock", cap=0.25)
            digests = [
                await door.schedule(Scope.person(number), Order(Place(channel.id), owner=self._keeper.id), now=now)
                for number, channel in enumerate(self._channels)
            ]
            for number in range(self._editions):
                digest = digests[number % len(digests)]
                day = (now.date() - timedelta(days=1 + number // len(digests))).isoformat()
                pages = [frozen(Card(f"{digest.id} {day} part {part}")) for part in range(1, PARTS + 1)]
                assert await store.deliveries.add(of_digest(digest, Sort.EDITION, day, pages, due=now))

    def _posts(self) -> int:
        return len(self._server.asked("POST", POSTS))

    def _settled(self) -> bool:
        return not self._rows("SELECT 1 FROM deliveries WHERE settled IS NULL LIMIT 1")

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self._folder / "quoth.db", timeout=30)) as connection:
            return connection.execute(sql).fetchall()

    def _outage(self) -> None:
        """Let ten minutes pass while the bot is away: Discord forgets nonces, and what was asked is long ago."""
        self._server.forget_nonces()
        with closing(sqlite3.connect(self._folder / "quoth.db", timeout=30)) as connection:
            rows = connection.execute("SELECT id, asked, tried FROM deliveries WHERE asked IS NOT NULL").fetchall()
            for number, *moments in rows:
                earlier = [(datetime.fromisoformat(one) - OUTAGE).isoformat() for one in moments]
                connection.execute("UPDATE deliveries SET asked = ?, tried = ? WHERE id = ?", (*earlier, number))
            connection.commit()

    def _judge(self, outcome: Outcome) -> None:
        """Compare what stands in the channels with what was to come, and with what the keeper was told."""
        came: dict[str, list[int]] = {}
        for channel in self._channels:
            for message in self._server.messages(channel):
                came.setdefault(message.text, []).append(message.id)
        told = [message.text for message in self._server.messages(self._server.direct(self._keeper))]
        rows = self._rows(
            "SELECT body, slot, state FROM deliveries WHERE kind = 'edition' ORDER BY \"order\", slot, part"
        )
        assert len(rows) == outcome.parts
        for first in range(0, len(rows), PARTS):
            edition = [(_text(body), slot, state) for body, slot, state in rows[first : first + PARTS]]
            numbers = [came[text][0] for text, _, _ in edition if text in came]
            outcome.disordered += numbers != sorted(numbers)
            for text, slot, state in edition:
                assert state in ("sent", "unknown"), (text, state)
                times = len(came.get(text, []))
                outcome.duplicates += max(0, times - 1)
                outcome.missing += not times
                # The keeper is told of each edition once, whatever the number of its parts.
                known = state == "unknown" and any(markdown.day(slot[:10]) in words for words in told)
                outcome.reported += known
                outcome.came += known and times > 0
                outcome.unreported += not times and not known


def _counted(policy: Callable[[Call], Fault | None], faults: Counter[str]) -> Callable[[Call], Fault | None]:
    def counted(call: Call) -> Fault | None:
        fault = policy(call)
        if fault is not None:
            faults[f"{fault.cut or fault.status}{' after it came' if fault.committed else ''}"] += 1
        return fault

    return counted


async def _until(look: Callable[[], bool], patience: float) -> None:
    async with asyncio.timeout(patience):
        while not look():  # noqa: ASYNC110 - what is looked for happens in another process
            await asyncio.sleep(0.05)


def _text(body: str) -> str:
    (frame,) = json.loads(body)["components"]
    return "\n".join(part["content"] for part in frame["components"])
