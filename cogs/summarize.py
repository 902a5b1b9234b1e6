"""Summarising: /summarize, and the buttons that zoom."""

from dataclasses import dataclass
from dataclasses import replace as changed
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound, NothingToSay, Refused, Unreadable
from bot.intake.files import READ
from bot.intake.unusable import words
from bot.intake.web.links import links, without_links
from bot.messages import message, say
from bot.models import Draft, Summary, SummaryOptions
from bot.summaries import DEFAULT, LENGTHS, METHODS
from cogs import briefs, cards
from cogs.briefs import brief_of
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls, lines
from cogs.cards.lines import ASKED
from cogs.cards.summaries import FOCUS_ID
from cogs.choosing import chosen, is_hidden, offer
from cogs.replies import replace, send
from cogs.saving import ADDRESS
from cogs.scopes import keeping, reading
from cogs.uploads import read

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Words of the longest summary that may be asked for by their number.
WORDS = 2000
#: Words beside a link up to which a message is little more than that link.
_BESIDE = 25
_METHODS = [app_commands.Choice(name=f"{name}: {method.help}", value=name) for name, method in METHODS.items()]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What sort of summary is asked for."""

    length: str = "short"
    method: str = DEFAULT
    focus: str = ""
    #: At most so many words, instead of the length.
    words: int | None = None

    @property
    def options(self) -> SummaryOptions:
        """The same for the library."""
        return {"length": self.length, "method": self.method, "focus": self.focus, "words": self.words}

    @property
    def button(self) -> str:
        """The length whose button would give the same."""
        return "" if self.words else self.length


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
        link="Or the address of a web page",
        file="Or a text of yours: .txt .md .html .pdf .eml",
        length="How much; the buttons below change it",
        words="Or at most so many words",
        focus="Only what is about this; without an article, what all of them say on it",
        method="How the sentences are chosen",
    )
    @app_commands.choices(method=_METHODS)
    async def summarize(
        self,
        interaction: Interaction,
        *,
        article: app_commands.Range[str, 1, 200] | None = None,
        link: app_commands.Range[str, 1, ADDRESS] | None = None,
        file: discord.Attachment | None = None,
        length: Literal["headline", "short", "long"] | None = None,
        words: app_commands.Range[int, 1, WORDS] | None = None,
        focus: app_commands.Range[str, 1, ASKED] | None = None,
        method: str = DEFAULT,
    ) -> None:
        """Summarise an article, a web page, a file, or all articles on a focus, in their own sentences."""
        if length and words:
            raise Refused(message("Give a length or a number of words, not both."))
        wanted = Wanted(length or "short", method, " ".join((focus or "").split()), words)
        if article and not (link or file):
            hidden = await is_hidden(interaction, article)
            await send(interaction, _chosen(interaction, article, wanted), private=hidden)
        elif link and not (article or file):
            await send(interaction, _linked(interaction, link, wanted))
        elif file and not (article or link):
            await send(interaction, _uploaded(interaction, file, wanted))
        elif wanted.focus and not (article or link or file):
            if method != DEFAULT:
                raise Refused(
                    message("All articles on a focus are read by one method; name one article, or no method.")
                )
            await send(interaction, brief_of(interaction, wanted.focus, wanted.length, words))
        else:
            raise Refused(
                message("Name one article, give one link, attach one file, or give a focus alone for all articles.")
            )

    @summarize.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)

    async def message(self, interaction: Interaction, message: discord.Message) -> None:
        """Summarise a message: its text file, the page it links to, or its text; for whoever asks alone."""
        await send(interaction, _message(interaction, message), private=True)


class Zoom(Pressed, template=controls.ZOOM):
    """Shows another length of the same summary."""

    async def press(self, interaction: Interaction) -> None:
        """In place of the one that is there."""
        if self.given["length"] not in LENGTHS or self.given["method"] not in METHODS:
            raise NotFound(message("That button is from an older version; ask for the summary again."))
        await replace(interaction, self._card(interaction))

    async def _card(self, interaction: Interaction) -> cards.Card:
        wanted = Wanted(self.given["length"], self.given["method"], lines.read(interaction.message, FOCUS_ID))
        if self.given["article"]:
            return await _stored(interaction, int(self.given["article"]), wanted)
        library, token = interaction.client.library, self.given["upload"]
        draft = await library.upload(await reading(interaction), token)
        return _unstored(await library.summarize_draft(draft, **wanted.options), draft, token, wanted)


class SummaryOf(Pressed, template=controls.SUMMARY):
    """Summarises the article that a card is about."""

    async def press(self, interaction: Interaction) -> None:
        """Beside that card, for whoever asks."""
        await send(interaction, _stored(interaction, int(self.given["article"]), Wanted()), private=True)


async def _chosen(interaction: Interaction, article: str, wanted: Wanted) -> cards.Card:
    number = await chosen(interaction.client.library, await reading(interaction), article)
    return await _stored(interaction, number, wanted)


async def _stored(interaction: Interaction, article: int, wanted: Wanted) -> cards.Card:
    library, options = interaction.client.library, wanted.options
    info, summary = await library.summarize(await reading(interaction), article, **options)
    return cards.summary(summary, of=info, length=wanted.button, focus=wanted.focus)


def _unstored(summary: Summary, draft: Draft, token: str, wanted: Wanted) -> cards.Card:
    return cards.summary(summary, of=draft, length=wanted.button, focus=wanted.focus, upload=token)


async def _uploaded(interaction: Interaction, file: discord.Attachment, wanted: Wanted) -> cards.Card:
    found = await read(interaction.client.library, file)
    if found.unread and not found.drafts:
        where, why = found.unread[0]
        raise Unreadable(message("{file}: {why}", file=where, why=why))
    if len(found.drafts) != 1:
        raise Unreadable(
            message(
                "There are {count} articles in that file. Add it with `/article add`, then summarise one of them.",
                count=len(found.drafts),
            )
        )
    # The same title for every length, or the zoom would not be from one summary.
    (draft,) = found.drafts
    return await _kept(interaction, changed(draft, title=draft.title or file.filename), wanted)


async def _linked(interaction: Interaction, link: str, wanted: Wanted) -> cards.Card:
    draft = await interaction.client.library.fetch(link)
    return await _kept(interaction, changed(draft, title=draft.title or draft.url or ""), wanted)


async def _message(interaction: Interaction, posted: discord.Message) -> cards.Card:
    """A summary of a message's text, of the file that comes with it, or of the page that it does little but link to."""
    readable = [file for file in posted.attachments if file.filename.lower().endswith(tuple(READ))]
    if readable:
        return await _uploaded(interaction, readable[0], Wanted())
    found = links(posted.content)
    if found and words(without_links(posted.content)) <= _BESIDE:
        return await _linked(interaction, found[0], Wanted())
    if not posted.content.strip():
        raise NothingToSay(message("There is neither text nor a text file in that message to summarise."))
    draft = interaction.client.library.pasted(posted.content, {"title": say("A message")})
    return await _kept(interaction, draft, Wanted())


async def _kept(interaction: Interaction, draft: Draft, wanted: Wanted) -> cards.Card:
    """A summary of a text that is kept for a while, so that its buttons find it again."""
    library = interaction.client.library
    # Summarised first: a text that says nothing is not worth keeping.
    summary = await library.summarize_draft(draft, **wanted.options)
    token = await library.keep_upload(keeping(interaction), draft, now=discord.utils.utcnow())
    return _unstored(summary, draft, token, wanted)


async def setup(bot: "QuothBot") -> None:
    """Add the command and the buttons."""
    bot.add_dynamic_items(Zoom, SummaryOf, briefs.Zoom)
    await bot.add_cog(Summarize(bot))
