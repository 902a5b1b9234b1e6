"""What all buttons share: one class a kind, found by its custom id, its errors going through the one door."""

from typing import TYPE_CHECKING, Any, Self

import discord

from cogs.languages import speak_to

if TYPE_CHECKING:
    from bot.client import QuothBot

    Interaction = discord.Interaction[QuothBot]
else:
    # discord.py reads the annotations of commands at run time, where the client cannot be imported yet.
    Interaction = discord.Interaction


class Pressed(discord.ui.DynamicItem[discord.ui.Button[Any]], template="_"):
    """A button of an earlier card; `self.given` holds the parts of its custom id."""

    def __init__(self, button: discord.ui.Button[Any], given: dict[str, str]) -> None:
        super().__init__(button)
        self.given = given

    @classmethod
    async def from_custom_id(cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: Any) -> Self:  # noqa: ARG003, ANN401
        """The button that was pressed."""
        assert isinstance(item, discord.ui.Button)  # noqa: S101 - nothing else carries these ids
        return cls(item, match.groupdict())

    async def callback(self, interaction: Interaction) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Do what the button is for, in the language of whoever presses it."""
        speak_to(interaction)
        try:
            await self.press(interaction)
        except Exception as error:  # noqa: BLE001 - discord.py has no door for these; ours tells what may be shown
            await interaction.client.answer_error(interaction, error)

    async def press(self, interaction: Interaction) -> None:
        """Do what the button is for; errors may leave."""
        raise NotImplementedError
