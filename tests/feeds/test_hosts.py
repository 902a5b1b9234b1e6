"""Hosts are asked one thing at a time."""

import asyncio

import pytest

from bot.feeds.hosts import Hosts


async def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_and_others_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []
    real = asyncio.sleep

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await real(0)

    monkeypatch.setattr("bot.feeds.hosts.PAUSE", 5.0)
    monkeypatch.setattr("bot.feeds.hosts.asyncio.sleep", sleep)
    hosts, order = Hosts(), list[str]()

    async def ask(url: str) -> None:
        async with hosts.turn(url):
            order.append(f"{url} begins")
            await real(0)
            order.append(f"{url} ends")

    await asyncio.gather(ask("http://a.example/1"), ask("http://a.example/2"), ask("http://b.example/"))
    ours = [one for one in order if "a.example" in one]
    assert ours == [f"http://a.example/{n} {what}" for n in (1, 2) for what in ("begins", "ends")]
    # Only the second question to a had to wait.
    assert [round(one) for one in slept if one > 0] == [5]


async def test_hosts_that_nobody_asks_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.feeds.hosts.PAUSE", 0.0)
    hosts = Hosts()
    for number in range(1500):
        async with hosts.turn(f"http://{number}.example/"):
            pass
    assert len(hosts._hosts) <= 1001  # pyright: ignore[reportPrivateUsage]
