"""Files that members upload -> drafts."""

from collections.abc import Sequence

import aiohttp
import discord

from bot.errors import Unreadable
from bot.intake.limits import check_bytes
from bot.library import Library
from bot.models import Draft


async def read(library: Library, file: discord.Attachment) -> Sequence[Draft]:
    """The articles in an upload; refused by its size before a byte of it is fetched. Raises Unreadable or TooLarge."""
    check_bytes(file.size, file.filename)
    try:
        data = await file.read()
    except (discord.HTTPException, aiohttp.ClientError, TimeoutError) as error:
        raise Unreadable(f"{file.filename} could not be fetched from Discord; upload it again.") from error
    return await library.read_file(file.filename, data)
