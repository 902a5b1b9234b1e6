"""Listening: questions to the bot in messages: by mention, directly, or in the question channel."""

import logging
import re
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.errors import BotError
from bot.text.questions import is_question
from cogs import cards
from cogs.scopes import scope_of

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

QUESTION_CHANNEL = "question_channel"
_MENTION = re.compile(r"<@!?\d+>")


def question_in(message: discord.Message) -> str:
    """What a message asks, without the mentions that say who is asked."""
    return " ".join(_MENTION.sub(" ", message.content).split())


class Listening(commands.Cog):
    """Messages that are questions."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot
        self.library = bot.library

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for us; in the question channel only what is a question and has an answer."""
        if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return
        addressed = message.guild is None or self._mentions_us(message)
        question = question_in(message)
        if not addressed and not (is_question(question) and await self._in_question_channel(message)):
            return
        try:
            card = await self._card(message, question, silent=not addressed)
        except BotError as error:
            card = cards.notice(str(error))
        if card:
            await self._reply(message, card)

    async def _card(self, message: discord.Message, question: str, *, silent: bool) -> cards.Card | None:
        if not question:
            return cards.guide()
        answer = await self.library.ask(scope_of(message), question)
        return None if silent and not answer.quotes else cards.answer(answer, reply=True)

    async def _reply(self, message: discord.Message, card: cards.Card) -> None:
        try:
            await message.reply(view=card, mention_author=False)
        except discord.Forbidden:
            log.info("Not allowed to answer in channel %d", message.channel.id)
        except discord.NotFound:
            log.info("The question or its channel %d was gone before it was answered", message.channel.id)

    def _mentions_us(self, message: discord.Message) -> bool:
        """By name, not by a ping that comes with a reply."""
        return self.bot.user is not None and f"<@{self.bot.user.id}>" in message.content.replace("<@!", "<@")

    async def _in_question_channel(self, message: discord.Message) -> bool:
        """Whether this is the server's question channel, or a thread in it."""
        if not self.bot.hears_everything or message.guild is None:
            return False
        wanted = await self.library.setting(scope_of(message), QUESTION_CHANNEL)
        channel = message.channel
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        return wanted is not None and wanted in (str(channel.id), str(parent))


async def setup(bot: "QuothBot") -> None:
    """Listen."""
    await bot.add_cog(Listening(bot))
