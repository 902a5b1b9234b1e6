"""The commands that start the bot: run and demo. Only here do the core and Discord's side meet."""

import argparse
import asyncio
import gc
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot import health, heap, logs
from bot import settings as file
from bot.errors import BadSetting, BotError, Damaged, Unusable
from bot.intake.watching import Watcher
from bot.library import Library
from bot.settings import Manager, Settings

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

#: Seconds between two looks at what has become too old to be kept.
HOUR = 3600


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Connect to Discord until told to stop."""
    if settings.discord_token is None:
        if not args.or_demo:
            raise BadSetting(
                "DISCORD_TOKEN is not set. Put it into .env (see .env.example), "
                "or try `python -m bot demo`, which needs none."
            )
        log.warning("DISCORD_TOKEN is not set: opening the demo instead of connecting to Discord.")
        args.port = 0
        return demo(settings, args)
    if not file.is_token(settings.discord_token):
        # Discord has the last word; but where it cannot be reached, nobody else would say so.
        log.warning("%s.", file.MISSHAPEN)
    for name, ours in file.misspelt().items():
        log.warning("%s is no setting: is %s meant?", name, ours)
    heap.share()
    logs.capture()
    asyncio.run(_run(settings, settings.discord_token.get_secret_value()))
    return 0


async def _run(settings: Settings, token: str) -> None:
    from bot.client import QuothBot  # noqa: PLC0415 - discord.py takes 0.3 s to import; other commands do not need it
    from bot.connection import serve  # noqa: PLC0415

    line = Line(lambda library: QuothBot(library, settings, delivers=True))
    # The shelf is loaded beside the connection, not before it: a large one must not keep members waiting for the bot.
    async with watched(settings, line) as library, keeping(library, settings):
        # What is loaded by now stays loaded. The collector stops the event loop while it looks through things, up to
        # 0.1 s with these and 0.03 s without.
        gc.freeze()
        await serve(lambda: line.client(library), token)


class Line:
    """The line to Discord, of which each attempt has a client of its own."""

    def __init__(self, make: Callable[[Library], "QuothBot"]) -> None:
        self._make = make
        self._client: QuothBot | None = None

    def client(self, library: Library) -> "QuothBot":
        """A new client, which is the one that counts from now on."""
        self._client = self._make(library)
        return self._client

    def connected(self) -> bool:
        """Whether Discord can be heard just now."""
        return self._client is not None and self._client.connected


@asynccontextmanager
async def watched(settings: Settings, line: Line) -> AsyncGenerator[Library]:
    """An open library, and for as long as it is open, the signs by which others see how the bot is."""

    async def well() -> bool:
        await library.note("commands")
        return line.connected()

    async with AsyncExitStack() as stack:
        if settings.metrics_port:
            from bot.metrics import Measured, Snapshot, served  # noqa: PLC0415 - most operators do without

            library = measured = await stack.enter_async_context(Measured.open(settings))
            snapshot = Snapshot(settings.database_path, line.connected)
            address = await stack.enter_async_context(served(measured.numbers, snapshot, settings.metrics_port))
            log.info("Numbers for Prometheus are at %s", address)
        else:
            library = await stack.enter_async_context(Library.open(settings))
        manager = Manager().notify_socket
        await stack.enter_async_context(health.shown(well, file=settings.health_file, manager=manager))
        yield library


@asynccontextmanager
async def keeping(library: Library, settings: Settings) -> AsyncGenerator[Watcher]:
    """For the time of the block the shelf is kept in line with its folder, and what is not to be kept is erased.

    What goes wrong is logged and stops nothing, but for a database that is damaged: when the first look at the shelf
    shows that, the block is ended with Damaged.
    """
    watcher = Watcher(settings.articles_path, lambda: library.load_shelf(settings.articles_path, now=datetime.now(UTC)))
    found: list[Damaged] = []
    inside = asyncio.current_task()

    async def watch() -> None:
        try:
            await watcher.watch()
        except Damaged as error:
            found.append(error)
            if inside:
                inside.cancel()

    tasks = (asyncio.create_task(watch()), asyncio.create_task(_keep_house(library)))
    try:
        yield watcher
    except asyncio.CancelledError:
        if not found:
            raise
        if inside:
            inside.uncancel()
        raise found[0] from None
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _keep_house(library: Library) -> None:
    while True:
        try:
            await library.keep_house(now=datetime.now(UTC))
        except BotError as error:
            log.warning("What is not to be kept any longer could not be erased: %s", error)
        except Exception:
            # Nobody is above this task: nothing would be erased any more.
            log.exception("What is not to be kept any longer could not be erased, for a reason that must not be")
        await asyncio.sleep(HOUR)


def demo(settings: Settings, args: argparse.Namespace) -> int:
    """Open the same bot behind a local web page that looks like Discord."""
    try:
        from bot.demo import serve  # noqa: PLC0415 - simcord belongs to the demo extra and is not there on a server
    except ModuleNotFoundError as error:
        raise Unusable(f"The demo needs {error.name}: pip install -r requirements-demo.txt, or `make demo`.") from error
    asyncio.run(serve(settings, args.port))
    return 0
