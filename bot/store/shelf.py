"""What the shelf knows of its folder's files."""

from collections.abc import Sequence
from datetime import datetime

import aiosqlite

from bot.models import SHELF, Article
from bot.store.database import Database
from bot.store.infos import INFO, info
from bot.store.rows import Changes, Indexed, KnownFile
from bot.store.versions import supersede
from bot.store.writing import erase, forget_stems, insert, renew


class Shelf:
    """The files that were read, and the articles that came from each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self) -> dict[str, KnownFile]:
        """Path -> the file as it was when it was last read."""
        rows = await self._database.all("SELECT path, size, modified_ns, digest FROM files")
        return {row[0]: KnownFile(*row) for row in rows}

    async def count(self) -> int:
        """How many articles came from files."""
        row = await self._database.one("SELECT count(*) FROM articles WHERE file IS NOT NULL")
        return row[0] if row else 0

    async def note(self, file: KnownFile) -> None:
        """Remember how a file is now whose articles are what they were."""
        async with self._database.transaction() as writer:
            await _remember(writer, file)

    async def of(self, path: str) -> list[Article]:
        """The articles that came from a file."""
        rows = await self._database.all(
            f"SELECT a.text, {INFO} WHERE a.file = ? ORDER BY a.id",
            (path,),
        )
        return [Article(info(row[1:]), row[0]) for row in rows]

    async def replace(self, file: KnownFile, articles: Sequence[Indexed], *, now: datetime) -> Changes:
        """Put in the articles of a file, and take off those that came from it before and are no longer in it.

        An article whose text stayed, or that is a new version, keeps its number, whatever else the file says of it now.
        """
        async with self._database.transaction() as writer:
            before = await _articles_of(writer, file.path)
            versions = {
                one.replaces
                for one in articles
                if one.replaces in before and await supersede(writer, one.replaces or 0, one, now=now)
            }
            added = await insert(writer, SHELF, articles, now=now, file=file.path)
            renewed = versions | {
                here.article.id
                for here, one in zip(added, articles, strict=True)
                if not here.new and here.article.id in before and await renew(writer, here.article, one)
            }
            gone = before - {here.article.id for here in added}
            for number in sorted(gone):
                await erase(writer, number)
            await _remember(writer, file)
        fresh = sum(here.new for here in added)
        replaced = min(fresh, len(gone))
        return Changes(fresh - replaced, replaced + len(renewed), len(gone) - replaced)

    async def forget(self, path: str) -> Changes:
        """Take off everything that came from a file."""
        async with self._database.transaction() as writer:
            gone = await _articles_of(writer, path)
            for number in sorted(gone):
                await erase(writer, number)
            await writer.execute("DELETE FROM files WHERE path = ?", (path,))
        return Changes(0, 0, len(gone))

    async def settle(self) -> None:
        """Make what was taken off unreadable in the file: once for all of it, as it takes a second on a large one."""
        async with self._database.transaction() as writer:
            await forget_stems(writer)
        await self._database.shred()


async def _articles_of(writer: aiosqlite.Connection, path: str) -> set[int]:
    return {row[0] for row in await writer.execute_fetchall("SELECT id FROM articles WHERE file = ?", (path,))}


async def _remember(writer: aiosqlite.Connection, file: KnownFile) -> None:
    await writer.execute(
        "INSERT OR REPLACE INTO files (path, size, modified_ns, digest) VALUES (?, ?, ?, ?)",
        (file.path, file.size, file.modified_ns, file.digest),
    )
