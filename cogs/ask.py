"""Asking: /ask, mentions, direct messages, the question channel, and the buttons under an answer."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound
from bot.models import Answer
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.cards.markdown import cut
from cogs.choosing import chosen, offer
from cogs.listening import question_in
from cogs.replies import patiently, send
from cogs.scopes import scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Characters of a question; more of them no message could hold.
LONGEST = 2000


class Ask(commands.Cog):
    """Questions, however they are asked."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self.library = bot.library

    @app_commands.command()
    @app_commands.describe(question="What you want to know", article="Answer from this article only")
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, LONGEST],
        article: app_commands.Range[str, 1, 200] | None = None,
    ) -> None:
        """Ask the articles: the answer is a sentence of theirs, word for word."""
        number = await chosen(self.library, scope_of(interaction), article) if article else None
        answer = await patiently(interaction, self.library.ask(scope_of(interaction), question, article=number))
        await send(interaction, cards.answer(answer, article=number))

    @ask.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)


class ShowInContext(Pressed, template=controls.CONTEXT):
    """Opens the paragraph around a quote."""

    async def press(self, interaction: Interaction) -> None:
        """Show it to whoever asks."""
        place = {name: int(value) for name, value in self.given.items()}
        found = await interaction.client.library.context(
            scope_of(interaction), place["article"], place["start"], place["end"]
        )
        await send(interaction, cards.context(found), private=True)


class More(Pressed, template=controls.MORE):
    """Shows the quotes that came after the first."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and show the rest."""
        await send(interaction, cards.more(await _again(interaction, self.given)), private=True)


class Why(Pressed, template=controls.WHY):
    """Says how an answer came about."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and show the reasons."""
        await send(interaction, cards.why(await _again(interaction, self.given)), private=True)


class About(Pressed, template=controls.ABOUT):
    """Asks another question, of one article only."""

    async def press(self, interaction: Interaction) -> None:
        """Open the form."""
        article = await interaction.client.library.get(scope_of(interaction), int(self.given["article"]))
        await interaction.response.send_modal(QuestionForm(article.info.id, article.info.title))


class QuestionForm(discord.ui.Modal):
    """A question about one article."""

    def __init__(self, article: int, title: str) -> None:
        super().__init__(title=cut(title, 45), timeout=900)
        self.article = article
        self.question: discord.ui.TextInput[QuestionForm] = discord.ui.TextInput(custom_id="question", max_length=300)
        self.add_item(discord.ui.Label(text="Your question", component=self.question))

    async def on_submit(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Answer it."""
        work = interaction.client.library.ask(scope_of(interaction), self.question.value, article=self.article)
        answer = await patiently(interaction, work)
        await send(interaction, cards.answer(answer, article=self.article))

    async def on_error(self, interaction: Interaction, error: Exception) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Through the one door."""
        await interaction.client.answer_error(interaction, error)


async def _again(interaction: Interaction, given: dict[str, str]) -> Answer:
    """The answer to the question that a card was given to."""
    work = interaction.client.library.ask(
        scope_of(interaction), await _question(interaction.message), article=int(given["article"]) or None
    )
    return await patiently(interaction, work, private=True)


async def _question(message: discord.Message | None) -> str:
    """The question, from the card itself or from the message that it replies to."""
    question = cards.asked(message)
    if question is None and message and message.reference and message.reference.message_id:
        replied = message.reference.resolved
        if not isinstance(replied, discord.Message):
            try:
                replied = await message.channel.fetch_message(message.reference.message_id)
            except discord.HTTPException:
                replied = None
        question = question_in(replied) if replied else None
    if not question:
        raise NotFound("That question cannot be read any more; ask it again.")
    return question


async def setup(bot: "QuothBot") -> None:
    """Add the commands and the buttons."""
    bot.add_dynamic_items(ShowInContext, More, Why, About)
    await bot.add_cog(Ask(bot))
