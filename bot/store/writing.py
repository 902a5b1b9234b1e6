"""Writing articles: into the tables and the index together, and out of both. All of it runs inside a transaction."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import count, groupby
from typing import Any

import aiosqlite

from bot.messages import packed
from bot.models import Added, ArticleInfo, Draft, Kind, library_of
from bot.store.copies import home, link, unlink
from bot.store.infos import INFO, info
from bot.store.rows import Indexed, IndexedSentence

#: Levels of the index from which on it is made from nothing.
MOST_LEVELS = 1_000


def digest(text: str) -> str:
    """What a text is known by: equal for equal texts alone."""
    return hashlib.sha256(text.encode()).hexdigest()


async def insert(
    writer: aiosqlite.Connection, library_key: str, drafts: Sequence[Indexed], *, now: datetime, file: str | None
) -> list[Added]:
    """Put articles in, inside the caller's transaction: a few statements for all of them together."""
    library = await library_number(writer, library_key)
    digests = [digest(one.draft.text) for one in drafts]
    rows = await writer.execute_fetchall(
        "SELECT digest, id FROM articles WHERE library = ? AND ifnull(file, '') = ifnull(?, '')"
        " AND digest IN (SELECT value FROM json_each(?))",
        (library, file, json.dumps(digests)),
    )
    known: dict[str, int] = {row[0]: row[1] for row in rows}
    last = await _single(writer, "SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'articles'")
    fresh: dict[int, Indexed] = {}
    stored: list[tuple[Any, ...]] = []
    for text, one in zip(digests, drafts, strict=True):
        if text in known:
            continue
        number = known[text] = last + len(fresh) + 1
        fresh[number] = one
        stored.append((number, library, text, now.astimezone(UTC).isoformat(), file, *_columns(one)))
    await writer.executemany(
        "INSERT INTO articles (id, library, digest, added, file, title, untitled, text, length, url, source, author,"
        " published, language, rights, notes, first_sentence, sentences)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
        stored,
    )
    await insert_sentences(writer, library, {number: one.sentences for number, one in fresh.items()})
    sketches = {
        number: (home(one.draft.source, one.draft.url), one.sketch) for number, one in fresh.items() if one.sketch
    }
    await link(writer, library, sketches)
    rows = await writer.execute_fetchall(
        f"SELECT {INFO} WHERE a.id IN (SELECT value FROM json_each(?))",  # noqa: S608 - INFO is ours
        (json.dumps([known[d] for d in digests]),),
    )
    infos = {row[0]: info(tuple(row)) for row in rows}
    added: list[Added] = []
    for text, one in zip(digests, drafts, strict=True):
        # The second of two drafts with one text finds the article of the first.
        new = fresh.pop(known[text], None) is not None
        added.append(Added(infos[known[text]], new, one.draft.notes))
    return added


def _columns(one: Indexed) -> tuple[Any, ...]:
    draft = one.draft
    return (
        one.title, one.untitled, draft.text, len(draft.text), draft.url, draft.source, draft.author, draft.published,
        one.language, draft.rights, notes_of(draft),
    )  # fmt: skip


def notes_of(draft: Draft) -> str:
    """The notes of a draft as they are stored: a JSON list of packed messages."""
    return json.dumps([packed(note) for note in draft.notes])


async def renew(writer: aiosqlite.Connection, article: ArticleInfo, one: Indexed) -> bool:
    """Give a stored article what `one`, which has the same text, says of it; False when it says nothing new."""
    draft = one.draft
    known = (
        one.title,
        one.untitled,
        draft.url,
        draft.source,
        draft.author,
        draft.published,
        one.language,
        draft.rights,
    )
    if known == (
        article.title, article.untitled, article.url, article.source, article.author, article.published,
        article.language, article.rights,
    ):  # fmt: skip
        return False
    await writer.execute(
        "UPDATE articles SET title = ?, untitled = ?, url = ?, source = ?, author = ?, published = ?, language = ?,"
        " rights = ? WHERE id = ?",
        (*known, article.id),
    )
    if one.language != article.language:
        await forget_sentences(writer, article.id)
        library = await _single(writer, "SELECT library FROM articles WHERE id = ?", article.id)
        await insert_sentences(writer, library, {article.id: one.sentences})
    return True


