"""The loops that must not die, and the one process that runs them."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bot.digests import Digests
from bot.digests.alarm import Alarm, for_ever
from bot.digests.alone import alone
from bot.digests.keeping import Keeping
from bot.errors import StorageError
from bot.models import Order, Place
from bot.store import Store
from tests.digests.post import CHANNEL, GUILD, MONDAY, PERSON, Clock, Post, add, until

FERRY = "The ferry across the sound was built in 1911. It carried miners until the bridge opened."


@asynccontextmanager
async def delivering(digests: Digests, post: Post, clock: Clock) -> AsyncGenerator[None]:
    task = asyncio.create_task(digests.deliver(post, clock))
    try:
        yield
        assert not task.done()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_editions_alerts_and_answers_come_as_they_are_due(
    digests: Digests, store: Store, post: Post, clock: Clock
) -> None:
    await digests.schedule(GUILD, replace(Order(CHANNEL), alerts=5), now=MONDAY)
    async with delivering(digests, post, clock):
        other = await digests.schedule(GUILD, Order(Place(200)), now=MONDAY)
        await digests.watch(GUILD, "When was the ferry across the sound built?", 7, now=MONDAY)
        await add(store, FERRY)
        digests.look()
        await until(lambda: len(post.messages) == 2)
        assert {one.place for one in post.messages} == {CHANNEL, PERSON}
        clock.go(days=1)
        digests.look()
        await until(lambda: len(post.messages) == 3)
        assert (post.messages[2].place, post.bodies[2]) == (Place(200), "edition 2026-11-03 1: Ferry 1")
        (one,) = await digests.resend(GUILD, other.id, now=clock.now)
        await until(lambda: len(post.messages) == 4)
        assert post.messages[3].nonce == one.nonce
    assert await store.meta.get("looked") == "1"


async def test_articles_that_somebody_had_trouble_with_are_looked_at_again(
    digests: Digests, store: Store, post: Post, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await digests.watch(GUILD, "When was the ferry across the sound built?", 7, now=MONDAY)
    await add(store, FERRY)
    real, post.answer = post.answer, lambda *_: 1 / 0  # type: ignore  # pyright: ignore
    async with delivering(digests, post, clock):
        await until(lambda: "Watch 1 could not be looked at" in caplog.text)
        await asyncio.sleep(0.05)
        assert await store.meta.get("looked") is None
        post.answer = real  # type: ignore[method-assign]
        clock.go(minutes=6)
        digests.look()
        await until(lambda: bool(post.messages))

        async def looked() -> bool:
            return await store.meta.get("looked") == "1"

        await until(looked)


async def test_what_was_under_way_at_an_end_is_looked_after_at_the_next_start(
    digests: Digests, store: Store, post: Post, clock: Clock
) -> None:
    await digests.schedule(GUILD, replace(Order(CHANNEL), empty=True), now=MONDAY)
    clock.go(days=1)
    real, under_way = post.send, asyncio.Event()

    async def hang(place: Place, *given: object, **named: object) -> int:
        await real(place, *given, **named)  # type: ignore[arg-type]  # pyright: ignore
        under_way.set()
        return await asyncio.Future()

    post.send = hang  # type: ignore[method-assign]  # pyright: ignore
    async with delivering(digests, post, clock):
        await under_way.wait()
    post.send = real  # type: ignore[method-assign]
    clock.go(minutes=10)
    async with delivering(digests, post, clock):

        async def settled() -> bool:
            return not await store.deliveries.places(limit=1)

        await until(settled)
    assert post.asked == ["send", "find"]
    assert len(post.messages) == 1


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed is tried again at once."""
    monkeypatch.setattr("bot.digests.alarm.AGAIN", 0.01)


def failing_at_first(room: object, name: str) -> None:
    """Let a method of the store fail twice before it works."""
    real = getattr(room, name)
    failures = [StorageError("locked"), RuntimeError("a bug")]

    async def failing(*given: object, **named: object) -> object:
        if failures:
            raise failures.pop()
        return await real(*given, **named)

    setattr(room, name, failing)


