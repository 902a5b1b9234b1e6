"""The loopback Discord as a fixture."""

from collections.abc import AsyncIterator

import pytest

from tests.wire.discord_server import DiscordServer


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    """A loopback Discord, empty but for its bot."""
    async with DiscordServer() as running:
        yield running
