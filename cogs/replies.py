"""Answering an interaction in time: at once where that can be, else with a word to Discord that it takes longer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord

from bot.messages import speaking
from cogs.cards import Card, notice
from cogs.corrections import note
from cogs.languages import language_for
from cogs.scopes import scope_of
from cogs.turns import Turns, drop

log = logging.getLogger(__name__)

T = TypeVar("T")

#: Seconds after which Discord is asked for more time; it waits three.
PATIENCE = 1.0
#: Discord's codes for an interaction that is gone, or was answered already: nobody is there to read another answer.
GONE = {10062, 40060, 10015}


async def send(interaction: discord.Interaction[Any], work: Awaitable[Card], *, private: bool = False) -> None:
    """Answer with the card that `work` makes; a `private` one is seen by the asker alone."""
    response = interaction.response
    interaction.extras["private"] = private
    work = _said(interaction, work, private=private)
    card = await _patiently(work, lambda: response.defer(ephemeral=private, thinking=True))
    if response.is_done():
        message = (await interaction.edit_original_response(view=card)).id
    else:
        message = (await response.send_message(view=card, ephemeral=private)).message_id
    if message and not private:
        await _note(interaction, message, card)


async def aside(interaction: discord.Interaction[Any]) -> None:
    """Send what the work of an answer left for the asker alone, if it left anything."""
    card = interaction.extras.pop("aside", None)
    if card is None:
        return
    try:
        await interaction.followup.send(view=card, ephemeral=True)
    except discord.HTTPException as error:
        log.warning("What is for the asker alone could not be sent (%d, code %d)", error.status, error.code)


async def replace(interaction: discord.Interaction[Any], work: Awaitable[Card]) -> None:
    """Put the card in the place of the one whose button was pressed; others than its owner get their own."""
    message = interaction.message
    owner = message.interaction_metadata.user if message and message.interaction_metadata else None
    if owner is None or owner.id != interaction.user.id:
        await send(interaction, work, private=True)
        return
    private = message is not None and message.flags.ephemeral
    interaction.extras["private"] = private
    card = await _patiently(_said(interaction, work, private=private), interaction.response.defer)
    if interaction.response.is_done():
        await interaction.edit_original_response(view=card)
    else:
        await interaction.response.edit_message(view=card)
    if message and not private:
        await _note(interaction, message.id, card)


def taken(interaction: discord.Interaction[Any], work: Awaitable[T]) -> Awaitable[T]:
    """The same work, done when it is the asker's turn. Raises Busy for one who has had their share."""
    turns: Turns = interaction.client.turns
    return turns.take(interaction.user.id, scope_of(interaction).key, work)


async def _said(interaction: discord.Interaction[Any], work: Awaitable[Card], *, private: bool) -> Card:
    """The card, in the language of those who see it."""
    try:
        language = await language_for(interaction, scope_of(interaction), private=private)
    except BaseException:
        drop(work)
        raise
    with speaking(language):
        return await taken(interaction, work)


async def _note(interaction: discord.Interaction[Any], message: int, card: Card) -> None:
    """Remember what is shown there, unless it is said where we are no member: there we could not edit it later."""
    if interaction.guild_id is None or interaction.guild:
        await note(interaction.client.library, scope_of(interaction), interaction.channel_id or 0, message, card)


async def refuse(interaction: discord.Interaction[Any], card: Card) -> None:
    """Show why not, to the asker alone, whatever was answered so far. Nothing leaves here: it is the last word."""
    deferred = interaction.response.type is discord.InteractionResponseType.deferred_channel_message
    try:
        if deferred and interaction.extras.get("private"):
            await interaction.edit_original_response(view=card)
        elif deferred:
            # Whatever follows first takes the place of what was deferred, and is as public, or finds it gone: so that
            # place is filled first, and taken back last.
            await interaction.edit_original_response(view=notice("…"))
            await interaction.followup.send(view=card, ephemeral=True)
            await interaction.delete_original_response()
        elif interaction.response.is_done():
            await interaction.followup.send(view=card, ephemeral=True)
        else:
            await interaction.response.send_message(view=card, ephemeral=True)
    except discord.HTTPException as error:
        log.warning("An interaction could not be answered any more (%d, code %d)", error.status, error.code)


async def _patiently(work: Awaitable[Card], defer: Callable[[], Awaitable[object]]) -> Card:
    """The result of `work`; when it takes longer than a second, Discord is told to wait."""
    running = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({running}, timeout=PATIENCE)
        if not done:
            await defer()
        return await running
    finally:
        # Discord may not have waited. Work that nobody will read ends here, and is waited for, so that it ends cleanly.
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
