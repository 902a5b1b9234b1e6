"""Summarising: /summarize, and the buttons that zoom."""

from dataclasses import dataclass
from dataclasses import replace as changed
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound, NothingToSay, Refused, Unreadable
from bot.intake.files import READ
from bot.models import Draft, Summary, SummaryOptions
from bot.summaries import DEFAULT, LENGTHS, METHODS
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls, lines
from cogs.cards.lines import ASKED
from cogs.cards.summaries import FOCUS_ID
from cogs.choosing import chosen, offer
from cogs.replies import replace, send
from cogs.scopes import scope_of
from cogs.uploads import read

if TYPE_CHECKING:
    from bot.client import QuothBot

_METHODS = [app_commands.Choice(name=f"{name}: {method.help}", value=name) for name, method in METHODS.items()]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What sort of summary is asked for."""

    length: str = "short"
    method: str = DEFAULT
    focus: str = ""

    @property
    def options(self) -> SummaryOptions:
        """The same for the library."""
        return {"length": self.length, "method": self.method, "focus": self.focus}


class Summarize(commands.Cog):
    """Summaries."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(name="Summarize", callback=self.message)

    async def cog_load(self) -> None:
        """Add the message menu, which a cog does not add by itself."""
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it off again."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command()
    @app_commands.describe(
        article="An article of the library",
        file="Or a text of yours: .txt .md .html",
        length="How much; the buttons below change it",
        focus="Only what is about this",
        method="How the sentences are chosen",
    )
    @app_commands.choices(method=_METHODS)
    async def summarize(
        self,
        interaction: Interaction,
        *,
        article: app_commands.Range[str, 1, 200] | None = None,
        file: discord.Attachment | None = None,
        length: Literal["headline", "short", "long"] = "short",
        focus: app_commands.Range[str, 1, ASKED] | None = None,
        method: str = DEFAULT,
    ) -> None:
        """Summarise an article or a file in its own sentences."""
        wanted = Wanted(length, method, " ".join((focus or "").split()))
        if article and not file:
            await send(interaction, _chosen(interaction, article, wanted))
        elif file and not article:
            await send(interaction, _uploaded(interaction, file, wanted))
        else:
            raise Refused("Name one article, or attach one file.")

    @summarize.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)

    async def message(self, interaction: Interaction, message: discord.Message) -> None:
        """Summarise a message: its text file if it has one, otherwise its text; for whoever asks alone."""
        await send(interaction, _message(interaction, message), private=True)


class Zoom(Pressed, template=controls.ZOOM):
    """Shows another length of the same summary."""

    async def press(self, interaction: Interaction) -> None:
        """In place of the one that is there."""
        if self.given["length"] not in LENGTHS or self.given["method"] not in METHODS:
            raise NotFound("That button is from an older version; ask for the summary again.")
        await replace(interaction, self._card(interaction))

    async def _card(self, interaction: Interaction) -> cards.Card:
        wanted = Wanted(self.given["length"], self.given["method"], lines.read(interaction.message, FOCUS_ID))
        if self.given["article"]:
            return await _stored(interaction, int(self.given["article"]), wanted)
        library, token = interaction.client.library, self.given["upload"]
        draft = await library.upload(scope_of(interaction), token)
        return _unstored(await library.summarize_draft(draft, **wanted.options), draft, token, wanted)


class SummaryOf(Pressed, template=controls.SUMMARY):
    """Summarises the article that a card is about."""

    async def press(self, interaction: Interaction) -> None:
        """Beside that card, for whoever asks."""
        await send(interaction, _stored(interaction, int(self.given["article"]), Wanted()), private=True)


async def _chosen(interaction: Interaction, article: str, wanted: Wanted) -> cards.Card:
    number = await chosen(interaction.client.library, scope_of(interaction), article)
    return await _stored(interaction, number, wanted)


async def _stored(interaction: Interaction, article: int, wanted: Wanted) -> cards.Card:
    library, options = interaction.client.library, wanted.options
    info, summary = await library.summarize(scope_of(interaction), article, **options)
    return cards.summary(summary, title=info.title, length=wanted.length, focus=wanted.focus, info=info)


def _unstored(summary: Summary, draft: Draft, token: str, wanted: Wanted) -> cards.Card:
    return cards.summary(summary, title=draft.title, length=wanted.length, focus=wanted.focus, upload=token)


async def _uploaded(interaction: Interaction, file: discord.Attachment, wanted: Wanted) -> cards.Card:
    drafts = await read(interaction.client.library, file)
    if len(drafts) != 1:
        raise Unreadable(
            f"There are {len(drafts)} articles in that file. Add it with `/article add`, then summarise one of them."
        )
    # The same title for every length, or the zoom would not be from one summary.
    return await _kept(interaction, changed(drafts[0], title=drafts[0].title or file.filename), wanted)


async def _message(interaction: Interaction, message: discord.Message) -> cards.Card:
    """A summary of a message's text, or of the file that comes with it."""
    readable = [file for file in message.attachments if file.filename.lower().endswith(tuple(READ))]
    if readable:
        return await _uploaded(interaction, readable[0], Wanted())
    if not message.content.strip():
        raise NothingToSay("There is neither text nor a text file in that message to summarise.")
    draft = interaction.client.library.pasted(message.content, {"title": "A message"})
    return await _kept(interaction, draft, Wanted())


async def _kept(interaction: Interaction, draft: Draft, wanted: Wanted) -> cards.Card:
    """A summary of a text that is kept for a while, so that its buttons find it again."""
    library = interaction.client.library
    # Summarised first: a text that says nothing is not worth keeping.
    summary = await library.summarize_draft(draft, **wanted.options)
    token = await library.keep_upload(scope_of(interaction), draft, now=discord.utils.utcnow())
    return _unstored(summary, draft, token, wanted)


async def setup(bot: "QuothBot") -> None:
    """Add the command and the buttons."""
    bot.add_dynamic_items(Zoom, SummaryOf)
    await bot.add_cog(Summarize(bot))
