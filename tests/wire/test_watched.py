"""What others see of the running bot: its health, its numbers, its log; and that no secret is in any of it."""

import asyncio
import json
import re
import resource
import signal
import socket
import sqlite3
import urllib.request
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

from bot import health
from tests.wire.discord_server import DiscordServer
from tests.wire.faults import Call, Fault
from tests.wire.process import BotProcess

#: Seconds for something that the bot looks at every few seconds.
PATIENCE = 60.0


@pytest.fixture
def port() -> int:
    """One that is free on loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def manager(tmp_path: Path) -> Generator[socket.socket]:
    """Where systemd would listen."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.setblocking(False)
        listening.bind(str(tmp_path / "manager"))
        yield listening


@pytest.fixture
def environment(tmp_path: Path, port: int) -> dict[str, str | None]:
    return {
        "DATABASE_PATH": str(tmp_path / "quoth.db"),
        "ARTICLES_PATH": str(tmp_path / "none"),
        "HEALTH_FILE": str(tmp_path / "well"),
        "METRICS_PORT": str(port),
        "NOTIFY_SOCKET": str(tmp_path / "manager"),
        "LOG_FORMAT": "json",
        "LOG_LEVEL": "DEBUG",
    }


def read(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=20) as answer:
        return answer.read().decode()


