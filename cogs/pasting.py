"""The form to paste an article into."""

import discord

from bot.messages import say
from cogs import cards
from cogs.buttons import Interaction
from cogs.forms import Form
from cogs.replies import send
from cogs.scopes import adding, must_keep, room_name


class PasteForm(Form):
    """A text to paste, and what is known of it."""

    def __init__(self) -> None:
        super().__init__(say("Add an article"))
        self.text = self.ask(say("Text"), "text", max_length=4000, style=discord.TextStyle.paragraph)
        self.known = {
            "title": self.ask(say("Title"), "title", max_length=200, required=False),
            "source": self.ask(say("Source"), "source", max_length=100, required=False),
            "url": self.ask(say("Address"), "address", max_length=1000, required=False, placeholder="https://"),
            "published": self.ask(say("Date"), "date", max_length=20, required=False, placeholder="2026-05-03"),
        }

    async def on_submit(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Add it."""
        await must_keep(interaction)
        await send(interaction, self._added(interaction), private=True)

    async def _added(self, interaction: Interaction) -> cards.Card:
        library, scope = interaction.client.library, adding(interaction)
        draft = library.pasted(self.text.value, {name: field.value for name, field in self.known.items()})
        added = await library.add(scope, draft, now=discord.utils.utcnow())
        return cards.added([added], room=room_name(interaction, scope))
