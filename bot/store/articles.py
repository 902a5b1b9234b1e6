"""Articles: put in, read, listed, removed. A library sees its own and the shelf's."""

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import aiosqlite

from bot.models import SHELF, Added, Article, ArticleInfo, Kind, Scope, Sentence
from bot.store.database import Database
from bot.store.rows import Indexed, IndexedSentence

#: Columns of ArticleInfo, in its order.
INFO = (
    "a.id, l.key, a.title, a.untitled, a.url, a.source, a.author, a.published, a.language, a.rights, a.added, a.length"
    " FROM articles a JOIN libraries l ON l.id = a.library"
)


class Articles:
    """All that concerns whole articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_many(
        self, library_key: str, drafts: Sequence[Indexed], *, now: datetime, file: str | None = None
    ) -> list[Added]:
        """Put articles in, in one transaction. A text that is there already gives its article, unchanged."""
        async with self._database.transaction() as writer:
            return await insert(writer, library_key, drafts, now=now, file=file)

    async def get(self, scope: Scope, article_id: int) -> Article | None:
        """An article with its text, None when this scope has none with that number."""
        row = await self._database.one(
            f"SELECT a.text, {INFO} WHERE a.id = ? AND l.key IN (?, ?)", (_id(article_id), scope.key, SHELF)
        )
        return Article(info(row[1:]), row[0]) if row else None

    async def info(self, scope: Scope, article_id: int) -> ArticleInfo | None:
        """The same without the text."""
        row = await self._database.one(
            f"SELECT {INFO} WHERE a.id = ? AND l.key IN (?, ?)", (_id(article_id), scope.key, SHELF)
        )
        return info(row) if row else None

    async def list(self, scope: Scope, *, limit: int, offset: int = 0) -> Sequence[ArticleInfo]:
        """What the scope can read, newest first."""
        rows = await self._database.all(
            f"SELECT {INFO} WHERE l.key IN (?, ?) ORDER BY a.id DESC LIMIT ? OFFSET ?",
            (scope.key, SHELF, limit, offset),
        )
        return [info(row) for row in rows]

    async def count(self, scope: Scope) -> int:
        """How many articles the scope can read."""
        row = await self._database.one(
            "SELECT count(*) FROM articles a JOIN libraries l ON l.id = a.library WHERE l.key IN (?, ?)",
            (scope.key, SHELF),
        )
        return int(row[0]) if row else 0

    async def titles(self, scope: Scope, typed: str, *, limit: int = 25) -> Sequence[ArticleInfo]:
        """Articles with `typed` in their title, whatever its case; newest first."""
        pattern = "%" + "".join(f"\\{c}" if c in "\\%_" else c for c in typed[:100].replace("\0", "")) + "%"
        rows = await self._database.all(
            f"SELECT {INFO} WHERE l.key IN (?, ?) AND a.title LIKE ? ESCAPE '\\' ORDER BY a.id DESC LIMIT ?",
            (scope.key, SHELF, pattern, limit),
        )
        return [info(row) for row in rows]

    async def languages(self, scope: Scope) -> tuple[str, ...]:
        """The languages of the articles that the scope can read, most articles first."""
        rows = await self._database.all(
            "SELECT a.language FROM articles a JOIN libraries l ON l.id = a.library WHERE l.key IN (?, ?)"
            " GROUP BY a.language ORDER BY count(*) DESC, a.language",
            (scope.key, SHELF),
        )
        return tuple(row[0] for row in rows)

    async def sentences(self, article_id: int) -> tuple[Sentence, ...]:
        """The sentences of an article, of every kind, in order."""
        rows = await self._database.all(
            'SELECT s.start, s."end", s.paragraph, s.kind, s.orphan FROM articles a JOIN sentences s'
            " ON s.id >= a.first_sentence AND s.id < a.first_sentence + a.sentences WHERE a.id = ? ORDER BY s.id",
            (article_id,),
        )
        return tuple(
            Sentence(start, end, paragraph, Kind(kind), bool(orphan)) for start, end, paragraph, kind, orphan in rows
        )

    async def each(self, key: str | None) -> AsyncIterator[Article]:
        """Every article of one library, or of all (None), oldest first; one at a time, so that memory stays small."""
        last = 0
        where = "a.id > ? AND l.key = ?" if key is not None else "a.id > ?"
        while row := await self._database.one(
            f"SELECT a.text, {INFO} WHERE {where} ORDER BY a.id LIMIT 1", (last, key) if key is not None else (last,)
        ):
            yield Article(info(row[1:]), row[0])
            last = row[1]

    async def remove(self, library_key: str, article_id: int) -> bool:
        """Erase an article of this very library; False when it has none with that number."""
        async with self._database.transaction() as writer:
            rows = await writer.execute_fetchall(
                "SELECT a.id FROM articles a JOIN libraries l ON l.id = a.library WHERE a.id = ? AND l.key = ?",
                (_id(article_id), library_key),
            )
            for row in rows:
                await erase(writer, row[0])
            return bool(rows)

    async def reindex(self, article_id: int, sentences: Sequence[IndexedSentence]) -> None:
        """Replace an article's sentences by these; its number and text stay."""
        async with self._database.transaction() as writer:
            rows = list(await writer.execute_fetchall("SELECT library FROM articles WHERE id = ?", (article_id,)))
            if rows:
                await forget_sentences(writer, article_id)
                await insert_sentences(writer, rows[0][0], article_id, sentences)