async def number(port: int, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", await asyncio.to_thread(read, port), re.MULTILINE)
    return float(found[1]) if found else 0.0


async def becomes(port: int, name: str, value: float) -> None:
    async with asyncio.timeout(PATIENCE):
        while await number(port, name) != value:  # noqa: ASYNC110 - another process changes it
            await asyncio.sleep(0.1)


async def there(file: Path) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await asyncio.to_thread(file.exists):  # noqa: ASYNC110 - another process makes it
            await asyncio.sleep(0.1)


async def test_a_bot_that_is_connected_is_well_and_one_that_is_not_says_so(
    server: DiscordServer, environment: dict[str, str | None], port: int, manager: socket.socket, tmp_path: Path
) -> None:
    away = False
    server.fail_by(lambda call: Fault(503) if away and call.path == "/socket" else None)
    loop = asyncio.get_running_loop()
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        assert await loop.sock_recv(manager, 100) == b"READY=1"
        assert await loop.sock_recv(manager, 100) == b"WATCHDOG=1"
        await becomes(port, "quoth_connected", 1)
        await there(tmp_path / "well")
        async with BotProcess(server, environment=environment, folder=tmp_path, command=["health"]) as asked:
            assert await asked.wait() == 0
            assert "Well: " in asked.stderr
        away = True
        await server.drop_socket(abrupt=True)
        await becomes(port, "quoth_connected", 0)
        away = False
        await becomes(port, "quoth_connected", 1)
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
    heard = b""
    while b"STOPPING=1" not in heard:
        heard = await loop.sock_recv(manager, 100)
    async with BotProcess(server, environment=environment, folder=tmp_path, command=["health"]) as asked:
        assert await asked.wait() == 1
        assert "no sign of a bot" in asked.stderr


async def test_x1_the_token_is_nowhere(
    server: DiscordServer, environment: dict[str, str | None], port: int, tmp_path: Path
) -> None:
    guild = server.guild("Village")
    general, mary = server.channel(guild), server.manager(guild)
    failing = False

    def fail(call: Call) -> Fault | None:
        return Fault(400) if failing and call.path.startswith(("/interactions", "/webhooks")) else None

    server.fail_by(fail)
    async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
        await bot.wait_ready()
        await becomes(port, "quoth_connected", 1)
        await (await server.slash(general, mary, "ask", {"question": "Who cast the bell?"})).response()
        await server.say(general, mary, "When did it crack?", mentions_bot=True)
        await server.until(lambda: len(server.messages(general)) > 2, "an answer")
        # An answer that Discord does not take is logged with the address that it was for.
        failing = True
        await server.slash(general, mary, "help", {})
        await bot.wait_stderr("could not be answered", PATIENCE)
        failing = False
        await server.drop_socket(resumable=False, code=4009)
        await server.ready(2)
        numbers = await asyncio.to_thread(read, port)
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
        written = bot.stdout + bot.stderr
    lines = [json.loads(line) for line in bot.stderr.splitlines()]
    assert all({"time", "level", "logger", "message"} <= set(line) for line in lines)
    assert any(line["level"] == "DEBUG" for line in lines)
    assert 'quoth_requests_total{kind="ask",outcome="silent"}' in numbers
    async with BotProcess(server, environment=environment, folder=tmp_path, command=["export"]) as export:
        await export.wait()
        written += export.stdout + export.stderr
    async with BotProcess(server, environment=environment, folder=tmp_path, command=["check"]) as check:
        assert await check.wait() == 0
        written += check.stdout + check.stderr
    secrets = {server.token, *tokens(server)}
    assert len(secrets) > 1
    for secret in secrets:
        assert secret not in written + numbers
        assert not kept(tmp_path, secret.encode())


def tokens(server: DiscordServer) -> set[str]:
    """Those of the interactions that the bot has answered, or tried to."""
    found = (re.search(r"/(?:interactions|webhooks)/\d+/([^/]+)", call.path) for call in server.requests)
    return {one[1] for one in found if one}


def kept(folder: Path, secret: bytes) -> list[str]:
    return [file.name for file in folder.iterdir() if file.is_file() and secret in file.read_bytes()]


async def test_g1_a_database_that_was_locked_is_used_again_without_a_restart(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    guild = server.guild("Village")
    general, mary = server.channel(guild), server.manager(guild)
    async with BotProcess(server, environment=environment | {"METRICS_PORT": "0"}, folder=tmp_path) as bot:
        await bot.wait_ready()
        await bot.wait_stderr("Connected as")
        with closing(sqlite3.connect(tmp_path / "quoth.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            asked = await server.slash(general, mary, "settings set", {"question_channel": general})
            # It is waited for; then the reader is told, and the operator which file it is.
            await bot.wait_stderr("quoth.db is in use by another program", PATIENCE)
            answer = await asked.response()
            assert "cannot be opened just now" in answer.text
            other.execute("ROLLBACK")
        again = await server.slash(general, mary, "settings set", {"question_channel": general})
        assert "cannot be opened" not in (await again.response()).text
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="files of another process cannot be limited here")
async def test_g1_a_disk_that_takes_no_more_is_told_and_written_again_without_a_restart(
    server: DiscordServer, environment: dict[str, str | None], tmp_path: Path
) -> None:
    guild = server.guild("Village")
    general, mary = server.channel(guild), server.manager(guild)
    async with BotProcess(server, environment=environment | {"METRICS_PORT": "0"}, folder=tmp_path) as bot:
        await bot.wait_ready()
        await bot.wait_stderr("Connected as")
        before = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (1, before[1]))
        asked = await server.slash(general, mary, "settings set", {"question_channel": general})
        assert "cannot be opened just now" in (await asked.response()).text
        await bot.wait_stderr("quoth.db could not be read or written")
        # What needs no writing goes on.
        shown = await server.slash(general, mary, "settings show", {})
        assert "cannot be opened" not in (await shown.response()).text
        resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, before)
        again = await server.slash(general, mary, "settings set", {"question_channel": general})
        assert "cannot be opened" not in (await again.response()).text
        bot.send_signal(signal.SIGTERM)
        assert await bot.wait() == 0
    async with BotProcess(server, environment=environment, folder=tmp_path, command=["check"]) as check:
        assert await check.wait() == 0


async def test_metrics_at_a_port_that_is_taken_end_the_start_with_2(
    server: DiscordServer, environment: dict[str, str | None], port: int, tmp_path: Path
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        async with BotProcess(server, environment=environment, folder=tmp_path) as bot:
            assert await bot.wait() == 2
            assert f"METRICS_PORT: {port} cannot be used" in bot.stderr


def test_a_sign_of_life_is_worth_more_than_one_beat() -> None:
    assert health.STALE.total_seconds() >= 3 * health.EVERY
