"""The Discord client: its cogs, its one error door, commands synced when they changed, and no mention ever allowed."""

import asyncio
import gc
import hashlib
import json
import logging
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from functools import partial

import discord
from discord import app_commands

from bot.corrections.keeping import kept as corrected
from bot.errors import BotError, NotFound, StorageError
from bot.feeds.keeping import kept
from bot.library import Library
from bot.messages import message, say
from bot.settings import Settings
from bot.shards import Sharded
from cogs import cards
from cogs.cards.card import REFUSED
from cogs.cards.controls import known
from cogs.corrections import tell as correct
from cogs.courier import DiscordCourier
from cogs.feeds import tell
from cogs.languages import Translator, speak_to
from cogs.replies import GONE, refuse
from cogs.requests import tracing
from cogs.turns import Turns

log = logging.getLogger(__name__)

COGS = (
    "cogs.ask",
    "cogs.listening",
    "cogs.summarize",
    "cogs.research",
    "cogs.articles",
    "cogs.saving",
    "cogs.feeds",
    "cogs.digests",
    "cogs.watches",
    "cogs.courier",
    "cogs.settings",
    "cogs.privacy",
    "cogs.leaving",
    "cogs.help",
)
#: All that a reader is told of an error of ours.
SORRY = message("Something went wrong on our side. It was noted; please try again.")
CLOSED = message("The library cannot be opened just now. It was noted; please try again in a moment.")
CHANGED = message("That command has changed since Discord last told you of it. Try again in a moment.")
UNUSABLE = message("Discord could not make sense of one of the values; choose one that it offers.")
OLD = message("That button is from an older version. Ask again, or see `/help`.")


class Tree(app_commands.CommandTree["QuothBot"]):
    """The commands, with the door that their errors leave by."""

    async def interaction_check(self, interaction: discord.Interaction["QuothBot"], /) -> bool:
        """Speak the language of whoever typed the command."""
        speak_to(interaction)
        return True

    async def on_error(self, interaction: discord.Interaction["QuothBot"], error: app_commands.AppCommandError) -> None:
        """Answer it."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await interaction.client.answer_error(interaction, cause)


class QuothBot(Sharded):
    """The bot. It needs an open library, which it does not close."""

    def __init__(self, library: Library, settings: Settings, *, delivers: bool = False) -> None:
        """With `delivers` it sends digests, unless another process does, and corrects its own answers."""
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        intents.message_content = settings.message_content_intent
        super().__init__(
            # No message is ever read as a prefix command: `on_message` below answers by itself.
            command_prefix=(),
            help_command=None,
            intents=intents,
            tree_cls=Tree,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            http_trace=tracing(),
        )
        self.library = library
        #: Who has something done now, and who waits.
        self.turns = Turns()
        #: Whether messages that do not mention us can be read.
        self.hears_everything = settings.message_content_intent
        self._asks_feeds, self._delivers = settings.feed_minutes > 0, delivers
        self._kept = AsyncExitStack()

    async def setup_hook(self) -> None:
        """Load the cogs and sync the commands, before the gateway is asked for."""
        for name in COGS:
            await self.load_extension(name)
        await self.tree.set_translator(Translator())
        await self._sync()
        if self._asks_feeds:
            await self._kept.enter_async_context(kept(self.library.feeds, discord.utils.utcnow, partial(tell, self)))

        if self._delivers:
            await self._kept.enter_async_context(delivering(self.library, self))
            await self._kept.enter_async_context(
                corrected(self.library.corrections, discord.utils.utcnow, partial(correct, self))
            )

    async def close(self) -> None:
        """Stop asking feeds and sending digests, and leave Discord."""
        await self._kept.aclose()
        await super().close()

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the cogs: there are no prefix commands."""

    async def on_ready(self) -> None:
        """Say that we are here; comes again after each lost connection."""
        log.info("Connected as %s, in %d servers", self.user, len(self.guilds))

    async def on_interaction(self, interaction: discord.Interaction["QuothBot"], /) -> None:
        """Answer a button that is not one of ours any more; all others find their own way."""
        custom_id = str((interaction.data or {}).get("custom_id"))
        if interaction.type is discord.InteractionType.component and not known(custom_id):
            await self.answer_error(interaction, NotFound(OLD))

    async def answer_error(self, interaction: discord.Interaction["QuothBot"], error: Exception) -> None:
        """The one door for errors of interactions: the asker is told, and nobody else."""
        if isinstance(error, discord.HTTPException) and error.code in GONE:
            log.warning("An interaction was gone before it was answered (code %d)", error.code)
        else:
            speak_to(interaction)
            await refuse(interaction, cards.notice(self.told(error), colour=REFUSED))

    def told(self, error: Exception) -> str:
        """What a reader is told: our errors in their own words; others are logged, and one sentence stands for all."""
        return say(self._words(error))

    def _words(self, error: Exception) -> str:
        if isinstance(error, StorageError):
            # Its words are the operator's: they name files.
            log.error("%s", error)
            return CLOSED
        if isinstance(error, BotError):
            return error.message
        if isinstance(error, (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)):
            return CHANGED
        if isinstance(error, app_commands.TransformerError):
            return UNUSABLE
        log.error("Something failed that must not", exc_info=error)
        return SORRY

    async def _sync(self) -> None:
        """Tell Discord our commands, unless it knows them already: it allows only so many changes a day."""
        known = [await command.get_translated_payload(self.tree, Translator()) for command in self.tree.get_commands()]
        told = json.dumps([self.application_id, known], sort_keys=True, default=str)
        digest = hashlib.sha256(told.encode()).hexdigest()
        if await self.library.note("commands") == digest:
            return
        try:
            await self.tree.sync()
        except discord.HTTPException as error:
            log.warning("Discord did not take the commands; those of the last time stay: %s", error)
            return
        await self.library.set_note("commands", digest)


@asynccontextmanager
async def delivering(library: Library, bot: discord.Client) -> AsyncGenerator[None]:
    """Send digests for the time of the block, from when the servers are known on."""

    async def deliver() -> None:
        await bot.wait_until_ready()
        # The servers are known and stay: the collector need not stop the loop to look through all their channels.
        gc.freeze()
        await library.digests.deliver(DiscordCourier(bot, library), lambda: datetime.now(UTC))

    task = asyncio.create_task(deliver())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
