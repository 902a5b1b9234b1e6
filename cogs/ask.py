"""Asking: /ask, and the buttons under an answer."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound
from bot.models import Answer
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.cards.markdown import cut, flat
from cogs.choosing import chosen, offer
from cogs.forms import Form
from cogs.listening import question_in
from cogs.replies import send
from cogs.scopes import scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Characters of a question; more of them no message could hold.
LONGEST = 2000


class Ask(commands.Cog):
    """Questions by command."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.describe(question="What you want to know", article="Answer from this article only")
    async def ask(
        self,
        interaction: Interaction,
        question: app_commands.Range[str, 1, LONGEST],
        article: app_commands.Range[str, 1, 200] | None = None,
    ) -> None:
        """Ask the articles: the answer is a sentence of theirs, word for word."""
        await send(interaction, _answered(interaction, question, article))

    @ask.autocomplete("article")
    async def titles(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Titles while they are typed."""
        return await offer(interaction, typed)


async def _answered(interaction: Interaction, question: str, article: str | None) -> cards.Card:
    library, scope = interaction.client.library, scope_of(interaction)
    number = await chosen(library, scope, article) if article else None
    return cards.answer(await library.ask(scope, question, article=number), article=number)


class ShowInContext(Pressed, template=controls.CONTEXT):
    """Opens the paragraph around a quote."""

    async def press(self, interaction: Interaction) -> None:
        """Show it to whoever asks."""
        await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        article, start, end = (int(self.given[name]) for name in ("article", "start", "end"))
        return cards.context(await interaction.client.library.context(scope_of(interaction), article, start, end))


class More(Pressed, template=controls.MORE):
    """Shows the quotes that came after the first."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and show the rest."""
        await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        return cards.more(await _again(interaction, int(self.given["article"])))


class Why(Pressed, template=controls.WHY):
    """Says how an answer came about."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and show the reasons."""
        await send(interaction, self._card(interaction), private=True)

    async def _card(self, interaction: Interaction) -> cards.Card:
        return cards.why(await _again(interaction, int(self.given["article"])))


class About(Pressed, template=controls.ABOUT):
    """Asks another question, of one article only."""

    async def press(self, interaction: Interaction) -> None:
        """Open the form."""
        article = await interaction.client.library.get(scope_of(interaction), int(self.given["article"]))
        await interaction.response.send_modal(QuestionForm(article.info.id, article.info.title))


class QuestionForm(Form):
    """A question about one article."""

    def __init__(self, article: int, title: str) -> None:
        super().__init__(cut(flat(title), 45) or "Ask about this article")
        self.article = article
        self.question = self.ask("Your question", "question", max_length=300)

    async def on_submit(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Answer it."""
        await send(interaction, self._card(interaction))

    async def _card(self, interaction: Interaction) -> cards.Card:
        library, scope = interaction.client.library, scope_of(interaction)
        found = await library.ask(scope, self.question.value, article=self.article)
        return cards.answer(found, article=self.article)


async def _again(interaction: Interaction, article: int) -> Answer:
    """The answer to the question that a card was given to; article 0 stands for all of them."""
    question = await _question(interaction.message)
    return await interaction.client.library.ask(scope_of(interaction), question, article=article or None)


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
    """Add the command and the buttons."""
    bot.add_dynamic_items(ShowInContext, More, Why, About)
    await bot.add_cog(Ask(bot))
