"""The launcher and the process around the bot, proved with a plain bot."""

import signal
import sys

import pytest

from tests.wire.discord_server import DiscordServer
from tests.wire.process import BotProcess

PLAIN = "tests.wire.plain_bot"


async def test_a_bot_in_its_own_process_is_reached_and_stopped(server: DiscordServer) -> None:
    general = server.channel(server.guild())
    async with BotProcess(server, module=PLAIN, arguments=["--loud"], environment={"HOME": None}) as bot:
        await bot.wait_ready()
        assert "arguments ['run', '--loud']" in bot.stderr
        asked = await server.slash(general, server.world.owner, "ask", {"question": "there?"})
        assert (await asked.response()).content == "you asked: there?"
        assert bot.returncode is None
        if sys.platform == "linux":
            assert 10 << 20 < bot.memory <= bot.memory_peak
        bot.send_signal(signal.SIGKILL)
        assert await bot.wait() == -signal.SIGKILL
        await server.until(lambda: not server.gateway.connected, "the socket to close")


async def test_a_bot_that_ends_too_early_says_why(server: DiscordServer) -> None:
    async with BotProcess(server, module=PLAIN, environment={"DISCORD_TOKEN": "wrong"}) as bot:
        with pytest.raises(RuntimeError, match="LoginFailure"):
            await bot.wait_ready()
        assert await bot.wait() == 1
        assert bot.returncode == 1
