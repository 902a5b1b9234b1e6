import asyncio
import re
import socket
import urllib.request
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot import metrics
from bot.errors import BadSetting, NotFound, NothingToSay
from bot.metrics import HOST, Measured, Snapshot, served
from bot.models import Draft, Order, Place, Scope
from bot.settings import Settings

HERE = Scope.guild(1)
TEXT = (
    "The mill at Kesselburg was built in 1782. It ground rye for nine villages.\n\n"
    "A flood carried off the wheel in 1804. The miller rebuilt it higher. He lived to see three more floods.\n\n"
    "Today the mill is a school for bakers. Forty of them learn there each year."
)


@pytest_asyncio.fixture
async def library(settings: Settings) -> AsyncGenerator[Measured]:
    async with Measured.open(settings) as opened:
        yield opened


@pytest.fixture
def connected() -> list[bool]:
    """Whether the bot is connected, the last of these."""
    return [False]


@pytest_asyncio.fixture
async def address(library: Measured, settings: Settings, connected: list[bool]) -> AsyncGenerator[str]:
    snapshot = Snapshot(settings.database_path, lambda: connected[-1])
    async with served(library.numbers, snapshot, 0) as url:
        yield url


def read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own
        return answer.read().decode()


async def numbers(address: str) -> dict[str, float]:
    text = await asyncio.to_thread(read, address)
    return {name: float(value) for name, value in re.findall(r"^([^#\s]+) (\S+)$", text, re.MULTILINE)}


async def test_requests_are_counted_by_how_they_end(library: Measured, address: str, now: datetime) -> None:
    number = (await library.add(HERE, Draft(TEXT, title="The mill"), now=now)).article.id
    assert (await library.ask(HERE, "When was the mill at Kesselburg built?")).quotes
    assert not (await library.ask(HERE, "Who baked the cake?")).quotes
    with pytest.raises(NotFound):
        await library.ask(HERE, "When?", article=404)
    await library.summarize(HERE, number)
    await library.summarize_draft(Draft(TEXT))
    with pytest.raises(NothingToSay):
        await library.summarize_draft(Draft("Too short."))
    assert (await library.brief(HERE, "mill")).points
    assert not (await library.brief(HERE, "unicorns")).points
    found = await numbers(address)
    ended = {name: value for name, value in found.items() if name.startswith("quoth_requests_total")}
    assert ended == {
        'quoth_requests_total{kind="ask",outcome="answered"}': 1,
        'quoth_requests_total{kind="ask",outcome="silent"}': 1,
        'quoth_requests_total{kind="ask",outcome="refused"}': 1,
        'quoth_requests_total{kind="summarize",outcome="done"}': 2,
        'quoth_requests_total{kind="summarize",outcome="refused"}': 1,
        'quoth_requests_total{kind="brief",outcome="done"}': 1,
        'quoth_requests_total{kind="brief",outcome="silent"}': 1,
    }
    assert found['quoth_request_seconds_count{kind="ask"}'] == 3


async def test_what_was_cancelled_and_what_failed_are_told_apart(library: Measured, address: str) -> None:
    asking = asyncio.create_task(library.ask(HERE, "When was it built?"))
    await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    with pytest.raises(AttributeError):
        await library.ask(HERE, None)  # pyright: ignore[reportArgumentType]
    found = await numbers(address)
    assert found['quoth_requests_total{kind="ask",outcome="cancelled"}'] == 1
    assert found['quoth_requests_total{kind="ask",outcome="failed"}'] == 1


async def test_the_state_is_that_of_the_moment(
    library: Measured, address: str, connected: list[bool], settings: Settings
) -> None:
    now = datetime.now(UTC)
    before = await numbers(address)
    assert (before["quoth_articles"], before["quoth_connected"], before["quoth_database_readable"]) == (0, 0, 1)
    connected.append(True)
    await library.add(HERE, Draft(TEXT), now=now)
    await library.digests.schedule(HERE, Order(Place(5)), now=now)
    found = await numbers(address)
    assert (found["quoth_articles"], found["quoth_sentences"], found["quoth_connected"]) == (1, 7, 1)
    assert found['quoth_file_bytes{file="database"}'] == settings.database_path.stat().st_size
    assert found['quoth_feeds{state="failing"}'] == 0
    assert found['quoth_deliveries{state="sent"}'] == 0
    assert found["process_resident_memory_bytes"] > 10e6


