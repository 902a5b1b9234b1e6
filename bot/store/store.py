"""The store as one object: its rooms, opened and closed together."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Self

from bot.store import care
from bot.store.articles import Articles, erase
from bot.store.database import Database
from bot.store.notes import Meta, Settings, Uploads
from bot.store.search import Search
from bot.store.shelf import Shelf


class Store:
    """Everything that is kept, over one open database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.articles = Articles(database)
        self.search = Search(database)
        self.shelf = Shelf(database)
        self.settings = Settings(database)
        self.uploads = Uploads(database)
        self.meta = Meta(database)

    @classmethod
    @asynccontextmanager
    async def open(cls, path: Path, *, readers: int | None = None) -> AsyncGenerator[Self]:
        """Open the file for the time of the block. Raises StorageError."""
        async with Database.open(path, readers) as database:
            yield cls(database)

    async def erase(self, library_key: str) -> None:
        """Erase everything of a library; it is as if it never was."""
        async with self._database.transaction() as writer:
            for row in list(
                await writer.execute_fetchall(
                    "SELECT a.id FROM articles a JOIN libraries l ON l.id = a.library WHERE l.key = ?", (library_key,)
                )
            ):
                await erase(writer, row[0])
            await writer.execute(
                "DELETE FROM settings WHERE library = (SELECT id FROM libraries WHERE key = ?)", (library_key,)
            )
            await writer.execute(
                "DELETE FROM uploads WHERE library = (SELECT id FROM libraries WHERE key = ?)", (library_key,)
            )
            await writer.execute("DELETE FROM libraries WHERE key = ? AND id != 0", (library_key,))

    async def check(self) -> list[str]:
        """What is wrong with the database, a line each; empty when all is well."""
        return await self._database.run(care.problems)

    async def backup(self, path: Path) -> None:
        """Write a consistent copy while others read and write. Raises Refused when `path` exists."""
        await self._database.run(lambda connection: care.copy(connection, path))
