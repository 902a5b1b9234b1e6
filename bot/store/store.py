"""The store as one object: its rooms, opened and closed together."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from bot.models import SHELF
from bot.store import care
from bot.store.articles import Articles
from bot.store.copies import Copies
from bot.store.database import Database
from bot.store.deliveries import Deliveries
from bot.store.digests import Digests
from bot.store.digests import forget as forget_digests
from bot.store.entries import Entries
from bot.store.feeds import Feeds, forget
from bot.store.notes import Meta, Settings, Uploads
from bot.store.privacy import Privacy
from bot.store.research import Research
from bot.store.retention import Retention
from bot.store.rooms import WHOLE, rooms, whole
from bot.store.search import Search
from bot.store.shelf import Shelf
from bot.store.shown import ShownQuotes
from bot.store.sizes import Sizes
from bot.store.versions import Versions
from bot.store.watches import Watches
from bot.store.writing import erase, forget_stems


class Store:
    """Everything that is kept, over one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.articles = Articles(database)
        self.search = Search(database)
        self.research = Research(database)
        self.shelf = Shelf(database)
        self.copies = Copies(database)
        self.versions = Versions(database)
        self.shown = ShownQuotes(database)
        self.feeds = Feeds(database)
        self.entries = Entries(database)
        self.retention = Retention(database)
        self.digests = Digests(database)
        self.deliveries = Deliveries(database)
        self.watches = Watches(database)
        self.settings = Settings(database)
        self.uploads = Uploads(database)
        self.privacy = Privacy(database)
        self.sizes = Sizes(database)
        self.meta = Meta(database)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, *, readers: int | None = None) -> AsyncGenerator[Self]:
        """Open the file for the time of the block. Raises StorageError."""
        async with Database.open(path, readers) as database:
            yield cls(database)

    async def erase(self, library_key: str) -> None:
        """Erase everything of a library and of its rooms; it is as if it never was."""
        async with self._database.transaction() as writer:
            numbers = [row[0] for row in await writer.execute_fetchall(WHOLE[1:-1], whole(library_key))]
            for library in numbers:
                for row in list(await writer.execute_fetchall("SELECT id FROM articles WHERE library = ?", (library,))):
                    await erase(writer, row[0])
                await writer.execute("DELETE FROM settings WHERE library = ?", (library,))
                await writer.execute("DELETE FROM uploads WHERE library = ?", (library,))
                await writer.execute("DELETE FROM shown WHERE library = ?", (library,))
                await forget(writer, library)
                await forget_digests(writer, library)
                if library_key == SHELF:
                    # The shelf itself stays, and finds its folder's files new at the next start.
                    await writer.execute("DELETE FROM files")
                else:
                    await writer.execute("DELETE FROM libraries WHERE id = ?", (library,))
                await forget_stems(writer)
        await self._database.shred()

    async def rooms(self, library_key: str) -> list[str]:
        """The keys of a library's rooms, in order."""
        return await rooms(self._database, library_key)

    async def check(self) -> list[str]:
        """What is wrong with the database, a line each; empty when all is well."""
        return await self._database.run(care.problems)

    async def backup(self, path: Path) -> None:
        """Write a consistent copy while others read and write. Raises Refused when `path` exists."""
        await self._database.run(lambda connection: care.copy(connection, self._database.path, path))
