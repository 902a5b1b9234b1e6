"""The demo: the same bot in a small simulated Discord, behind a page on loopback. No token, no network."""

import asyncio
import signal
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import discord
import simcord

from bot.client import QuothBot, delivering
from bot.commandline.launch import keeping
from bot.corrections.keeping import kept as corrected
from bot.feeds.keeping import kept
from bot.library import Library
from bot.models import Scope
from bot.settings import Settings
from cogs.corrections import tell as correct
from cogs.feeds import tell

#: What a visitor may try first, and that silence is no fault: this is a question channel. The page shows one line.
TOPIC = (
    "Try “Why did so few people die in the workhouse in Poland Street?” No answer means that the articles do not say."
)


async def serve(settings: Settings, port: int) -> None:
    """Open the page, print its address, and keep it open until Ctrl-C or until the visitor ends the session.

    The demo has a database of its own, gone at the end: nothing typed there reaches the operator's.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    with tempfile.TemporaryDirectory(prefix="quoth-demo-") as folder:
        # The channel hears every question, so the intent that this takes is on.
        chosen = settings.model_copy(update={"database_path": Path(folder) / "demo.db", "message_content_intent": True})
        async with (
            Library.open(chosen) as library,
            keeping(library, chosen) as shelf,
            # The simulated clock leaps at first, and a loop that went by it would make every step of the way.
            simcord.run(bot := QuothBot(library, chosen.model_copy(update={"feed_minutes": 0}))) as env,
        ):
            await shelf.loaded.wait()
            await env.advance_time((datetime.now(UTC) - env.now()).total_seconds())
            if bot.user:
                await bot.user.edit(username="Quoth")
            async with (
                kept(library.feeds, lambda: datetime.now(UTC), partial(tell, bot)),
                corrected(library.corrections, lambda: datetime.now(UTC), partial(correct, bot)),
                delivering(library, bot),
            ):
                await _show(env, library, port, stop)


async def _show(env: simcord.Env, library: Library, port: int, stop: asyncio.Event) -> None:
    guild = env.create_guild("Quoth demo")
    channel = guild.create_text_channel("ask-quoth", topic=TOPIC)
    keeper = guild.create_role("Keeper", permissions=discord.Permissions(manage_guild=True))
    visitor = guild.add_member(env.create_user("visitor"), roles=[keeper])
    await library.preferences.set(Scope.guild(guild.id), "question_channel", str(channel.id))
    await visitor.slash(channel, "help")
    now = datetime.now(UTC)
    async with env.preview(
        channel, viewers=[visitor], layout="channel", presentation_time=now, port=port or None
    ) as preview:
        print(f"Quoth's demo is open at {preview.url}\nCtrl-C ends it.", flush=True)
        closed = asyncio.create_task(preview.wait_closed())
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait((closed, stopped), return_when=asyncio.FIRST_COMPLETED)
        for waiting in (closed, stopped):
            waiting.cancel()
