"""Digests' messages, carried to Discord and found there again; and that a server let us go."""

import hashlib
import io
import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands
from discord.http import Route

from bot.digests import CannotTell, Later
from bot.library import Library
from bot.models import Answer, Delivery, Digest, Edition, Page, Place, Scope, Watch
from cogs.cards import editions
from cogs.cards.frozen import PICTURE, SILENT, without_picture
from cogs.languages import language_of_place
from cogs.requests import Requests
from cogs.scopes import may_see, rooms_of

if TYPE_CHECKING:
    from bot.client import QuothBot

#: Seconds until a server that is not there just now is looked at again.
AGAIN = 5.0
#: Messages that are read at once, and in all, to find one of ours.
PAGE, PAGES = 100, 50


class DiscordCourier:
    """The core's courier, on discord.py."""

    def __init__(self, bot: discord.Client, library: Library) -> None:
        self._bot, self._library, self._requests = bot, library, Requests(bot)
        #: Channels of direct messages, by person.
        self._direct: dict[int, int] = {}

    async def language(self, place: Place, library: Scope) -> str:
        """A person's own, or that of the server."""
        return await language_of_place(self._library, self._bot, place, library)

    def edition(self, edition: Edition) -> Sequence[Page]:
        """The messages of an edition or an alert."""
        return editions.pages(edition)

    def answer(self, watch: Watch, answer: Answer) -> Sequence[Page]:
        """Those that say that a watch has an answer."""
        return editions.answered(watch, answer)

    def notice(self, digest: Digest, delivery: Delivery, why: str) -> Sequence[Page]:
        """Those that say what became of a delivery that did not come."""
        return editions.undelivered(digest, delivery, why)

    async def may_see(self, library: Scope, person: int) -> bool:
        """Whether somebody can see a library."""
        return await may_see(self._bot, library, person)

    def rooms(self, place: Place) -> Sequence[str]:
        """The rooms that everybody who sees a place can read."""
        return rooms_of(self._bot, place)

    async def send(self, place: Place, page: Page, nonce: str, *, silent: bool) -> int:
        """Ask Discord once. It remembers the nonce for some minutes, and the channel the mark that we make of it."""
        channel = await self._channel(place)
        body: dict[str, Any] = json.loads(page.body)
        body |= {"nonce": nonce, "enforce_nonce": True}
        body["components"][0]["id"] = mark(nonce)
        body["flags"] |= SILENT if silent else 0
        given: dict[str, Any] = {"json": body}
        if page.picture is not None and not self._takes_files(place):
            given = {"json": without_picture(body)}
        elif page.picture is not None:
            file = discord.File(io.BytesIO(page.picture), PICTURE)
            picture = {"name": "files[0]", "value": file.fp, "filename": PICTURE, "content_type": "image/png"}
            form = [{"name": "payload_json", "value": json.dumps(body)}, picture]
            given = {"form": form, "files": [file]}
        sent = await self._requests.once(Route("POST", "/channels/{channel_id}/messages", channel_id=channel), **given)
        return int(sent["id"])

    def _takes_files(self, place: Place) -> bool:
        """Whether we may attach a picture there: Discord would refuse the whole message."""
        channel = None if place.person else self._bot.get_channel(place.number)
        if not isinstance(channel, (discord.abc.GuildChannel, discord.Thread)):
            return True
        return channel.permissions_for(channel.guild.me).attach_files

    async def find(self, place: Place, nonce: str, since: datetime, until: datetime) -> int | None:
        """Read the channel between two moments."""
        channel = await self._channel(place)
        await self._must_read(place)
        route = Route("GET", "/channels/{channel_id}/messages", channel_id=channel)
        after, last = discord.utils.time_snowflake(since), discord.utils.time_snowflake(until)
        for _ in range(PAGES):
            found = await self._requests.asked(self._bot.http.request(route, params={"limit": PAGE, "after": after}))
            for message in found:
                if self._is_ours(message, nonce):
                    return int(message["id"])
            after = max((int(message["id"]) for message in found), default=last)
            if len(found) < PAGE or after >= last:
                # Were we kept from reading meanwhile, then nothing is what we were shown.
                await self._must_read(place)
                return None
        raise CannotTell

    def _is_ours(self, message: dict[str, Any], nonce: str) -> bool:
        own = self._bot.user is not None and int(message["author"]["id"]) == self._bot.user.id
        return own and any(component.get("id") == mark(nonce) for component in message.get("components", ()))

    async def _channel(self, place: Place) -> int:
        """The number of the channel, opened with a person where there is none yet."""
        if not place.person:
            return place.number
        if place.number not in self._direct:
            opened = await self._requests.asked(self._bot.http.start_private_message(place.number))
            self._direct[place.number] = int(opened["id"])
        return self._direct[place.number]

    async def _must_read(self, place: Place) -> None:
        """Raises CannotTell where we may not read what was written: Discord then shows us nothing, and no error."""
        if place.person:
            return
        channel = self._bot.get_channel(place.number)
        if channel is None:
            channel = await self._requests.asked(self._bot.fetch_channel(place.number))
        if not isinstance(channel, (discord.abc.GuildChannel, discord.Thread)):
            raise CannotTell
        if channel.guild.unavailable or channel.guild.me is None:  # pyright: ignore[reportUnnecessaryComparison]
            raise Later(AGAIN)
        held = channel.permissions_for(channel.guild.me)
        if not held.read_message_history or not held.view_channel:
            raise CannotTell


def mark(nonce: str) -> int:
    """The number of a message's first component, which stays with it where a nonce does not; from 2**24 to 2**30."""
    digest = hashlib.blake2b(nonce.encode(), digest_size=8).digest()
    return (1 << 24) + int.from_bytes(digest) % ((1 << 30) - (1 << 24))


class Servers(commands.Cog):
    """Deliveries to a server end when it removes the bot, and go on when it is back."""

    def __init__(self, bot: "QuothBot") -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Nothing more goes there."""
        await self.bot.library.digests.left(Scope.guild(guild.id), now=discord.utils.utcnow())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """It goes on."""
        await self.bot.library.digests.returned(Scope.guild(guild.id), now=discord.utils.utcnow())


async def setup(bot: "QuothBot") -> None:
    """Listen for servers."""
    await bot.add_cog(Servers(bot))
