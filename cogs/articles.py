"""The library: /article add, list, show, remove."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NothingToSay, Refused
from bot.messages import message, say
from bot.models import SHELF
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.cards.articles import PAGE, pages
from cogs.choosing import chosen, offer
from cogs.pasting import PasteForm
from cogs.replies import replace, send
from cogs.saving import ADDRESS, saved
from cogs.scopes import adding, must_keep, reading, room_name
from cogs.uploads import read

if TYPE_CHECKING:
    from bot.client import QuothBot


class Articles(commands.GroupCog, group_name="article", group_description="The articles that answers come from"):
    """What the library holds."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(
        link="The address of a web page",
        file="Or a file: .txt .md .html .pdf .eml .jsonl .zip. With neither, a form to paste a text opens",
    )
    async def add(
        self,
        interaction: Interaction,
        link: app_commands.Range[str, 1, ADDRESS] | None = None,
        file: discord.Attachment | None = None,
    ) -> None:
        """Add an article: give a link, upload a file, or paste a text."""
        await must_keep(interaction)
        # Where nobody can tell who reads what, it is refused before a form is filled in.
        adding(interaction)
        if link and file:
            raise Refused(message("Give a link or a file, one at a time."))
        if link:
            await send(interaction, saved(interaction, [link]), private=True)
        elif file:
            await send(interaction, _added(interaction, file), private=True)
        else:
            await interaction.response.send_modal(PasteForm())

    @app_commands.command(name="list")
    async def list_(self, interaction: Interaction) -> None:
        """List the articles, newest first."""
        await send(interaction, _page(interaction, 0), private=True)

    @app_commands.command()
    @app_commands.describe(article="Which article")
    async def show(self, interaction: Interaction, article: app_commands.Range[str, 1, 200]) -> None:
        """Show what is known of an article."""
        await send(interaction, _shown(interaction, article), private=True)

    @app_commands.command()
    @app_commands.describe(article="Which article")
    async def remove(self, interaction: Interaction, article: app_commands.Range[str, 1, 200]) -> None:
        """Erase an article of this library."""
        await must_keep(interaction)
        await send(interaction, _removal(interaction, article), private=True)

    @show.autocomplete("article")
    @remove.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)


async def _added(interaction: Interaction, file: discord.Attachment) -> cards.Card:
    library, scope = interaction.client.library, adding(interaction)
    found = await read(library, file)
    if not found.drafts:
        if not found.unread:
            raise Refused(message("There is no article in {file}.", file=file.filename))
        ((where, why), *_) = found.unread
        raise Refused(
            message("There is no article in {file}. {where}: {why}", file=file.filename, where=where, why=why)
        )
    added = await library.add_all(scope, found.drafts, now=discord.utils.utcnow())
    return cards.added(added, unread=found.unread, room=room_name(interaction, scope))


async def _page(interaction: Interaction, number: int) -> cards.Card:
    library, scope = interaction.client.library, await reading(interaction)
    total = await library.count(scope)
    # There may be fewer pages by now than when the button was made.
    number = min(number, pages(total) - 1)
    return cards.articles(await library.list(scope, limit=PAGE, offset=number * PAGE), page=number, total=total)


async def _shown(interaction: Interaction, article: str) -> cards.Card:
    library, scope = interaction.client.library, await reading(interaction)
    number = await chosen(library, scope, article)
    try:
        info, headline = await library.summarize(scope, number, count=1)
    except NothingToSay:
        info, headline = (await library.get(scope, number)).info, None
    return cards.article(info, headline)


async def _removal(interaction: Interaction, article: str) -> cards.Card:
    library, scope = interaction.client.library, await reading(interaction)
    info = (await library.get(scope, await chosen(library, scope, article))).info
    if info.library == SHELF:
        raise Refused(
            message("“{title}” is on the operator's shelf; only the operator can take it off.", title=info.title)
        )
    return cards.removal(info)


class Turn(Pressed, template=controls.PAGE):
    """Turns to another page of the list."""

    async def press(self, interaction: Interaction) -> None:
        """In place of the one that is there."""
        await replace(interaction, _page(interaction, int(self.given["number"])))


class Remove(Pressed, template=controls.REMOVE):
    """Erases an article, once that was confirmed."""

    async def press(self, interaction: Interaction) -> None:
        """Whoever presses must be allowed to."""
        await must_keep(interaction)
        await replace(interaction, self._card(interaction))

    async def _card(self, interaction: Interaction) -> cards.Card:
        library, number = interaction.client.library, int(self.given["article"])
        return cards.removed(await library.remove(await reading(interaction), number))


class Keep(Pressed, template=controls.KEEP):
    """Leaves everything as it is."""

    async def press(self, interaction: Interaction) -> None:
        """Say so."""
        await replace(interaction, self._card())

    async def _card(self) -> cards.Card:
        return cards.notice(say("Nothing was removed."))


async def setup(bot: "QuothBot") -> None:
    """Add the commands and the buttons."""
    bot.add_dynamic_items(Turn, Remove, Keep)
    await bot.add_cog(Articles(bot))
