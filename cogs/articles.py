"""The library: /article add, list, show, remove."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NothingToSay, Refused
from bot.models import Draft
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.cards.articles import PAGE
from cogs.choosing import chosen, offer
from cogs.replies import patiently, replace, send
from cogs.scopes import must_manage, scope_of
from cogs.uploads import read

if TYPE_CHECKING:
    from bot.client import QuothBot


class Articles(commands.GroupCog, group_name="article", group_description="The articles that answers come from"):
    """What the library holds."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self.library = bot.library

    @app_commands.command()
    @app_commands.describe(file="A file to add: .txt .md .html .jsonl. Without one, a form opens to paste a text into")
    async def add(self, interaction: Interaction, file: discord.Attachment | None = None) -> None:
        """Add an article: upload a file, or paste a text."""
        must_manage(interaction)
        if file is None:
            await interaction.response.send_modal(PasteForm())
            return
        card = await patiently(interaction, _added(interaction, await read(self.library, file)), private=True)
        await send(interaction, card, private=True)

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """List the articles, newest first."""
        await send(interaction, await _page(interaction, 0), private=True)

    @app_commands.command()
    @app_commands.describe(article="Which article")
    async def show(self, interaction: Interaction, article: app_commands.Range[str, 1, 200]) -> None:
        """Show what is known of an article."""
        number = await chosen(self.library, scope_of(interaction), article)
        await send(interaction, await patiently(interaction, _shown(interaction, number), private=True), private=True)

    @app_commands.command()
    @app_commands.describe(article="Which article")
    async def remove(self, interaction: Interaction, article: app_commands.Range[str, 1, 200]) -> None:
        """Erase an article of this library."""
        must_manage(interaction)
        found = await self.library.get(
            scope_of(interaction), await chosen(self.library, scope_of(interaction), article)
        )
        if found.info.library != scope_of(interaction).key:
            raise Refused("That article is on the operator's shelf; only the operator can take it off.")
        await send(interaction, cards.removal(found.info), private=True)

    @show.autocomplete("article")
    @remove.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)


async def _added(interaction: Interaction, drafts: Sequence[Draft]) -> cards.Card:
    found = await interaction.client.library.add_all(scope_of(interaction), drafts, now=discord.utils.utcnow())
    return cards.added(found)


async def _page(interaction: Interaction, number: int) -> cards.Card:
    library, scope = interaction.client.library, scope_of(interaction)
    found = await library.list(scope, limit=PAGE, offset=number * PAGE)
    return cards.articles(found, page=number, total=await library.count(scope))


async def _shown(interaction: Interaction, number: int) -> cards.Card:
    library, scope = interaction.client.library, scope_of(interaction)
    try:
        info, headline = await library.summarize(scope, number, length="headline")
    except NothingToSay:
        info, headline = (await library.get(scope, number)).info, None
    return cards.article(info, headline)


class PasteForm(discord.ui.Modal):
    """A text to paste, and what is known of it."""

    def __init__(self) -> None:
        super().__init__(title="Add an article", timeout=900)
        self.text = self._field("Text", longest=4000, style=discord.TextStyle.paragraph)
        self.known = {
            "title": self._field("Title", longest=200, required=False),
            "source": self._field("Source", longest=100, required=False),
            "url": self._field("Address", longest=1000, required=False, placeholder="https://"),
            "published": self._field("Date", longest=20, required=False, placeholder="2026-05-03"),
        }

    def _field(
        self,
        name: str,
        *,
        longest: int,
        required: bool = True,
        style: discord.TextStyle = discord.TextStyle.short,
        placeholder: str | None = None,
    ) -> "discord.ui.TextInput[PasteForm]":
        field: discord.ui.TextInput[PasteForm] = discord.ui.TextInput(
            custom_id=name.lower(), style=style, required=required, max_length=longest, placeholder=placeholder
        )
        self.add_item(discord.ui.Label(text=name, component=field))
        return field

    async def on_submit(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Add it."""
        must_manage(interaction)
        fields = {name: field.value for name, field in self.known.items()}
        drafts = [interaction.client.library.pasted(self.text.value, fields)]
        await send(interaction, await patiently(interaction, _added(interaction, drafts), private=True), private=True)

    async def on_error(self, interaction: Interaction, error: Exception) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Through the one door."""
        await interaction.client.answer_error(interaction, error)


class Turn(Pressed, template=controls.PAGE):
    """Turns to another page of the list."""

    async def press(self, interaction: Interaction) -> None:
        """In place of the one that is there."""
        await replace(interaction, await _page(interaction, int(self.given["number"])))


class Remove(Pressed, template=controls.REMOVE):
    """Erases an article, once that was confirmed."""

    async def press(self, interaction: Interaction) -> None:
        """Whoever presses must be allowed to."""
        must_manage(interaction)
        gone = await interaction.client.library.remove(scope_of(interaction), int(self.given["article"]))
        await replace(interaction, cards.removed(gone))


class Keep(Pressed, template=controls.KEEP):
    """Leaves everything as it is."""

    async def press(self, interaction: Interaction) -> None:
        """Say so."""
        await replace(interaction, cards.notice("Nothing was removed."))


async def setup(bot: "QuothBot") -> None:
    """Add the commands and the buttons."""
    bot.add_dynamic_items(Turn, Remove, Keep)
    await bot.add_cog(Articles(bot))