async def test_nothing_that_happens_ends_it(
    digests: Digests, store: Store, post: Post, hurried: None, caplog: pytest.LogCaptureFixture
) -> None:
    await digests.schedule(GUILD, replace(Order(CHANNEL), empty=True), now=MONDAY)
    post.clock.go(days=1)
    for room, name in (
        (store.digests, "page"),
        (store.digests, "due"),
        (store.digests, "newest"),
        (store.deliveries, "places"),
    ):
        failing_at_first(room, name)
    async with delivering(digests, post, post.clock):
        await until(lambda: bool(post.messages))
    for what in ("Making editions", "Sending", "Looking for alerts and answers"):
        assert f"{what} failed: locked" in caplog.text
        assert f"{what} failed, for a reason that must not be" in caplog.text


async def test_the_loop_sleeps_until_something_is_due(
    digests: Digests, store: Store, post: Post, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pauses: list[tuple[str, float]] = []

    async def once(what: str, work: Callable[[], Awaitable[float]], _: Alarm) -> None:
        pauses.append((what, await work()))

    monkeypatch.setattr("bot.digests.keeping.for_ever", once)

    async def looked(keeping: Keeping) -> dict[str, float]:
        pauses.clear()
        await keeping.keep(tmp_path / "lock")
        return dict(pauses)

    keeping = Keeping(store, post, post.clock, cap=0.25)
    assert await looked(keeping) == {"Making editions": 60.0, "Sending": 60.0, "Looking for alerts and answers": 60.0}
    digest = await digests.schedule(GUILD, Order(CHANNEL), now=MONDAY)
    post.clock.now = digest.due
    post.clock.go(seconds=-7)
    assert (await looked(keeping))["Making editions"] == 7.0
    post.clock.go(hours=-1)
    assert (await looked(keeping))["Making editions"] == 60.0
    post.clock.now = digest.due
    post.edition = lambda edition: 1 / 0  # type: ignore  # pyright: ignore
    await digests.change(GUILD, digest.id, replace(Order(CHANNEL), empty=True), now=MONDAY)
    # It has trouble: first it is dealt with, then it waits.
    assert (await looked(keeping))["Making editions"] == 0.0
    assert (await looked(keeping))["Making editions"] == 5.0


async def test_an_alarm_wakes_and_keeps_awake() -> None:
    alarm = Alarm()
    alarm.ring()
    await alarm.sleep(3600)
    sleeping = asyncio.create_task(alarm.sleep(3600))
    await asyncio.sleep(0)
    alarm.ring()
    await sleeping
    await alarm.sleep(0.001)
    sleeping = asyncio.create_task(for_ever("It", lambda: asyncio.sleep(0, 3600.0), alarm))
    await asyncio.sleep(0.01)
    sleeping.cancel()
    assert isinstance((await asyncio.gather(sleeping, return_exceptions=True))[0], asyncio.CancelledError)


HOLDING = """
import asyncio, sys
from pathlib import Path
from bot.digests.alone import alone
async def hold():
    async with alone(Path(sys.argv[1])):
        print("here", flush=True)
        await asyncio.sleep(600)
asyncio.run(hold())
"""


async def test_a_second_process_says_so_once_and_takes_over_from_one_that_was_killed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lock = tmp_path / "quoth.db-sending"
    entered = asyncio.Event()

    async def second() -> None:
        async with alone(lock, pause=0.01):
            entered.set()

    with subprocess.Popen(  # noqa: ASYNC220 - a moment
        [sys.executable, "-c", HOLDING, str(lock)], stdout=subprocess.PIPE
    ) as first:
        assert first.stdout
        assert await asyncio.to_thread(first.stdout.readline) == b"here\n"
        waiting = asyncio.create_task(second())
        await asyncio.sleep(0.1)
        assert not entered.is_set()
        assert caplog.text.count("Another process delivers digests") == 1
        first.send_signal(signal.SIGKILL)
        await asyncio.wait_for(waiting, 30)
    assert entered.is_set()


async def test_x1_the_lock_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        async with alone(tmp_path / "quoth.db-sending"):
            assert (tmp_path / "quoth.db-sending").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)
