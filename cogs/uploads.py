"""Files that members upload -> drafts."""

import aiohttp
import discord

from bot.errors import Unreadable
from bot.intake.files import check_size
from bot.library import Library
from bot.messages import message
from bot.models import Contents


async def read(library: Library, file: discord.Attachment) -> Contents:
    """The articles in an upload; refused by its size before a byte of it is fetched. Raises Unreadable or TooLarge."""
    check_size(file.filename, file.size)
    return await library.read_file(file.filename, await fetched(file))


async def fetched(file: discord.Attachment) -> bytes:
    """The bytes of an upload. Raises Unreadable."""
    try:
        return await file.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Unreadable(
            message("{file} could not be fetched from Discord; upload it again.", file=file.filename)
        ) from error
