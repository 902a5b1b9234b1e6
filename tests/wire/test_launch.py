"""The start and the end of `run`, in this process: what stands around the client while it is connected."""

import asyncio
import gc
import os
import signal
import socket
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.commandline import launch
from bot.settings import Settings
from tests.wire.discord_server import DiscordServer
from tests.wire.test_watched import becomes, there


@pytest.fixture
def addresses(server: DiscordServer, monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """discord.py, pointed at the loopback Discord; and the collector as it was afterwards."""
    monkeypatch.setattr(Route, "BASE", server.url)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway_url))
    yield
    gc.unfreeze()


def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@asynccontextmanager
async def running(server: DiscordServer, settings: Settings) -> AsyncGenerator[None]:
    """The bot; told to stop at the end, which it does cleanly."""
    task = asyncio.create_task(launch._run(settings, server.token))  # pyright: ignore[reportPrivateUsage]
    try:
        await server.ready()
        yield
        os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(30):
            await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.usefixtures("addresses")
@pytest.mark.parametrize("measured", [True, False])
async def test_it_shows_that_it_is_well_and_its_numbers_if_they_are_wanted(
    measured: bool, server: DiscordServer, settings: Settings, tmp_path: Path
) -> None:
    port, file = free() if measured else 0, tmp_path / "well"
    async with running(server, settings.model_copy(update={"metrics_port": port, "health_file": file})):
        await there(file)
        if measured:
            await becomes(port, "quoth_connected", 1)
            await becomes(port, "quoth_database_readable", 1)
            await server.drop_socket(resumable=False, code=4009)
            await becomes(port, "quoth_connected", 0)
            await server.ready(2)
            await becomes(port, "quoth_connected", 1)
    assert not await asyncio.to_thread(file.exists)


async def test_before_there_is_a_client_nothing_is_connected() -> None:
    def none(library: object) -> discord.Client:
        raise AssertionError

    assert launch.Line(none).connected() is False  # pyright: ignore[reportArgumentType]