async def insert_sentences(
    writer: aiosqlite.Connection, library: int, articles: Mapping[int, Sequence[IndexedSentence]]
) -> None:
    """Number the sentences of articles without gaps and put their prose into the index."""
    base = library << 32
    first = last = base | await _single(writer, "SELECT next_sentence FROM libraries WHERE id = ?", library)
    ranges: list[tuple[int, int, int]] = []
    for article, sentences in articles.items():
        ranges.append((last, len(sentences), article))
        last += len(sentences)
    # An iterator: the rows are made in the connection's thread, not here in the event loop.
    await writer.executemany(
        'INSERT INTO sentences (id, article, paragraph, start, "end", kind, orphan, place, size, words, stems)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _rows(articles, first),
    )
    await writer.execute(
        "INSERT INTO search (rowid, stems) SELECT id, stems FROM sentences WHERE id >= ? AND id < ? AND kind = ?",
        (first, last, Kind.PROSE.value),
    )
    await writer.executemany("UPDATE articles SET first_sentence = ?, sentences = ? WHERE id = ?", ranges)
    searchable = sum(one.sentence.kind is Kind.PROSE for sentences in articles.values() for one in sentences)
    await writer.execute(
        "UPDATE libraries SET next_sentence = next_sentence + ?, indexed = indexed + ? WHERE id = ?",
        (last - first, searchable, library),
    )


def _rows(articles: Mapping[int, Sequence[IndexedSentence]], first: int) -> Iterator[tuple[Any, ...]]:
    numbers = count(first)
    for article, sentences in articles.items():
        for paragraph, group in groupby(sentences, key=lambda one: one.sentence.paragraph):
            together = list(group)
            for place, one in enumerate(together):
                s = one.sentence
                yield (
                    next(numbers), article, paragraph, s.start, s.end, s.kind.value, s.orphan, place, len(together),
                    one.words, one.stems,
                )  # fmt: skip


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
    """Erase an article with all that hangs on it; `forget_stems` is to follow once all have gone that shall go."""
    await forget_sentences(writer, article)
    await unlink(writer, article)
    await writer.execute("DELETE FROM articles WHERE id = ?", (article,))


async def forget_stems(writer: aiosqlite.Connection) -> None:
    """Write the index anew without what was deleted: until then its words stand in the file, marked as gone.

    Takes about a second for a million sentences; every some hundred times, when it is made from nothing, half a minute.
    """
    if await index_levels(writer) > MOST_LEVELS:
        await writer.execute("INSERT INTO search (search) VALUES ('delete-all')")
        await writer.execute(
            "INSERT INTO search (rowid, stems) SELECT id, stems FROM sentences WHERE kind = ? ORDER BY id",
            (Kind.PROSE,),
        )
    await writer.execute("INSERT INTO search (search) VALUES ('optimize')")


async def index_levels(writer: aiosqlite.Connection) -> int:
    """How many levels the index's segments lie on, which is in its record number 10 behind four bytes of a count.

    SQLite 3.40 adds two with every 'optimize', and takes an index of more than 2,000 for damaged.
    """
    rows = list(await writer.execute_fetchall("SELECT block FROM search_data WHERE id = 10"))
    levels = 0
    for byte in rows[0][0][4:] if rows else b"":
        levels = levels << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return levels


async def library_number(writer: aiosqlite.Connection, key: str) -> int:
    """The number of a library, made when it is new; before a room the library that it is part of."""
    for one in dict.fromkeys((library_of(key), key)):
        await writer.execute("INSERT INTO libraries (key) VALUES (?) ON CONFLICT DO NOTHING", (one,))
    return await _single(writer, "SELECT id FROM libraries WHERE key = ?", key)


async def _single(writer: aiosqlite.Connection, sql: str, *parameters: object) -> int:
    rows = list(await writer.execute_fetchall(sql, parameters))
    return int(rows[0][0])