async def insert(
    writer: aiosqlite.Connection, library_key: str, drafts: Sequence[Indexed], *, now: datetime, file: str | None
) -> list[Added]:
    """Put articles in, inside the caller's transaction."""
    library = await library_number(writer, library_key)
    added: list[Added] = []
    for one in drafts:
        draft = one.draft
        digest = hashlib.sha256(draft.text.encode("utf-8")).hexdigest()
        rows = list(
            await writer.execute_fetchall(
                f"SELECT {INFO} WHERE a.library = ? AND a.digest = ? AND ifnull(a.file, '') = ifnull(?, '')",
                (library, digest, file),
            )
        )
        if rows:
            added.append(Added(info(tuple(rows[0])), new=False, notes=draft.notes))
            continue
        cursor = await writer.execute(
            "INSERT INTO articles (library, title, untitled, text, length, digest, url, source, author, published, language,"
            " rights, notes, added, file, first_sentence, sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
            (
                library, one.title, one.untitled, draft.text, len(draft.text), digest, draft.url, draft.source, draft.author,
                draft.published, one.language, draft.rights, json.dumps(draft.notes), now.astimezone(UTC).isoformat(), file,
            ),
        )  # fmt: skip
        number = cursor.lastrowid or 0
        await insert_sentences(writer, library, number, one.sentences)
        stored = list(await writer.execute_fetchall(f"SELECT {INFO} WHERE a.id = ?", (number,)))
        added.append(Added(info(tuple(stored[0])), new=True, notes=draft.notes))
    return added


async def insert_sentences(
    writer: aiosqlite.Connection, library: int, article: int, sentences: Sequence[IndexedSentence]
) -> None:
    """Number an article's sentences without gaps and put its prose into the index."""
    rows = list(await writer.execute_fetchall("SELECT next_sentence FROM libraries WHERE id = ?", (library,)))
    first = (library << 32) | rows[0][0]
    stored: list[tuple[Any, ...]] = []
    for _, group in groupby(sentences, key=lambda one: one.sentence.paragraph):
        together = list(group)
        for place, one in enumerate(together):
            s = one.sentence
            stored.append(
                (
                    first + len(stored),
                    article,
                    s.paragraph,
                    s.start,
                    s.end,
                    s.kind.value,
                    s.orphan,
                    place,
                    len(together),
                    one.words,
                    one.stems,
                )
            )
    await writer.executemany("INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", stored)
    searchable = [(row[0], row[-1]) for row in stored if row[5] == Kind.PROSE]
    await writer.executemany("INSERT INTO search (rowid, stems) VALUES (?, ?)", searchable)
    await writer.execute(
        "UPDATE articles SET first_sentence = ?, sentences = ? WHERE id = ?", (first, len(stored), article)
    )
    await writer.execute(
        "UPDATE libraries SET next_sentence = next_sentence + ?, indexed = indexed + ? WHERE id = ?",
        (len(stored), len(searchable), library),
    )


async def forget_sentences(writer: aiosqlite.Connection, article: int) -> None:
    """Take an article's sentences out of the index and the table."""
    rows = await writer.execute_fetchall(
        "SELECT s.id, s.stems, s.kind FROM articles a JOIN sentences s"
        " ON s.id >= a.first_sentence AND s.id < a.first_sentence + a.sentences WHERE a.id = ?",
        (article,),
    )
    searchable = [(row[0], row[1]) for row in rows if row[2] == Kind.PROSE]
    # A table without content has to be told what it held.
    await writer.executemany("INSERT INTO search (search, rowid, stems) VALUES ('delete', ?, ?)", searchable)
    await writer.execute(
        "DELETE FROM sentences WHERE id >= (SELECT first_sentence FROM articles WHERE id = ?1)"
        " AND id < (SELECT first_sentence + sentences FROM articles WHERE id = ?1)",
        (article,),
    )
    await writer.execute(
        "UPDATE libraries SET indexed = indexed - ? WHERE id = (SELECT library FROM articles WHERE id = ?)",
        (len(searchable), article),
    )


async def erase(writer: aiosqlite.Connection, article: int) -> None:
    """Erase an article with all that hangs on it."""
    await forget_sentences(writer, article)
    await writer.execute("DELETE FROM articles WHERE id = ?", (article,))


async def library_number(writer: aiosqlite.Connection, key: str) -> int:
    """The number of a library, made when it is new."""
    await writer.execute("INSERT INTO libraries (key) VALUES (?) ON CONFLICT DO NOTHING", (key,))
    rows = list(await writer.execute_fetchall("SELECT id FROM libraries WHERE key = ?", (key,)))
    return int(rows[0][0])


def info(row: Sequence[Any]) -> ArticleInfo:
    """A row of INFO as a model."""
    number, key, title, untitled, url, source, author, published, language, rights, added, length = row
    return ArticleInfo(
        number,
        key,
        title,
        bool(untitled),
        url,
        source,
        author,
        published,
        language,
        rights,
        datetime.fromisoformat(added),
        length,
    )


def _id(number: int) -> int:
    """Numbers that SQLite cannot hold are nobody's."""
    return number if -(2**63) <= number < 2**63 else -1
