"""Research: /quotes, /verify, /timeline, /compare, the message menu "Check quote", and the buttons that go on."""

import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import NotFound, Refused
from bot.messages import message
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls
from cogs.cards.lines import read
from cogs.cards.research import ASKED_ID, TOPIC_ID
from cogs.questions import question_in
from cogs.replies import send
from cogs.scopes import reading

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Characters of a name, a topic, a quotation.
NAME, TOPIC, QUOTE = 100, 200, 2000
_MENTION = re.compile(r"<[@#]")


class Research(commands.Cog):
    """Who said what, and is it real."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self._menu = app_commands.ContextMenu(name="Check quote", callback=self.check)

    async def cog_load(self) -> None:
        """Add the message menu, which a cog does not add by itself."""
        self.bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Take it off again."""
        self.bot.tree.remove_command(self._menu.name, type=self._menu.type)

    @app_commands.command()
    @app_commands.describe(person="Who: a name, or an office such as “senior official”", topic="On what")
    async def quotes(
        self,
        interaction: Interaction,
        person: app_commands.Range[str, 1, NAME],
        topic: app_commands.Range[str, 1, TOPIC] | None = None,
    ) -> None:
        """What somebody said: their quotations, newest first."""
        await send(interaction, _sayings(interaction, person, topic or ""))

    @app_commands.command()
    @app_commands.describe(quote="The quotation; “…” for what was left out")
    async def verify(self, interaction: Interaction, quote: app_commands.Range[str, 1, QUOTE]) -> None:
        """Is this quotation real? Word for word, nearly, or not at all."""
        await send(interaction, _verification(interaction, quote))

    @app_commands.command()
    @app_commands.describe(topic="A person, a place, a thing")
    async def timeline(self, interaction: Interaction, topic: app_commands.Range[str, 1, TOPIC]) -> None:
        """What happened when: sentences that hold a date, in the order of their dates."""
        await send(interaction, _timeline(interaction, topic))

    @app_commands.command()
    @app_commands.describe(topic="A person, a place, a thing")
    async def compare(self, interaction: Interaction, topic: app_commands.Range[str, 1, TOPIC]) -> None:
        """What several sources say: alike, alone, and where their numbers differ."""
        await send(interaction, _comparison(interaction, topic))

    async def check(self, interaction: Interaction, posted: discord.Message) -> None:
        """Whether what a message quotes is real; for whoever asks alone."""
        text = question_in(posted) if _MENTION.search(posted.content) else posted.content
        if not text.strip():
            raise Refused(message("There is no text in that message to check."))
        await send(interaction, _verification(interaction, text), private=True)


async def _sayings(interaction: Interaction, person: str, topic: str, start: int = 0) -> cards.Card:
    found = await interaction.client.library.quotes(await reading(interaction), person, topic)
    return cards.sayings(found, start=start)


async def _verification(interaction: Interaction, quote: str) -> cards.Card:
    return cards.verification(await interaction.client.library.verify(await reading(interaction), quote))


async def _timeline(interaction: Interaction, topic: str, start: int = 0) -> cards.Card:
    return cards.timeline(await interaction.client.library.timeline(await reading(interaction), topic), start=start)


async def _comparison(interaction: Interaction, topic: str) -> cards.Card:
    return cards.comparison(await interaction.client.library.compare(await reading(interaction), topic))


class Said(Pressed, template=controls.SAID):
    """Shows the quotations that did not fit."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and go on."""
        person, topic = _asked(interaction), read(interaction.message, TOPIC_ID)
        await send(interaction, _sayings(interaction, person, topic, int(self.given["start"])), private=True)


class Later(Pressed, template=controls.LATER):
    """Shows the events that did not fit."""

    async def press(self, interaction: Interaction) -> None:
        """Ask again, and go on."""
        topic = _asked(interaction)
        await send(interaction, _timeline(interaction, topic, int(self.given["start"])), private=True)


def _asked(interaction: Interaction) -> str:
    asked = read(interaction.message, ASKED_ID)
    if not asked:
        raise NotFound(message("What was asked cannot be read any more; ask it again."))
    return asked


async def setup(bot: "QuothBot") -> None:
    """Add the commands, the menu and the buttons."""
    bot.add_dynamic_items(Said, Later)
    await bot.add_cog(Research(bot))
