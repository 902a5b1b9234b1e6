"""Telling readers: our own answers, edited when the article that they quote no longer says so."""

import logging
from typing import TYPE_CHECKING

import discord

from bot.errors import BotError
from bot.library import Library
from bot.messages import speaking
from bot.models import Correction, Place, Scope
from cogs.cards import Card
from cogs.cards.corrections import corrected
from cogs.languages import language_of_place

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)


async def tell(bot: "QuothBot", correction: Correction) -> bool:
    """Put what changed above the answer; False when that is gone, or we may not edit it any more."""
    number = correction.place.number
    language = await language_of_place(bot.library, bot, correction.place, Scope.of(correction.library))
    try:
        if correction.place.person:
            number = (await bot.create_dm(discord.Object(number))).id
        channel = bot.get_partial_messageable(number)
        message = await channel.fetch_message(correction.message)
        with speaking(language):
            view = corrected(message, correction.edits)
        if view is None:
            log.info("The answer %d has no room for its correction", correction.message)
            return False
        await message.edit(view=view, allowed_mentions=discord.AllowedMentions.none())
    except discord.HTTPException as error:
        if error.status >= 500 or error.status == 429:
            raise
        log.info("The answer %d could not be corrected (code %d)", correction.message, error.code)
        return False
    return True


async def note(library: Library, scope: Scope, channel: int, message: int, card: Card) -> None:
    """Remember what a message of ours shows, so that it can be corrected; failing that, nobody is troubled."""
    if not card.quoted:
        return
    try:
        await library.corrections.note(scope, Place(channel), message, card.quoted, now=discord.utils.utcnow())
    except BotError as error:
        log.warning("It could not be noted what the answer %d shows: %s", message, error)
