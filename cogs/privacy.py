"""What is kept about me: /privacy show, export, delete; for everybody, and only ever about whoever asks."""

import asyncio
import io
import zipfile
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import TooLarge
from bot.messages import message
from cogs import cards
from cogs.buttons import Interaction, Pressed
from cogs.cards import controls, privacy
from cogs.replies import replace, send, taken

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Bytes that a message may carry.
MOST = 8_000_000


class Privacy(commands.GroupCog, group_name="privacy", group_description="What is kept about you"):
    """A person's own doors to it."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @app_commands.command()
    async def show(self, interaction: Interaction) -> None:
        """Show what is kept about you, here and elsewhere."""
        await send(interaction, _shown(interaction), private=True)

    @app_commands.command()
    async def export(self, interaction: Interaction) -> None:
        """Take all that is kept about you as a file."""
        interaction.extras["private"] = True
        await interaction.response.defer(ephemeral=True, thinking=True)
        export = interaction.client.library.privacy.export(interaction.user.id, now=discord.utils.utcnow())
        text = await taken(interaction, export)
        name, data = await asyncio.to_thread(_packed, text)
        file = discord.File(io.BytesIO(data), name)
        await interaction.edit_original_response(view=privacy.given(name), attachments=[file])

    @app_commands.command()
    async def delete(self, interaction: Interaction) -> None:
        """Erase all that is kept about you; asks first."""
        await send(interaction, _asked(), private=True)


async def _shown(interaction: Interaction) -> cards.Card:
    person = interaction.user.id
    return privacy.kept(await interaction.client.library.privacy.show(person), person)


async def _asked() -> cards.Card:
    return privacy.forgetting()


def _packed(text: str) -> tuple[str, bytes]:
    """The file with its name, in an archive where it is too large for a message. Raises TooLarge."""
    data = text.encode()
    if len(data) <= MOST:
        return privacy.FILE, data
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as inside:
        inside.writestr(privacy.FILE, data)
    if archive.tell() > MOST:
        raise TooLarge(
            message(
                "It has {size:.1f} MB, and a message carries {limit:.0f} MB. Ask the operator for it: a command in the "
                "shell writes it whole.",
                size=archive.tell() / 1e6,
                limit=MOST / 1e6,
            )
        )
    return privacy.PACKED, archive.getvalue()


class Forget(Pressed, template=controls.FORGET):
    """Erases what is kept about whoever presses it."""

    async def press(self, interaction: Interaction) -> None:
        """In the place of the question."""
        await replace(interaction, self._card(interaction))

    async def _card(self, interaction: Interaction) -> cards.Card:
        await interaction.client.library.privacy.delete(interaction.user.id)
        return privacy.forgotten()


async def setup(bot: "QuothBot") -> None:
    """Add the commands and the button."""
    bot.add_dynamic_items(Forget)
    await bot.add_cog(Privacy(bot))
