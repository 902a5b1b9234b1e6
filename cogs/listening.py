"""Listening: questions to the bot in messages: by mention, directly, or in the question channel."""

import logging
from typing import TYPE_CHECKING

import discord
from discord.ext import commands

from bot.messages import say, speak
from bot.models import EVERYTHING, Scope
from bot.text.questions import is_question
from cogs import cards
from cogs.cards.card import REFUSED
from cogs.cards.quotes import MOST
from cogs.corrections import note
from cogs.languages import language_of_message
from cogs.questions import Earlier, earlier, question_in, replied_to
from cogs.scopes import scope_of_message
from cogs.turns import Busy

if TYPE_CHECKING:
    from bot.client import QuothBot

log = logging.getLogger(__name__)

QUESTION_CHANNEL = "question_channel"


class Listening(commands.Cog):
    """Messages that are questions."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer what is meant for us; elsewhere only what is a question and has an answer."""
        if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
            return
        scope = scope_of_message(message)
        if scope is None:
            return
        card: cards.Card | None = None
        asked = self._is_asked(message)
        try:
            if asked or (is_question(question_in(message)) and await self._may_be_asked(message, scope)):
                card = await self.bot.turns.take(message.author.id, scope.key, self._card(scope, message, always=asked))
        except Busy as error:
            # Said once: to answer each of a hundred messages is what they may have wanted.
            card = await self._busy(scope, message, error) if asked and not error.again else None
        except Exception as error:  # noqa: BLE001 - discord.py has no door for these; ours tells what may be shown
            told = self.bot.told(error)
            card = cards.notice(told, colour=REFUSED) if asked else None
        if card and (sent := await _reply(message, card)):
            await note(self.bot.library, scope, sent.channel.id, sent.id, card)

    async def _busy(self, scope: Scope, message: discord.Message, error: Busy) -> cards.Card:
        speak(await language_of_message(self.bot.library, message, scope))
        return cards.notice(say(error.message), colour=REFUSED)

    async def _card(self, scope: Scope, message: discord.Message, *, always: bool) -> cards.Card | None:
        speak(await language_of_message(self.bot.library, message, scope))
        question = question_in(message)
        if not question:
            return cards.guide()
        before = await self._before(message)
        answer = await self.bot.library.ask(
            scope, question, article=before.article, since=before.since, after=before.question, limit=MOST
        )
        # A question that was asked together with the one before stands nowhere as it was asked: the card repeats it.
        alone = " ".join(answer.question.split()) == question
        # Silence means that the library has no answer; of a part of it, that has to be said.
        told = always or answer.quotes or answer.within != EVERYTHING
        return cards.answer(answer, reply=alone) if told else None

    async def _before(self, message: discord.Message) -> Earlier:
        """What the answer was asked to which this message replies; nothing, and of everything, for others."""
        replied = await replied_to(message)
        ours = replied is not None and self.bot.user is not None and replied.author.id == self.bot.user.id
        return await earlier(replied) if replied and ours else Earlier("", None, None)

    def _is_asked(self, message: discord.Message) -> bool:
        """Directly, or by name; also by that of the role that Discord gave us: typed, they look the same."""
        us = self.bot.user
        if message.guild is None or us is None:
            return message.guild is None
        role = message.guild.self_role
        names = [f"<@{us.id}>", f"<@!{us.id}>", *([f"<@&{role.id}>"] if role else ())]
        return any(name in message.content for name in names)

    async def _may_be_asked(self, message: discord.Message, scope: Scope) -> bool:
        """Whether it replies to one of our messages, or stands in the question channel or in a thread there."""
        if self.bot.user in message.mentions:
            return True
        # Discord gives us no words then; that the operator said no is enough.
        if not self.bot.hears_everything:
            return False
        wanted = await self.bot.library.preferences.get(scope, QUESTION_CHANNEL)
        channel = message.channel
        parent = channel.parent_id if isinstance(channel, discord.Thread) else None
        return wanted is not None and wanted in (str(channel.id), str(parent))


async def _reply(message: discord.Message, card: cards.Card) -> discord.Message | None:
    try:
        return await message.reply(view=card, mention_author=False)
    except discord.HTTPException as error:
        # Not allowed to speak there, or the question is gone: nobody is there to tell.
        log.info("No answer could be sent in channel %d (%d, code %d)", message.channel.id, error.status, error.code)
        return None


async def setup(bot: "QuothBot") -> None:
    """Listen."""
    await bot.add_cog(Listening(bot))
