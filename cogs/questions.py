"""Questions in messages: what one asks, and what an earlier answer of ours was asked."""

import re
from datetime import date
from typing import NamedTuple

import discord

from cogs import cards

#: Mentions of members, roles and channels, and a server's own emoji: nothing that an article could answer to.
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:)\d+>")


class Earlier(NamedTuple):
    """What an answer of ours was asked, and of what part of the library; None: of all."""

    question: str
    article: int | None
    since: date | None


def question_in(message: discord.Message) -> str:
    """What a message asks, without the mentions that say who is asked."""
    return " ".join(_MENTION.sub(" ", message.content).split())


async def earlier(answer: discord.Message) -> Earlier:
    """Read back from our answer, or from the message that it replies to; the question is empty when it is gone."""
    question = cards.asked(answer)
    if question is None and (replied := await replied_to(answer)):
        question = question_in(replied)
    return Earlier(question or "", *cards.asked_of(answer))


async def replied_to(message: discord.Message) -> discord.Message | None:
    """The message that this one replies to; None when it replies to none, or to one that cannot be read."""
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    try:
        return await message.channel.fetch_message(reference.message_id)
    except discord.HTTPException:
        return None
