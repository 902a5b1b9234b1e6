"""Open questions: /watch add, list, remove, the offer under "no answer", and the buttons under an answer that came."""

import asyncio
import logging
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.digests.orders import QUESTION
from bot.errors import BotError, NotFound
from bot.messages import message
from bot.models import Scope
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.cards.markdown import cut, flat
from cogs.choosing import CHOICES, IN_TIME, NAME_LENGTH
from cogs.languages import remember
from cogs.questions import earlier
from cogs.replies import send
from cogs.scopes import may_see, scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)


class Watches(commands.GroupCog, group_name="watch", group_description="Questions that stay open until answered"):
    """What somebody wants to be told."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(question="What you want to know: when a new article answers it, I write to you")
    async def add(self, interaction: Interaction, question: app_commands.Range[str, 1, QUESTION]) -> None:
        """Keep a question open: I write to you, once, when a new article answers it."""
        await send(interaction, _added(interaction, scope_of(interaction), question), private=True)

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """List your open questions here."""
        await send(interaction, _listed(interaction), private=True)

    @app_commands.command()
    @app_commands.describe(question="Which one")
    async def remove(self, interaction: Interaction, question: app_commands.Range[str, 1, 100]) -> None:
        """Let go of a question."""
        await send(interaction, _removed(interaction, scope_of(interaction), question), private=True)

    @remove.autocomplete("question")
    async def offered(self, interaction: Interaction, text: str) -> list[app_commands.Choice[str]]:
        """One's own questions while they are typed; none rather than late."""
        try:
            async with asyncio.timeout(IN_TIME):
                found = await interaction.client.library.digests.watches(scope_of(interaction), interaction.user.id)
        except (BotError, TimeoutError) as error:
            log.warning("No questions were offered: %s", str(error) or "they took too long")
            return []
        fitting = [one for one in found if text.strip().casefold() in one.question.casefold()]
        return [
            app_commands.Choice(name=cut(flat(one.question), NAME_LENGTH) or f"№ {one.id}", value=str(one.id))
            for one in fitting[:CHOICES]
        ]


class Offer(Pressed, template=controls.WATCH):
    """Keeps the question of a card open, for whoever presses."""

    async def press(self, interaction: Interaction) -> None:
        """Read the question from the card."""
        question = (await earlier(interaction.message)).question if interaction.message else ""
        if not question:
            raise NotFound(message("That question cannot be read any more; `/watch add` takes it."))
        await send(interaction, _added(interaction, scope_of(interaction), question), private=True)


class LetGo(Pressed, template=controls.UNWATCH):
    """Lets go of a question, wherever its button is."""

    async def press(self, interaction: Interaction) -> None:
        """It must be one of whoever presses."""
        await send(
            interaction, _removed(interaction, _named(interaction, self.given), self.given["watch"]), private=True
        )


class Again(Pressed, template=controls.REWATCH):
    """Keeps a question open that was answered."""

    async def press(self, interaction: Interaction) -> None:
        """It must be one of whoever presses, in a library that they can still see."""
        await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        scope, number = _named(interaction, self.given), int(self.given["watch"])
        found = await interaction.client.library.digests.watches(scope, interaction.user.id)
        watch = next((one for one in found if one.id == number), None)
        if watch is None or not await may_see(interaction.client, scope, interaction.user.id):
            raise NotFound(message("That question is gone; `/watch add` opens it anew."))
        return await _added(interaction, scope, watch.question)


def _named(interaction: Interaction, given: dict[str, str]) -> Scope:
    """The library that a button names; what is asked of it is always only one's own."""
    return Scope.person(interaction.user.id) if given["library"] == "user" else Scope(given["library"])


async def _added(interaction: Interaction, scope: Scope, question: str) -> cards.Card:
    library, owner = interaction.client.library.digests, interaction.user.id
    plain = " ".join(question.split())
    # Its answer comes in direct messages.
    await remember(interaction)
    known = (one for one in await library.watches(scope, owner) if one.answered is None and one.question == plain)
    # Pressed twice, it is watched for once.
    watch = next(known, None) or await library.watch(scope, question, owner, now=discord.utils.utcnow())
    return cards.watching(watch, elsewhere=interaction.guild_id is not None)


async def _listed(interaction: Interaction) -> cards.Card:
    library = interaction.client.library.digests
    return cards.watches(await library.watches(scope_of(interaction), interaction.user.id))


async def _removed(interaction: Interaction, scope: Scope, text: str) -> cards.Card:
    library, owner, plain = interaction.client.library.digests, interaction.user.id, text.strip()
    if not (plain.isascii() and plain.isdigit()):
        raise NotFound(
            message("Choose one of the questions that are offered while you type; `/watch list` shows them all.")
        )
    return cards.unwatched(await library.unwatch(scope, int(plain), owner, now=discord.utils.utcnow()))


async def setup(bot: "QuothBot") -> None:
    """Add the commands and the buttons."""
    bot.add_dynamic_items(Offer, LetGo, Again)
    await bot.add_cog(Watches(bot))