async def test_feeds_and_deliveries_are_counted_by_state(
    library: Measured, address: str, settings: Settings, connected: list[bool]
) -> None:
    now = datetime.now(UTC)
    old, new = (now - timedelta(days=2)).isoformat(), now.isoformat()
    settled = {"sent": (new, 2), "refused": (new, 1), "skipped": (old, 1), "ready": (None, 3)}
    deliveries = [(when, state) for state, (when, count) in settled.items() for _ in range(count)]
    feeds = [("a", 0, ""), ("b", 2, ""), ("c", 9, "It was taken down."), ("d", 0, "")]
    fill(settings.database_path, deliveries, feeds)
    found = await numbers(address)
    assert {state: found[f'quoth_deliveries{{state="{state}"}}'] for state in (*settled, "sending", "unknown")} == {
        "sent": 2, "refused": 1, "skipped": 0, "ready": 3, "sending": 0, "unknown": 0,
    }  # fmt: skip
    assert [found[f'quoth_feeds{{state="{state}"}}'] for state in ("well", "failing", "stopped")] == [2, 1, 1]


def fill(path: Path, deliveries: list[tuple[str | None, str]], feeds: list[tuple[str, int, str]]) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO deliveries VALUES (?1, 0, 'edition', 1, ?1, 1, 1, 5, 0, 1, 'n', ?3, NULL, ?2, NULL, '',"
            " NULL, NULL, NULL, '[]', '{}', NULL)",
            [(number, *one) for number, one in enumerate(deliveries)],
        )
        connection.executemany(
            "INSERT INTO feeds (url, title, site, due, failures, stopped) VALUES (?1, '', '', '', ?2, ?3)", feeds
        )


async def test_g2_a_database_that_cannot_be_read_is_a_number_too(
    library: Measured, address: str, settings: Settings
) -> None:
    spoil(settings.database_path)
    found = await numbers(address)
    assert found["quoth_database_readable"] == 0
    assert "quoth_articles" not in found
    assert found["quoth_connected"] == 0


def spoil(path: Path) -> None:
    """Take the file away: nothing of it can be read any more."""
    path.rename(path.with_name("away.db"))


async def test_x1_no_words_names_or_numbers_of_anybody_are_in_it(
    library: Measured, address: str, now: datetime, settings: Settings
) -> None:
    scope = Scope.guild(76543210987654321)
    await library.add(scope, Draft(TEXT, title="The mill", url="https://example.org/mill"), now=now)
    await library.ask(scope, "When was the mill at Kesselburg built?")
    text = await asyncio.to_thread(read, address)
    for word in ("76543210987654321", "mill", "Kesselburg", "example.org", str(settings.database_path.parent)):
        assert word not in text


async def test_they_are_given_on_loopback_alone_and_no_longer_than_the_block(
    library: Measured, settings: Settings
) -> None:
    async with served(library.numbers, Snapshot(settings.database_path, lambda: False), 0) as url:
        assert url.startswith(f"http://{HOST}:")
        port = int(url.split(":")[2].split("/")[0])
        with socket.socket() as other:
            # Another address of this machine is still free at this port.
            other.bind(("127.0.0.2", port))
        with pytest.raises(BadSetting, match=f"METRICS_PORT: {port} cannot be used: Address already in use"):
            async with served(metrics.Numbers(), Snapshot(settings.database_path, lambda: False), port):
                pass
    with pytest.raises(OSError, match="refused"):
        await numbers(url)


async def test_the_lateness_of_the_loop_is_noted(
    library: Measured, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "LOOK", 0.001)
    async with served(library.numbers, Snapshot(settings.database_path, lambda: False), 0) as url:
        found = await numbers(url)
        while not found["quoth_event_loop_late_seconds_count"]:
            found = await numbers(url)
