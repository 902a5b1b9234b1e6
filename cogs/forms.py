"""What all forms share: their errors go through the one door."""

from typing import Any

import discord

from cogs.buttons import Interaction
from cogs.languages import speak_to

#: Seconds that somebody may take to fill one in.
OPEN = 3600


class Form(discord.ui.Modal):
    """A form; one that is sent in after it was forgotten, say after a restart, stays open with Discord's own words."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title, timeout=OPEN)

    def ask(self, label: str, name: str, **field: Any) -> "discord.ui.TextInput[Form]":  # noqa: ANN401 - as TextInput's
        """Add a field to type into."""
        box: discord.ui.TextInput[Form] = discord.ui.TextInput(custom_id=name, **field)
        self.add_item(discord.ui.Label(text=label, component=box))
        return box

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Speak the language of whoever filled it in."""
        speak_to(interaction)
        return True

    async def on_error(self, interaction: Interaction, error: Exception) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Through the one door."""
        await interaction.client.answer_error(interaction, error)
