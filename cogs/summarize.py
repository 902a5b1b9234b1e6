"""Summarising: /summarize, and the buttons that zoom."""

from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound, Refused, Unreadable
from bot.summaries import DEFAULT, LENGTHS, METHODS
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.choosing import chosen, offer
from cogs.replies import patiently, replace, send
from cogs.scopes import scope_of
from cogs.uploads import read

if TYPE_CHECKING:
    from bot.client import QuothBot

_METHODS = [app_commands.Choice(name=f"{name}: {method.help}", value=name) for name, method in METHODS.items()]


class Summarize(commands.Cog):
    """Summaries."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self.library = bot.library

    @app_commands.command()
    @app_commands.describe(
        article="An article of the library",
        file="Or a text of yours: .txt .md .html",
        length="How much; the buttons below change it",
        method="How the sentences are chosen",
    )
    @app_commands.choices(method=_METHODS)
    async def summarize(
        self,
        interaction: Interaction,
        article: app_commands.Range[str, 1, 200] | None = None,
        file: discord.Attachment | None = None,
        length: Literal["headline", "short", "long"] = "short",
        method: str = DEFAULT,
    ) -> None:
        """Summarise an article or a file in its own sentences."""
        if article and not file:
            number = await chosen(self.library, scope_of(interaction), article)
            card = await patiently(interaction, _stored(interaction, number, length, method))
        elif file and not article:
            card = await patiently(interaction, self._uploaded(interaction, file, length, method))
        else:
            raise Refused("Name one article, or attach one file.")
        await send(interaction, card)

    @summarize.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)

    async def _uploaded(
        self, interaction: Interaction, file: discord.Attachment, length: str, method: str
    ) -> cards.Card:
        drafts = await read(self.library, file)
        if len(drafts) != 1:
            raise Unreadable("There are several articles in that file; add it with `/article add` and summarise one.")
        summary = await self.library.summarize_draft(drafts[0], length=length, method=method)
        token = await self.library.keep_upload(scope_of(interaction), drafts[0], now=discord.utils.utcnow())
        return cards.summary(summary, title=drafts[0].title or file.filename, length=length, upload=token)


async def _stored(interaction: Interaction, article: int, length: str, method: str) -> cards.Card:
    library = interaction.client.library
    info, summary = await library.summarize(scope_of(interaction), article, length=length, method=method)
    return cards.summary(summary, title=info.title, length=length, info=info)


class Zoom(Pressed, template=controls.ZOOM):
    """Shows another length of the same summary."""

    async def press(self, interaction: Interaction) -> None:
        """In place of the one that is there."""
        length, method = self.given["length"], self.given["method"]
        if length not in LENGTHS or method not in METHODS:
            raise NotFound("That button is from an older version; ask for the summary again.")
        if self.given["article"]:
            card = await _stored(interaction, int(self.given["article"]), length, method)
        else:
            library, token = interaction.client.library, self.given["upload"]
            draft = await library.upload(scope_of(interaction), token)
            summary = await library.summarize_draft(draft, length=length, method=method)
            card = cards.summary(summary, title=draft.title, length=length, upload=token)
        await replace(interaction, card)


async def setup(bot: "QuothBot") -> None:
    """Add the command and the buttons."""
    bot.add_dynamic_items(Zoom)
    await bot.add_cog(Summarize(bot))
