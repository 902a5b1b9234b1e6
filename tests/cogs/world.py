"""A small Discord with the bot in it, and how its answers are read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env
from simcord.results import InteractionResult, ResponseMessage
from simcord.types import HttpLogEntry

from bot.client import QuothBot
from bot.library import Library
from bot.models import Scope
from bot.settings import Settings
from tests.wire import limits

Message = discord.Message | ResponseMessage


def walk(message: Message | None) -> Iterator[dict[str, Any]]:
    """Every component of a message, in order, as it was sent."""
    assert message is not None, "there is no answer"
    raw: list[Any] = [one if isinstance(one, dict) else one.to_dict() for one in message.components]
    return iter(list(limits.walk(raw)))


def text(message: Message | None) -> str:
    """All text of a message."""
    return "\n".join(one["content"] for one in walk(message) if "content" in one)


def plain(message: Message | None) -> str:
    """The same without the marks of bold."""
    return text(message).replace("**", "")


def buttons(message: Message | None) -> dict[str, dict[str, Any]]:
    """The buttons of a message by their labels."""
    return {one["label"]: one for one in walk(message) if one["type"] == 2}


@dataclass
class World:
    """A server with a manager and a member, and another one with a manager of its own."""

    env: Env
    library: Library
    settings: Settings
    guild: GuildHandle
    channel: ChannelHandle
    manager: MemberActor
    member: MemberActor
    abroad: ChannelHandle
    stranger: MemberActor
    #: Numbers of the articles by a word of their titles.
    articles: dict[str, int] = field(default_factory=dict[str, int])
    #: Errors that tests have looked at.
    seen: int = 0

    @property
    def scope(self) -> Scope:
        return Scope.guild(self.guild.id)

    @property
    def bot(self) -> QuothBot:
        """The bot that is running."""
        return cast("QuothBot", self.env.bot)

    @property
    def us(self) -> str:
        """Our mention."""
        assert self.env.bot.user
        return f"<@{self.env.bot.user.id}>"

    async def restart(self) -> None:
        """A new process on the same database, as far as Discord can tell."""
        await self.env.restart_bot(QuothBot(self.library, self.settings))

    async def heard(self, text_: str, *, by: MemberActor | None = None, **kwargs: Any) -> discord.Message | None:
        """What we answer to a message; None when we stay silent."""
        channel = kwargs.pop("channel", self.channel)
        sent = await (by or self.member).send(channel, text_, **kwargs)
        return self.after(sent, channel)

    def after(self, sent: discord.Message, channel: ChannelHandle) -> discord.Message | None:
        """The last of our messages after this one."""
        last = channel.last_message
        assert last is not None
        return None if last.id == sent.id else last

    def refused(self, result: InteractionResult) -> str:
        """What only the asker was told instead of an answer; simcord keeps the error until somebody looks at it."""
        assert len(self.env.errors[self.seen :]) <= 1
        self.seen = self.env.error_cursor
        told = [one for one in (result.response, *result.followups) if one is not None]
        assert [one.ephemeral for one in told] == [True]
        return text(told[0])

    async def forge(self, result: InteractionResult, custom_id: str, by: MemberActor) -> InteractionResult:
        """Press a button whose custom id somebody made up."""
        assert result.response
        stored = self.env.backend.get_message(result.response.channel_id, result.response.id)
        stored.components[0]["components"][-1]["components"][0].update(custom_id=custom_id, disabled=False)
        return await by.click(result.response, custom_id=custom_id)


def quiet(requests: Iterable[HttpLogEntry]) -> None:
    """Every message that we sent is one that Discord takes, that can ping nobody (T1) and unfurls nothing (T7)."""
    for one in requests:
        body: Any = one.json
        if isinstance(body, dict) and one.path.endswith("/callback"):
            body = cast("dict[str, Any]", body).get("data")
        message = cast("dict[str, Any]", body) if isinstance(body, dict) else {}
        # A form has a title; what has none of these is no message: a deferral, choices, a command.
        if not {"components", "content", "embeds"} & message.keys() or "title" in message:
            continue
        assert message["allowed_mentions"]["parse"] == [], one
        assert not message["allowed_mentions"].get("replied_user"), one
        # Discord looks for addresses to unfurl in `content` alone, which cards do not have.
        assert not message.get("content"), one
        assert not message.get("embeds"), one
        limits.check({**message, "flags": message.get("flags", 0) | limits.V2})
