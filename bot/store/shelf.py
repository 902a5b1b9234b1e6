"""What the shelf knows of its folder's files."""

from collections.abc import Sequence
from datetime import datetime

from bot.models import SHELF
from bot.store.articles import erase, insert
from bot.store.database import Database
from bot.store.rows import Indexed, KnownFile


class Shelf:
    """The files that were read, and the articles that came from each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self) -> dict[str, KnownFile]:
        """Path -> the file as it was when it was last read."""
        rows = await self._database.all("SELECT path, size, modified_ns, digest FROM files")
        return {row[0]: KnownFile(*row) for row in rows}

    async def replace(self, file: KnownFile, articles: Sequence[Indexed], *, now: datetime) -> None:
        """Put in the articles of a file, and take off those that came from it before and are no longer in it."""
        async with self._database.transaction() as writer:
            before = {
                row[0] for row in await writer.execute_fetchall("SELECT id FROM articles WHERE file = ?", (file.path,))
            }
            kept = {one.article.id for one in await insert(writer, SHELF, articles, now=now, file=file.path)}
            for gone in sorted(before - kept):
                await erase(writer, gone)
            await writer.execute(
                "INSERT OR REPLACE INTO files (path, size, modified_ns, digest) VALUES (?, ?, ?, ?)",
                (file.path, file.size, file.modified_ns, file.digest),
            )

    async def forget(self, path: str) -> None:
        """Take off everything that came from a file."""
        async with self._database.transaction() as writer:
            for row in list(await writer.execute_fetchall("SELECT id FROM articles WHERE file = ?", (path,))):
                await erase(writer, row[0])
            await writer.execute("DELETE FROM files WHERE path = ?", (path,))
