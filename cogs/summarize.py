"""Summarising: /summarize, and the buttons that zoom."""

from dataclasses import replace as changed
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
from cogs.replies import replace, send
from cogs.scopes import scope_of
from cogs.uploads import read

if TYPE_CHECKING:
    from bot.client import QuothBot

_METHODS = [app_commands.Choice(name=f"{name}: {method.help}", value=name) for name, method in METHODS.items()]


class Summarize(commands.Cog):
    """Summaries."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

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
            await send(interaction, _chosen(interaction, article, length, method))
        elif file and not article:
            await send(interaction, _uploaded(interaction, file, length, method))
        else:
            raise Refused("Name one article, or attach one file.")

    @summarize.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)


class Zoom(Pressed, template=controls.ZOOM):
    """Shows another length of the same summary."""

    async def press(self, interaction: Interaction) -> None:
        """In place of the one that is there."""
        if self.given["length"] not in LENGTHS or self.given["method"] not in METHODS:
            raise NotFound("That button is from an older version; ask for the summary again.")
        await replace(interaction, self._card(interaction))

    async def _card(self, interaction: Interaction) -> cards.Card:
        length, method = self.given["length"], self.given["method"]
        if self.given["article"]:
            return await _stored(interaction, int(self.given["article"]), length, method)
        library, token = interaction.client.library, self.given["upload"]
        draft = await library.upload(scope_of(interaction), token)
        summary = await library.summarize_draft(draft, length=length, method=method)
        return cards.summary(summary, title=draft.title, length=length, upload=token)


class SummaryOf(Pressed, template=controls.SUMMARY):
    """Summarises the article that a card is about."""

    async def press(self, interaction: Interaction) -> None:
        """Beside that card, for whoever asks."""
        await send(interaction, _stored(interaction, int(self.given["article"]), "short", DEFAULT), private=True)


async def _chosen(interaction: Interaction, article: str, length: str, method: str) -> cards.Card:
    number = await chosen(interaction.client.library, scope_of(interaction), article)
    return await _stored(interaction, number, length, method)


async def _stored(interaction: Interaction, article: int, length: str, method: str) -> cards.Card:
    library = interaction.client.library
    info, summary = await library.summarize(scope_of(interaction), article, length=length, method=method)
    return cards.summary(summary, title=info.title, length=length, info=info)


async def _uploaded(interaction: Interaction, file: discord.Attachment, length: str, method: str) -> cards.Card:
    library = interaction.client.library
    drafts = await read(library, file)
    if len(drafts) != 1:
        raise Unreadable(
            f"There are {len(drafts)} articles in that file. Add it with `/article add`, then summarise one of them."
        )
    # The same title for every length, or the zoom would not be from one summary.
    draft = changed(drafts[0], title=drafts[0].title or file.filename)
    summary = await library.summarize_draft(draft, length=length, method=method)
    token = await library.keep_upload(scope_of(interaction), draft, now=discord.utils.utcnow())
    return cards.summary(summary, title=draft.title, length=length, upload=token)


async def setup(bot: "QuothBot") -> None:
    """Add the command and the buttons."""
    bot.add_dynamic_items(Zoom, SummaryOf)
    await bot.add_cog(Summarize(bot))
