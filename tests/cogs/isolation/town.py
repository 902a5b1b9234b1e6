"""Two servers, two hidden channels and three people with the bot among them, and a watchman who reads all it says."""

import json
import shutil
from collections.abc import AsyncGenerator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import discord
from simcord.actors import MemberActor
from simcord.backend.models import User
from simcord.builders import ChannelHandle, GuildHandle, UserHandle
from simcord.env import Env
from simcord.results import InteractionResult

from bot.client import SORRY, QuothBot
from bot.errors import BotError
from bot.library import Library
from bot.models import Scope
from bot.settings import Settings
from cogs.turns import Shares, Turns
from tests.cogs.isolation.libraries import (
    ATTIC,
    AWAY,
    CELLAR,
    HERE,
    LIBRARIES,
    PEOPLE,
    ROOMS,
    SECRETS,
    Kept,
    person,
)


@dataclass
class Seat:
    """A person in a place, from where one library is seen."""

    member: MemberActor
    #: None: in direct messages.
    channel: ChannelHandle | None
    scope: Scope
    #: The rooms that the person can read, here and elsewhere in the server.
    rooms: tuple[Scope, ...] = ()

    @property
    def seen(self) -> set[Scope]:
        """All that the person may be shown here."""
        library = Scope(self.scope.key)
        return {library, *self.rooms} if self.channel else {library}

    @property
    def actor(self) -> MemberActor | UserHandle:
        """Who presses buttons and fills in forms."""
        return self.member if self.channel else self.member.user

    async def slash(self, name: str, **options: object) -> InteractionResult:
        """Use a command."""
        if self.channel is None:
            return await self.member.user.slash(name, **options)
        return await self.member.slash(self.channel, name, **options)

    async def type(self, name: str, option: str, text: str) -> None:
        """Type into an option."""
        if self.channel is None:
            await self.member.user.autocomplete(name, option, text)
        else:
            await self.member.autocomplete(self.channel, name, option, text)


@dataclass
class Town:
    """The bot among them, and a watchman."""

    env: Env
    library: Library
    kept: Kept
    #: Where each of the three may sit.
    seats: tuple[tuple[Seat, ...], ...]
    #: Files that were handed out since the last look.
    files: list[bytes] = field(default_factory=list[bytes])
    _requests: int = 0
    _errors: int = 0

    @property
    def us(self) -> str:
        """Our mention."""
        assert self.env.bot.user
        return f"<@{self.env.bot.user.id}>"

    def look(self, seen_by: Collection[Scope]) -> Sequence[str]:
        """All that was sent since the last look. It holds nothing of other libraries, and nothing went wrong."""
        sent = self.env.http_requests[self._requests :]
        said = [f"{one.path} {json.dumps(one.json, ensure_ascii=False, default=str)}" for one in sent]
        said += [data.decode("utf-8") for data in self.files]
        self.files.clear()
        self._requests += len(sent)
        for scope, secret in SECRETS.items():
            if scope not in seen_by:
                assert not [one for one in said if secret in one.casefold()], f"of {scope.key}, for {seen_by}"
        assert not [one for one in said if SORRY in one]
        for error in self.env.errors_since(self._errors):
            assert isinstance(getattr(error, "original", error), BotError), error
        self._errors = self.env.error_cursor
        return said

    def look_around(self) -> None:
        """What stands in a channel for all to see holds nothing of a room but the channel's own."""
        for number, messages in self.env.backend.messages.items():
            said = [
                json.dumps([one.content, one.components], default=str)
                for one in messages.values()
                if not one.flags & 64
            ]
            for scope in ROOMS:
                shown = [one for one in said if SECRETS[scope] in one.casefold()]
                assert not shown or number == person(scope), f"of {scope.target}, in {number}"

    async def state(self) -> dict[Scope, tuple[list[int], ...]]:
        """What each library holds, by numbers."""
        return {
            scope: (
                [one.id for one in await self.library.list(scope, limit=99) if one.library == scope.target],
                [one.id for one in await self.library.digests.list(scope)] if scope not in ROOMS else [],
                [one.feed.id for one in await self.library.feeds.list(scope)],
            )
            for scope in LIBRARIES
        }


@asynccontextmanager
async def living(stored: Path, kept: Kept, folder: Path) -> AsyncGenerator[Town]:
    """A town with a fresh copy of the database that `build` wrote."""
    path = folder / "town.db"
    shutil.copy(stored, path)
    settings = Settings(database_path=path, message_content_intent=True, feed_minutes=0)
    async with Library.open(settings) as library:
        bot = QuothBot(library, settings)
        # Each of them does more in a second than anybody may.
        bot.turns = Turns(Shares(often=1_000_000))
        env = Env(bot)
        await env.start()
        try:
            yield await _people(env, library, kept)
        finally:
            await env.shutdown()


async def _people(env: Env, library: Library, kept: Kept) -> Town:
    here, away = (env.create_guild(name, id=person(scope)) for name, scope in (("Here", HERE), ("Away", AWAY)))
    for guild in (here, away):
        # As if an admin had opened the commands of managers to everybody, so that they can be tried.
        for command in await env.bot.tree.fetch_commands():  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
            guild.set_command_permissions(command, {guild.default_role: True})  # pyright: ignore[reportUnknownArgumentType]
    keeper, far_keeper = (
        guild.create_role("Keeper", permissions=discord.Permissions(manage_guild=True)) for guild in (here, away)
    )
    users = [_user(env, name, scope) for name, scope in zip(("ann", "bob", "cid"), PEOPLE, strict=True)]
    ann, bob = here.add_member(users[0], roles=[keeper]), here.add_member(users[1])
    far_bob, cid = away.add_member(users[1]), away.add_member(users[2], roles=[far_keeper])
    square, market = here.create_text_channel("square"), away.create_text_channel("market")
    # Who manages the server reads one of them, a member the other one.
    cellar, attic = _hidden(here, "cellar", CELLAR, ann), _hidden(here, "attic", ATTIC, bob)
    at_home = [Seat(one, None, Scope.person(one.id)) for one in (ann, bob, cid)]
    return Town(
        env,
        library,
        kept,
        (
            (Seat(ann, square, HERE, (CELLAR,)), Seat(ann, cellar, CELLAR, (CELLAR,)), at_home[0]),
            (
                Seat(bob, square, HERE, (ATTIC,)),
                Seat(far_bob, market, AWAY),
                at_home[1],
                Seat(bob, attic, ATTIC, (ATTIC,)),
            ),
            (Seat(cid, market, AWAY), at_home[2]),
        ),
    )


def _hidden(guild: GuildHandle, name: str, scope: Scope, reader: MemberActor) -> ChannelHandle:
    """A channel that only one person and the bot read, with the number that its room has."""
    backend = guild._env.backend  # pyright: ignore[reportPrivateUsage]
    numbers, backend.snowflake = backend.snowflake, lambda: person(scope)
    try:
        shut, shown = discord.PermissionOverwrite(view_channel=False), discord.PermissionOverwrite(view_channel=True)
        return guild.create_text_channel(
            name, overwrites={guild.default_role: shut, reader: shown, guild.roles["TestBot"]: shown}
        )
    finally:
        backend.snowflake = numbers


def _user(env: Env, name: str, scope: Scope) -> UserHandle:
    """A person with the number that their library has."""
    user = env.backend.users[person(scope)] = User(id=person(scope), name=name)
    return UserHandle(env, user)
