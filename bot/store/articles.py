"""Articles: put in, read, listed, removed. A library sees its own and the shelf's."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.models import Added, Article, ArticleInfo, Kind, Scope, Sentence
from bot.store.copies import home, link, unlink
from bot.store.database import Database, plain
from bot.store.infos import INFO, info
from bot.store.rooms import READABLE, readable
from bot.store.rows import Indexed, IndexedSentence
from bot.store.versions import supersede
from bot.store.writing import digest, erase, forget_sentences, forget_stems, insert, insert_sentences
from bot.text.shingles import Sketch


class Articles:
    """All that concerns whole articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_many(
        self, library_key: str, drafts: Sequence[Indexed], *, now: datetime, file: str | None = None
    ) -> list[Added]:
        """Put articles in, in one transaction. A text that is there already gives its article, unchanged.

        What is a new version of an article becomes that, if the article is still there.
        """
        async with self._database.transaction() as writer:
            changed = {
                place
                for place, one in enumerate(drafts)
                if one.replaces and await supersede(writer, one.replaces, one, now=now)
            }
            # The text of one that was replaced is there by now, and so is found.
            added = await insert(writer, library_key, drafts, now=now, file=file)
            return [replace(one, changed=place in changed) for place, one in enumerate(added)]

    async def with_texts(self, library_key: str, texts: Sequence[str]) -> dict[str, ArticleInfo]:
        """Those of the texts that `add_many` would find in this library, with their articles."""
        digests = {digest(text): text for text in texts}
        rows = await self._database.all(
            f"SELECT a.digest, {INFO} WHERE l.key = ? AND ifnull(a.file, '') = ''"  # noqa: S608 - INFO is ours
            " AND a.digest IN (SELECT value FROM json_each(?))",
            (library_key, json.dumps(list(digests))),
        )
        return {digests[row[0]]: info(row[1:]) for row in rows}

    async def with_url(self, scope: Scope, url: str) -> ArticleInfo | None:
        """The first article with this address that the scope can read, None when there is none."""
        row = await self._database.one(
            # Not by `l.key`: SQLite would look at the articles of all libraries with this address.
            f"SELECT {INFO} WHERE a.url = ? AND a.library IN (SELECT id FROM libraries WHERE key IN {READABLE})"  # noqa: S608 - ours
            " ORDER BY a.id LIMIT 1",
            (url, readable(scope)),
        )
        return info(row) if row else None

    async def get(self, scope: Scope, article_id: int) -> Article | None:
        """An article with its text, None when this scope has none with that number."""
        row = await self._database.one(
            f"SELECT a.text, {INFO} WHERE a.id = ? AND l.key IN {READABLE}", (_id(article_id), readable(scope))
        )
        return Article(info(row[1:]), row[0]) if row else None

    async def info(self, scope: Scope, article_id: int) -> ArticleInfo | None:
        """The same without the text."""
        row = await self._database.one(
            f"SELECT {INFO} WHERE a.id = ? AND l.key IN {READABLE}", (_id(article_id), readable(scope))
        )
        return info(row) if row else None

    async def list(self, scope: Scope, *, limit: int, offset: int = 0) -> Sequence[ArticleInfo]:
        """What the scope can read, newest first."""
        rows = await self._database.all(
            f"SELECT {INFO} WHERE l.key IN {READABLE} ORDER BY a.id DESC LIMIT ? OFFSET ?",
            (readable(scope), limit, offset),
        )
        return [info(row) for row in rows]

    async def count(self, scope: Scope) -> int:
        """How many articles the scope can read."""
        row = await self._database.one(
            f"SELECT count(*) FROM articles a JOIN libraries l ON l.id = a.library WHERE l.key IN {READABLE}",  # noqa: S608
            (readable(scope),),
        )
        return int(row[0]) if row else 0

    async def titles(self, scope: Scope, typed: str, *, limit: int = 25) -> Sequence[ArticleInfo]:
        """Articles with `typed` in their title, whatever its case and accents; newest first."""
        rows = await self._database.all(
            f"SELECT {INFO} WHERE l.key IN {READABLE} AND instr(plain(a.title), ?) ORDER BY a.id DESC LIMIT ?",
            (readable(scope), plain(typed[:100]), limit),
        )
        return [info(row) for row in rows]

    async def languages(self, scope: Scope) -> tuple[str, ...]:
        """The languages of the articles that the scope can read, most articles first."""
        rows = await self._database.all(
            f"SELECT a.language FROM articles a JOIN libraries l ON l.id = a.library WHERE l.key IN {READABLE}"  # noqa: S608
            " GROUP BY a.language ORDER BY count(*) DESC, a.language",
            (readable(scope),),
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
            removed = [row[0] for row in rows]
            for number in removed:
                await erase(writer, number)
            if removed:
                await forget_stems(writer)
        if removed:
            await self._database.shred()
        return bool(removed)

    async def reindex(self, article_id: int, sentences: Sequence[IndexedSentence], sketch: Sketch | None) -> None:
        """Replace an article's sentences and sketch by these; its number and text stay."""
        async with self._database.transaction() as writer:
            found = "SELECT library, source, url FROM articles WHERE id = ?"
            for library, source, url in list(await writer.execute_fetchall(found, (article_id,))):
                await forget_sentences(writer, article_id)
                await insert_sentences(writer, library, {article_id: sentences})
                await unlink(writer, article_id)
                if sketch:
                    await link(writer, library, {article_id: (home(source, url), sketch)})


def _id(number: int) -> int:
    """Numbers that SQLite cannot hold are nobody's."""
    return number if -(2**63) <= number < 2**63 else -1
