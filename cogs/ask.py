"""Asking: /ask, and the buttons under an answer."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.answers.since import since as first_day
from bot.errors import NotFound
from bot.messages import message, say, speaking
from bot.models import Answer, Scope
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.cards.markdown import cut, flat
from cogs.cards.quotes import MOST
from cogs.choosing import chosen, is_hidden, offer
from cogs.forms import Form
from cogs.languages import spoken
from cogs.questions import earlier
from cogs.replies import aside, replace, send
from cogs.scopes import for_asker, reading

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Characters of a question; more of them no message could hold.
LONGEST = 2000
#: Some answers to "since when?".
SPANS = (
    message("today"), message("yesterday"), message("7 days"), message("2 weeks"), message("1 month"),
    message("3 months"), message("1 year"),
)  # fmt: skip


class Ask(commands.Cog):
    """Questions by command."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(
        question="What you want to know",
        article="Answer from this article only",
        since="Only from articles since then: a date (2026-11-02, 2026), yesterday, 7 days, 3 months",
    )
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, LONGEST],
        article: app_commands.Range[str, 1, 200] | None = None,
        since: app_commands.Range[str, 1, 40] | None = None,
    ) -> None:
        """Ask the articles: the answer is a sentence of theirs, word for word."""
        hidden = article is not None and await is_hidden(interaction, article)
        await send(interaction, _answered(interaction, question, article, since), private=hidden)
        await aside(interaction)

    @ask.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)

    @ask.autocomplete("since")
    async def spans(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:  # noqa: ARG002
        """Some of what may be typed."""
        said = typed.strip().casefold().replace("'", "’")
        named = [(say(span), str(span)) for span in SPANS]
        return [app_commands.Choice(name=name, value=span) for name, span in named if said in name or said in span]


async def _answered(interaction: Interaction, question: str, article: str | None, since: str | None) -> cards.Card:
    library, scope = interaction.client.library, await reading(interaction)
    day = first_day(since, now=discord.utils.utcnow()) if since else None
    number = await chosen(library, scope, article) if article else None
    found = await library.ask(scope, question, article=number, since=day, limit=MOST)
    if number is None:
        await _find_aside(interaction, scope, question, day)
    return cards.answer(found)


async def _find_aside(interaction: Interaction, told: Scope, question: str, since: date | None) -> None:
    """Keep what the asker's other rooms answer, if they answer it best, for the asker alone."""
    asker = await for_asker(interaction)
    if told == asker:
        return
    found = await interaction.client.library.ask(asker, question, since=since, limit=MOST)
    if found.quotes and found.quotes[0].article.library not in told.readable:
        with speaking(spoken(interaction.locale)):
            interaction.extras["aside"] = cards.answer(found, aside=True)


class ShowInContext(Pressed, template=controls.CONTEXT):
    """Opens the paragraph around a quote."""

    async def press(self, interaction: Interaction) -> None:
        """Show it to whoever asks."""
        await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        article, start, end = (int(self.given[name]) for name in ("article", "start", "end"))
        library, scope = interaction.client.library, await reading(interaction)
        # The card may be of an earlier version, in which other words stand at these places.
        version = await library.corrections.version(interaction.message.id, article) if interaction.message else None
        return cards.context(await library.context(scope, article, start, end, version=version))


class More(Pressed, template=controls.MORE):
    """Shows a page of the quotes that came after the first."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and show it: on a card of the asker's own, where the next pages then take its place."""
        if interaction.message and interaction.message.flags.ephemeral:
            await replace(interaction, self._card(interaction))
        else:
            await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        return cards.more(await _again(interaction, self.given), start=int(self.given["start"]))


class Why(Pressed, template=controls.WHY):
    """Says how an answer came about."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and show the reasons."""
        await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        return cards.why(await _again(interaction, self.given))


class About(Pressed, template=controls.ABOUT):
    """Asks another question, of one article only."""

    async def press(self, interaction: Interaction) -> None:
        """Open the form."""
        # The form is seen by whoever opens it alone.
        interaction.extras["private"] = True
        article = await interaction.client.library.get(await reading(interaction), int(self.given["article"]))
        before = await earlier(interaction.message) if interaction.message else None
        form = QuestionForm(article.info.id, article.info.title, before.question if before else "")
        await interaction.response.send_modal(form)


class QuestionForm(Form):
    """A question about one article; it follows the one that the card with the button answers."""

    def __init__(self, article: int, title: str, before: str) -> None:
        super().__init__(cut(flat(title), 45) or say("Ask about this article"))
        self.article = article
        self.before = before
        self.question = self.ask(say("Your question"), "question", max_length=300)

    async def on_submit(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Answer it."""
        await send(interaction, self._card(interaction), private=await is_hidden(interaction, str(self.article)))

    async def _card(self, interaction: Interaction) -> cards.Card:
        library, scope = interaction.client.library, await reading(interaction)
        found = await library.ask(scope, self.question.value, article=self.article, after=self.before, limit=MOST)
        return cards.answer(found)


async def _again(interaction: Interaction, given: Mapping[str, str]) -> Answer:
    """The answer to the question that a card was given to, asked of the same part of the library."""
    question = (await earlier(interaction.message)).question if interaction.message else ""
    if not question:
        raise NotFound(message("That question cannot be read any more; ask it again."))
    article, since = controls.part(given)
    library, scope = interaction.client.library, await reading(interaction)
    return await library.ask(scope, question, article=article, since=since, limit=MOST)


async def setup(bot: "QuothBot") -> None:
    """Add the command and the buttons."""
    bot.add_dynamic_items(ShowInContext, More, Why, About)
    await bot.add_cog(Ask(bot))
