"""The commands that start the bot: run and demo. Only here do the core and Discord's side meet."""

import argparse
import asyncio
import logging
from datetime import UTC, datetime

from bot.errors import BadSetting, BotError, Unusable
from bot.library import Library
from bot.settings import Settings

log = logging.getLogger(__name__)


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
    asyncio.run(_run(settings, settings.discord_token.get_secret_value()))
    return 0


async def _run(settings: Settings, token: str) -> None:
    from bot.client import QuothBot  # noqa: PLC0415 - discord.py takes 0.3 s to import; other commands do not need it
    from bot.connection import serve  # noqa: PLC0415

    async with Library.open(settings) as library:
        # Beside the connection, not before it: a large shelf must not keep members waiting for the bot to appear.
        loading = asyncio.create_task(load_shelf(library, settings))
        try:
            await serve(lambda: QuothBot(library, settings), token)
        finally:
            loading.cancel()
            await asyncio.gather(loading, return_exceptions=True)


async def load_shelf(library: Library, settings: Settings) -> None:
    """Load the shelf's folder and log what changed; a shelf that cannot be read never stops the bot."""
    try:
        report = await library.load_shelf(settings.articles_path, now=datetime.now(UTC))
    except BotError as error:
        log.warning("The shelf could not be loaded: %s", error)
        return
    for file, why in report.unread:
        log.warning("Left out of the shelf: %s: %s", file, why)
    log.info("Shelf: %d articles added, %d changed, %d removed", report.added, report.changed, report.removed)


def demo(settings: Settings, args: argparse.Namespace) -> int:
    """Open the same bot behind a local web page that looks like Discord."""
    try:
        from bot.demo import serve  # noqa: PLC0415 - simcord belongs to the demo extra and is not there on a server
    except ModuleNotFoundError as error:
        raise Unusable(f"The demo needs {error.name}: pip install -r requirements-demo.txt, or `make demo`.") from error
    asyncio.run(serve(settings, args.port))
    return 0
