"""Versions of an article: the newest is the article, those before it are kept for the quotes that point into them."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import aiosqlite

from bot.models import Article, Version
from bot.store.copies import home, link, unlink
from bot.store.database import Database
from bot.store.infos import INFO, info
from bot.store.rows import Indexed
from bot.store.writing import digest, forget_sentences, insert_sentences, notes_of

#: Earlier versions of one article that are kept: the newest, and those that a shown quote points into.
KEPT = 20


class Versions:
    """What articles said before."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def at(self, library_key: str, urls: Iterable[str]) -> dict[str, Article]:
        """The first article of this very library, no shelf, with each of these addresses."""
        rows = await self._database.all(
            f"SELECT a.text, {INFO} WHERE l.key = ? AND a.url IN (SELECT value FROM json_each(?))"  # noqa: S608
            " ORDER BY a.id DESC",
            (library_key, json.dumps(sorted(set(urls)))),
        )
        found = (Article(info(row[1:]), row[0]) for row in rows)
        return {one.info.url: one for one in found if one.info.url}

    async def current(self, article: int) -> int:
        """The number of an article's newest version; 1 for one that never changed."""
        row = await self._database.one("SELECT ifnull(max(version), 0) + 1 FROM versions WHERE article = ?", (article,))
        return int(row[0]) if row else 1

    async def get(self, article: int, version: int) -> Version | None:
        """An earlier version; None for the newest, and for one that is not kept."""
        row = await self._database.one(
            "SELECT article, version, title, replaced, text FROM versions WHERE article = ? AND version = ?",
            (article, version),
        )
        return _version(row) if row else None

    async def all(self, article: int) -> list[Version]:
        """The earlier versions of an article, newest first."""
        rows = await self._database.all(
            "SELECT article, version, title, replaced, text FROM versions WHERE article = ? ORDER BY version DESC",
            (article,),
        )
        return [_version(row) for row in rows]


def _version(row: tuple[Any, ...]) -> Version:
    article, version, title, replaced, text = row
    return Version(article, version, title, datetime.fromisoformat(replaced), text)


async def supersede(writer: aiosqlite.Connection, article: int, one: Indexed, *, now: datetime) -> bool:
    """Make `one` the newest version of an article, inside the caller's transaction; its number and date stay.

    False when there is no such article, or another of its library has that text already.
    """
    draft = one.draft
    rows = list(
        await writer.execute_fetchall(
            "SELECT a.library, ifnull((SELECT max(version) FROM versions WHERE article = a.id), 0) + 1 FROM articles a"
            " WHERE a.id = ?1 AND NOT EXISTS (SELECT 1 FROM articles b WHERE b.library = a.library AND b.digest = ?2"
            " AND ifnull(b.file, '') = ifnull(a.file, ''))",
            (article, digest(draft.text)),
        )
    )
    if not rows:
        return False
    library, version = rows[0]
    await writer.execute(
        "INSERT INTO versions (article, version, title, replaced, text)"
        " SELECT id, ?, title, ?, text FROM articles WHERE id = ?",
        (version, now.astimezone(UTC).isoformat(), article),
    )
    await writer.execute(
        "DELETE FROM versions WHERE article = ?1 AND version <= ?2 - ?3 AND NOT EXISTS"
        " (SELECT 1 FROM shown s WHERE s.article = ?1 AND s.version = versions.version)",
        (article, version, KEPT),
    )
    await forget_sentences(writer, article)
    await writer.execute(
        "UPDATE articles SET text = ?, digest = ?, length = ?, title = ?, untitled = ?, language = ?, notes = ?,"
        " source = ifnull(?, source), author = ifnull(?, author), published = ifnull(published, ?),"
        " rights = ifnull(?, rights) WHERE id = ?",
        (
            draft.text, digest(draft.text), len(draft.text), one.title, one.untitled, one.language,
            notes_of(draft), draft.source, draft.author, draft.published, draft.rights, article,
        ),
    )  # fmt: skip
    await insert_sentences(writer, library, {article: one.sentences})
    await unlink(writer, article)
    if one.sketch:
        await link(writer, library, {article: (home(draft.source, draft.url), one.sketch)})
    return True
