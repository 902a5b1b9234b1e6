"""A bot in several shards: what discord.py's own leaves to be done when one of them comes and goes."""

import asyncio
import gc

import yarl
from discord.ext import commands

#: Seconds that discord.py itself waits before it tries again to connect a shard, and the longest wait.
ITS_WAIT, LONGEST_WAIT = 5.0, 60.0


class Again(Exception):  # noqa: N818 - what is to be done
    """A shard is to be tried again."""


class Sharded(commands.AutoShardedBot):
    """A bot in as many shards as Discord wants, which is asked at each start; before it starts, it counts as one."""

    def __init__(self, **options: object) -> None:
        """Options are those of discord.py's bot."""
        super().__init__(shard_count=1, **options)  # pyright: ignore[reportArgumentType, reportCallIssue]
        self._launching: set[int] = set()
        self._thawed = False

    @property
    def connected(self) -> bool:
        """Whether Discord can be heard just now, on each of its shards."""
        return self.is_ready() and not any(shard.is_closed() for shard in self.shards.values())

    async def launch_shards(self) -> None:
        """Connect them all."""
        self.shard_count = None  # pyright: ignore[reportAttributeAccessIssue]
        await super().launch_shards()

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect one, tried until it stands, with pauses that grow."""
        if shard_id in self._launching:
            # discord.py calls itself for each further attempt, ever deeper; we come back to the first call instead.
            raise Again
        self._launching.add(shard_id)
        wait = ITS_WAIT
        while True:
            try:
                await super().launch_shard(gateway, shard_id, initial=initial)
            except Again:
                await asyncio.sleep(wait - ITS_WAIT)
                wait = min(2 * wait, LONGEST_WAIT)
            else:
                self._launching.remove(shard_id)
                return

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Forget the servers of a shard that begins anew: Discord then names those that we are in now."""
        await super().before_identify_hook(shard_id, initial=initial)
        if self._forget(shard_id):
            # The collector was told to leave them alone, and would do so for ever.
            self._thawed = self._thawed or gc.get_freeze_count() > 0
            gc.unfreeze()
            gc.collect()

    async def on_shard_ready(self, _: int) -> None:
        """The collector need not look through the servers' channels, if it did not before."""
        if self._thawed:
            gc.freeze()

    def _forget(self, shard_id: int | None) -> int:
        """Forget a shard's servers, and say how many there were."""
        servers = [one for one in self.guilds if one.shard_id == shard_id]
        for guild in servers:
            self._connection._remove_guild(guild)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        return len(servers)
