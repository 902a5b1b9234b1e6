"""Digests over the wire: each part once, whatever fails and whenever the process is killed."""

import asyncio
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.library import Library
from bot.models import Draft, Order, Place, Scope
from bot.settings import Settings
from tests.wire.discord_server import DiscordServer
from tests.wire.faults import Call, Fault
from tests.wire.process import BotProcess
from tests.wire.trial import INSIDE, POSTS, READABLE, REFUSED, Trial
from tests.wire.world import Channel, User

FERRY = "The ferry across the sound was built in 1911. It carried miners until the bridge opened in 1938."


@pytest.mark.parametrize("mode", [INSIDE, READABLE, REFUSED])
async def test_d2_g5_no_part_comes_twice_and_none_is_lost_unseen(
    mode: str, server: DiscordServer, tmp_path: Path
) -> None:
    trial = Trial(server, tmp_path, mode, editions=10, channels=5)
    outcome = await trial.run(kills=2, share=0.25, seed=3)
    assert outcome.duplicates == outcome.unreported == outcome.disordered == 0, outcome
    if mode != REFUSED:
        assert outcome.missing == outcome.reported == 0, outcome
    assert outcome.requests > outcome.parts
    assert outcome.faults


class Village:
    """A server with a channel for news, and a digest into it that is due."""

    def __init__(self, server: DiscordServer, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.guild = server.guild()
        self.news: Channel = server.channel(self.guild, "news")
        self.keeper: User = server.member(self.guild, "Keeper")
        self.scope = Scope.guild(self.guild.id)
        self.environment = {"DATABASE_PATH": str(folder / "quoth.db"), "ARTICLES_PATH": str(folder / "none")}

    @asynccontextmanager
    async def library(self) -> AsyncGenerator[Library]:
        settings = Settings(_env_file=None, discord_token=None, database_path=self.folder / "quoth.db")  # pyright: ignore[reportCallIssue]
        async with Library.open(settings) as library:
            yield library

    async def order(self, *channels: Channel) -> None:
        """A digest into each channel, due since a moment ago, with an article to tell of."""
        now = datetime.now(UTC)
        async with self.library() as library:
            for number, channel in enumerate(channels or (self.news,)):
                order = Order(Place(channel.id), at=time(now.hour, now.minute), owner=self.keeper.id)
                # One library may have 25 of them.
                scope = Scope.person(number // 25) if number >= 25 else self.scope
                await library.digests.schedule(scope, order, now=now - timedelta(days=1))
            await library.add(Scope.shelf(), Draft(FERRY, title="The ferry", source="The Post"), now=now)

    def bot(self) -> BotProcess:
        return BotProcess(self.server, environment=self.environment, folder=self.folder)

    async def paused(self) -> list[str]:
        async with self.library() as library:
            return [digest.paused for digest in await library.digests.list(self.scope)]


@pytest.fixture
def village(server: DiscordServer, tmp_path: Path) -> Village:
    return Village(server, tmp_path)


async def test_an_edition_comes_when_it_is_due(server: DiscordServer, village: Village) -> None:
    await village.order()
    async with village.bot() as bot:
        await server.until(lambda: server.messages(village.news), "an edition")
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
        assert "Traceback" not in bot.stderr
    (message,) = server.messages(village.news)
    assert "The ferry across the sound was built in 1911." in message.text
    assert "The ferry" in message.text
    (call,) = server.asked("POST", POSTS)
    assert isinstance(call.json, dict)
    assert call.json["allowed_mentions"] == {"parse": []}
    # Nobody's device makes a sound.
    assert call.json["flags"] & 1 << 12


async def test_d5_reconnects_during_a_digest_send_nothing_twice(server: DiscordServer, village: Village) -> None:
    channels = [village.news, *(server.channel(village.guild, f"more-{number}") for number in range(5))]
    await village.order(*channels)
    gate = server.hold_next("POST", POSTS, committed=True)
    async with village.bot() as bot:
        await bot.wait_ready()
        await gate.reached.wait()
        await server.drop_socket(abrupt=True)
        await server.resumed()
        await server.drop_socket(resumable=False, code=4009)
        await server.ready(2)
        gate.release()
        await server.until(lambda: all(server.messages(channel) for channel in channels), "all editions")
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
    assert [len(server.messages(channel)) for channel in channels] == [1] * 6
    assert len(server.asked("POST", POSTS)) == 6


@pytest.mark.parametrize("end", ["may not write", "cannot see", "gone"])
async def test_d3_a_digest_that_is_refused_rests_and_its_owner_is_told_once(
    end: str, server: DiscordServer, village: Village
) -> None:
    await village.order(village.news, village.news)
    if end == "gone":
        server.remove_channel(village.news)
    else:
        denied = "send_messages" if end == "may not write" else "view_channel"
        server.permit(village.news, server.bot, **{denied: False})
    told = server.direct(village.keeper)
    async with village.bot() as bot:
        await server.until(lambda: len(server.messages(told)) == 2, "the keeper to be told of both")
        await asyncio.sleep(0.5)
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
    # One request for each digest, one for each notice, and no more.
    assert len(server.asked("POST", POSTS)) == 4
    why = {"may not write": "I may not write in the channel.", "cannot see": "I cannot see the channel."}
    assert await village.paused() == [why.get(end, "The channel is gone.")] * 2
    assert all(why.get(end, "The channel is gone.") in message.text for message in server.messages(told))


async def test_d7_a_server_that_removes_the_bot_gets_nothing_more(server: DiscordServer, village: Village) -> None:
    async with village.bot() as bot:
        await bot.wait_ready()
        await bot.wait_stderr("Connected as")
        async with village.library() as library:
            await library.digests.schedule(village.scope, Order(Place(village.news.id)), now=datetime.now(UTC))
        server.remove_bot(village.guild)
        await _paused(village, ["The bot was removed from this server."])
        server.add_bot(village.guild)
        await _paused(village, [""])


async def test_a_second_process_waits_and_takes_over(server: DiscordServer, village: Village) -> None:
    async with village.bot() as first:
        await first.wait_ready()
        await first.wait_stderr("Connected as")
        async with village.bot() as second:
            await second.wait_ready()
            await second.wait_stderr("Another process delivers digests from this database")
            first.send_signal(signal.SIGKILL)
            await first.wait()
            await village.order()
            await server.until(lambda: server.messages(village.news), "an edition from the second")
            assert second.stderr.count("Another process delivers") == 1
            await second.wait_stderr("digests are delivered from here now")
    assert len(server.messages(village.news)) == 1


async def test_many_at_once_keep_below_discords_limit(server: DiscordServer, village: Village) -> None:
    channels = [server.channel(village.guild, f"many-{number}") for number in range(100)]
    await village.order(*channels)
    times: list[float] = []
    limited = 0

    def limit(call: Call) -> Fault | None:
        nonlocal limited
        now = asyncio.get_running_loop().time()
        if sum(1 for one in times if now - one < 1) >= 50:
            limited += 1
            return Fault(429, retry_after=0.5, everywhere=True)
        times.append(now)
        return None

    server.fail_by(limit)
    async with village.bot():
        await server.until(lambda: all(server.messages(channel) for channel in channels), "all editions")
    # A request may be a moment faster on its way than the one before: that is no storm.
    assert limited <= 2
    assert [len(server.messages(channel)) for channel in channels] == [1] * 100


async def _paused(village: Village, expected: list[str]) -> None:
    for _ in range(600):
        if await village.paused() == expected:
            return
        await asyncio.sleep(0.05)
    pytest.fail(f"not {expected}: {await village.paused()}")
