"""The door to what is kept about somebody: shown, given out and erased, for a person and for a server that went."""

import asyncio
import base64
import json
from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

from bot.models import Scope, library_of
from bot.models.privacy import Kept
from bot.store import Store

#: The setting of a library that says since when its server has been without the bot.
_LEFT = "left"


class Privacy:
    """What a person may ask of the bot's memory, and what becomes of a server that removed it."""

    def __init__(self, store: Store, *, grace: timedelta) -> None:
        """`grace` is how long the library of a server that removed the bot is kept for its return."""
        self._store, self._grace = store, grace
        #: Whether Discord has said where the bot is: until then nothing is erased, for a server may be back.
        self.met = False

    # A person

    async def show(self, person: int) -> Sequence[Kept]:
        """How much is kept of what because of somebody; their own library comes first."""
        return await self._store.privacy.counts(person)

    async def export(self, person: int, *, now: datetime) -> str:
        """All of it as JSON: `library` is their own by table, `elsewhere` what names them in others'."""
        own, named = await self._store.privacy.records(person)

        def write() -> str:
            whole = {"person": person, "written": now.astimezone(UTC).isoformat(), "library": own, "elsewhere": named}
            return json.dumps(whole, ensure_ascii=False, indent=1, default=_picture)

        return await asyncio.to_thread(write)

    async def delete(self, person: int) -> None:
        """Erase all of it: their library, their open questions, their digests; what is a server's stays without them.

        Broken off, it is completed when it is called again.
        """
        await self._store.privacy.forget(person)
        await self._store.erase(Scope.person(person).key)

    # Servers

    async def left(self, server: Scope, *, now: datetime) -> None:
        """The bot was removed from a server: from now on its library waits to be erased. Told twice, the first counts.

        Without a grace it is erased at once. The same for the room of a channel that was deleted.
        """
        if server.target not in await self._store.settings.libraries():
            return
        if not self._grace:
            await self._store.erase(server.target)
        elif await self._store.settings.get(server.target, _LEFT) is None:
            await self._store.settings.set(server.target, _LEFT, now.astimezone(UTC).isoformat())

    async def returned(self, servers: Collection[Scope]) -> Sequence[Scope]:
        """The bot is in these servers; those of them that had been without it, whose libraries are kept now.

        Or the channels of these rooms are there after all.
        """
        waiting = await self._store.settings.libraries_with(_LEFT)
        back = [one for one in servers if one.target in waiting]
        for one in back:
            await self._store.settings.set(one.target, _LEFT, None)
        return back

    async def servers(self) -> Sequence[Scope]:
        """The servers with a library of which nobody said that they removed the bot."""
        waiting = set(await self._store.settings.libraries_with(_LEFT))
        keys = await self._store.settings.libraries()
        servers = (key for key in keys if key.startswith("guild:") and library_of(key) == key)
        return [Scope(key) for key in servers if key not in waiting]

    async def rooms(self) -> Sequence[Scope]:
        """The rooms of all servers."""
        return [Scope.of(key) for key in await self._store.settings.libraries() if library_of(key) != key]

    async def purge(self, *, now: datetime) -> None:
        """Erase the libraries and rooms whose grace is over, once `met` says that those that are back are known."""
        if not self.met:
            return
        for key in await self._store.settings.libraries_with(_LEFT):
            since = await self._store.settings.get(key, _LEFT)
            if since and datetime.fromisoformat(since) + self._grace <= now:
                await self._store.erase(key)


def _picture(value: bytes) -> str:
    """The only thing that is kept and that JSON has no form for."""
    return base64.b64encode(value).decode("ascii")
