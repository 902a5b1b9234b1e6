"""Answering an interaction in time: at once where that is possible, else with a word to Discord that it takes longer."""

import asyncio
import logging
from collections.abc import Awaitable
from typing import TypeVar

import discord

log = logging.getLogger(__name__)

T = TypeVar("T")

#: Seconds after which Discord is asked for more time; it waits three.
PATIENCE = 1.0
#: Discord's codes for an interaction that is gone, or was answered already: nobody is there to read another answer.
GONE = {10062, 40060, 10015}


async def patiently(interaction: discord.Interaction, work: Awaitable[T], *, private: bool = False) -> T:
    """The result of `work`; when it takes longer than a second, Discord is told to wait."""
    running = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({running}, timeout=PATIENCE)
        if not done and not interaction.response.is_done():
            await interaction.response.defer(ephemeral=private, thinking=True)
        return await running
    finally:
        running.cancel()


async def send(interaction: discord.Interaction, card: discord.ui.LayoutView, *, private: bool = False) -> None:
    """Answer with a card; `private` cards are seen by the asker alone."""
    if not interaction.response.is_done():
        await interaction.response.send_message(view=card, ephemeral=private)
    elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        await interaction.edit_original_response(view=card)
    else:
        await interaction.followup.send(view=card, ephemeral=private)


async def replace(interaction: discord.Interaction, card: discord.ui.LayoutView) -> None:
    """Put a card in the place of the one whose button was pressed; others than its owner get their own."""
    message = interaction.message
    owner = message.interaction_metadata.user if message and message.interaction_metadata else None
    if owner and owner.id == interaction.user.id and not interaction.response.is_done():
        await interaction.response.edit_message(view=card)
    else:
        await send(interaction, card, private=True)


async def refuse(interaction: discord.Interaction, card: discord.ui.LayoutView) -> None:
    """Show why not, to the asker alone, whatever was answered so far."""
    try:
        if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            # What was deferred in public would be answered in public: it is taken back first.
            await interaction.delete_original_response()
        if interaction.response.is_done():
            await interaction.followup.send(view=card, ephemeral=True)
        else:
            await interaction.response.send_message(view=card, ephemeral=True)
    except discord.HTTPException as error:
        if error.code not in GONE:
            raise
        log.warning("An interaction could not be answered any more (code %d)", error.code)
