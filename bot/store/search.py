"""The index: what a scope can read, where its words stand, and the sentences with what stands around them."""

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from bot.models import ArticleInfo, Scope
from bot.store.articles import INFO, info
from bot.store.database import Database
from bot.store.rooms import READABLE, readable
from bot.store.rows import Row

#: Stems of one question that are looked up.
MAX_STEMS = 120
#: Sentences of one library that are looked at for one stem: a word that more of them hold tells them apart no more.
MAX_POSTINGS = 10_000
#: Terms that are looked at for what a misspelt word may mean.
MAX_VOCABULARY = 20_000
#: What no stem has: the tokenizer would cut it there, and FTS5 would take it for a phrase or an operator.
_NO_TOKEN = re.compile(r"[\x00-/:-@\[-`{-\x7f\ud800-\udfff]")
#: Numbers that one statement is asked for.
_CHUNK = 900
#: One of them. Each connection keeps 128 different statements: as many question marks as numbers would make one of
#: every length, and in time cost tens of megabytes.
_ONE = "IN (SELECT value FROM json_each(?))"
#: Looks into the index in one statement: SQLite joins no more than 500, and keeps 2 kB for each.
_LOOKS = 64
#: The day from which an article counts: when it was published, or without that, added.
_DAY = "substr(ifnull(nullif(a.published, ''), a.added), 1, 10)"
#: Whether the article that holds a found sentence counts from a day on. A library's articles lie side by side in the
#: numbers of their sentences, so that one step in an index finds the article of each.
_SINCE = (
    f" AND (SELECT {_DAY} FROM articles a WHERE a.library = search.rowid >> 32 AND a.first_sentence <= search.rowid"  # noqa: S608
    " AND a.sentences > 0 ORDER BY a.first_sentence DESC LIMIT 1) >= ?"
)

Range = tuple[int, int]


class Reach(NamedTuple):
    """What a question may be answered from."""

    #: Row ids, first and last, in order.
    ranges: tuple[Range, ...]
    #: Sentences that are searched.
    sentences: int
    #: Languages of the articles, most articles first.
    languages: tuple[str, ...]
    #: Only articles from this ISO day on; empty: all of them.
    since: str = ""
    #: Row ids, first and last, in order, of articles whose story an older one in reach tells.
    copies: tuple[Range, ...] = ()


class Holder(NamedTuple):
    """An article and its sentences, first and last row id."""

    first: int
    last: int
    info: ArticleInfo


class Search:
    """Questions to the index, always within the reach of one scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def reach(self, scope: Scope, article: int | None = None, since: date | None = None) -> Reach:
        """What the scope can read, one article of it, or what is from a day on; without ranges when there is nothing.

        An article is from the day on which it was published, or without that, added.
        """
        if article is not None or since is not None:
            return await self._part(scope, article, since.isoformat() if since else "")
        rows = await self._database.all(
            "SELECT l.id << 32, (l.id + 1 << 32) - 1, l.indexed, a.language, count(*) FROM libraries l"  # noqa: S608
            f" JOIN articles a ON a.library = l.id WHERE l.key IN {READABLE} AND l.indexed > 0"
            " GROUP BY l.id, a.language ORDER BY l.id",
            (readable(scope),),
        )
        ranges = {(first, last): count for first, last, count, _, _ in rows}
        languages = _by_number((row[3], row[4]) for row in rows)
        return Reach(
            tuple(sorted(ranges)), sum(ranges.values()), languages, copies=await self._copies(scope) if rows else ()
        )

    async def _copies(self, scope: Scope) -> tuple[Range, ...]:
        rows = await self._database.all(
            f"WITH reach AS (SELECT id FROM libraries WHERE key IN {READABLE})"  # noqa: S608 - READABLE is ours
            " SELECT a.first_sentence, a.first_sentence + a.sentences - 1"
            " FROM sketches s JOIN articles a ON a.id = s.article"
            " WHERE s.library IN reach AND s.story <> s.article AND EXISTS (SELECT 1 FROM sketches t"
            " WHERE t.story = s.story AND t.library IN reach AND t.article < s.article) ORDER BY a.first_sentence",
            (readable(scope),),
        )
        return tuple((first, last) for first, last in rows)

    async def _part(self, scope: Scope, article: int | None, since: str) -> Reach:
        """A part of what the scope can read: in each library the stretch of sentences from its first article on."""
        one = () if article is None else (article,)
        rows = await self._database.all(
            "SELECT min(a.first_sentence), max(a.first_sentence + a.sentences - 1), sum(a.sentences), a.language,"  # noqa: S608
            " count(*), l.id FROM articles a JOIN libraries l ON l.id = a.library"
            f" WHERE l.key IN {READABLE} AND a.sentences > 0 AND {_DAY} >= ?{' AND a.id = ?' if one else ''}"
            " GROUP BY l.id, a.language",
            (readable(scope), since, *one),
        )
        ranges: dict[int, Range] = {}
        for first, last, _, _, _, library in rows:
            known = ranges.get(library, (first, last))
            ranges[library] = min(first, known[0]), max(last, known[1])
        languages = _by_number((row[3], row[4]) for row in rows)
        return Reach(tuple(sorted(ranges.values())), sum(row[2] for row in rows), languages, since)

    async def postings(self, reach: Reach, stems: Sequence[str], *, limit: int = MAX_POSTINGS) -> dict[str, list[int]]:
        """For each stem the row ids that hold it, in order, at most `limit` of each library."""
        asked = [stem for stem in stems if stem and not _NO_TOKEN.search(stem)][:MAX_STEMS]
        found: dict[str, list[int]] = {stem: [] for stem in asked}
        if not reach.ranges or not asked:
            return found
        since = (reach.since,) if reach.since else ()
        # Ten thousand numbers in one string come three times as fast as in as many rows.
        one = (
            "SELECT ?, (SELECT group_concat(rowid) FROM (SELECT rowid FROM search WHERE search MATCH ?"  # noqa: S608
            f" AND rowid BETWEEN ? AND ?{_SINCE if since else ''} LIMIT ?))"
        )
        looks: list[tuple[str | int, ...]] = [
            (stem, f'"{stem}"', *each, *since, limit) for stem in asked for each in reach.ranges
        ]
        for at in range(0, len(looks), _LOOKS):
            together = _filled(looks[at : at + _LOOKS])
            rows = await self._database.all(
                " UNION ALL ".join([one] * len(together)), [value for look in together for value in look]
            )
            for stem, row_ids in rows:
                if row_ids:
                    # In which order they are joined, SQLite leaves open.
                    found[stem] += sorted(map(int, row_ids.split(",")))
        return found

    async def vocabulary(self, beginning: str) -> list[str]:
        """Stems that begin so, of all libraries: `postings` tells which of them the scope may know."""
        rows = await self._database.all(
            "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?",
            (beginning, f"{beginning}\U0010ffff", MAX_VOCABULARY),
        )
        return [term for (term,) in rows]

    async def rows(self, row_ids: Iterable[int]) -> dict[int, Row]:
        """The sentences with these numbers, by number; there may be fewer."""
        found: dict[int, Row] = {}
        for chunk in _chunks(row_ids):
            rows = await self._database.all(
                f"SELECT * FROM sentences WHERE id {_ONE}",  # noqa: S608 - ours
                (json.dumps(chunk),),
            )
            found |= {row[0]: Row(*row) for row in rows}
        return found

    async def holders(self, articles: Iterable[int]) -> dict[int, Holder]:
        """These articles, by number; the caller got their numbers from rows of its own scope."""
        found: dict[int, Holder] = {}
        for chunk in _chunks(articles):
            rows = await self._database.all(
                f"SELECT a.first_sentence, a.first_sentence + a.sentences - 1, {INFO} WHERE a.id {_ONE}",
                (json.dumps(chunk),),
            )
            found |= {row[2]: Holder(row[0], row[1], info(row[2:])) for row in rows}
        return found

    async def texts(self, articles: Iterable[int]) -> dict[int, str]:
        """The texts of these articles."""
        found: dict[int, str] = {}
        for chunk in _chunks(articles):
            rows = await self._database.all(
                f"SELECT id, text FROM articles WHERE id {_ONE}",  # noqa: S608 - ours
                (json.dumps(chunk),),
            )
            found |= {row[0]: row[1] for row in rows}
        return found


def _by_number(counted: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    """Languages by the number of their articles."""
    languages: dict[str, int] = {}
    for code, count in counted:
        languages[code] = languages.get(code, 0) + count
    return tuple(sorted(languages, key=lambda code: (-languages[code], code)))


def _chunks(numbers: Iterable[int]) -> list[list[int]]:
    ordered = sorted(set(numbers))
    return [ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK)]


def _filled(looks: list[tuple[str | int, ...]]) -> list[tuple[str | int, ...]]:
    """As many as a power of two, so that there are few different statements; those added look where nothing is."""
    nothing = (*looks[0][:2], 1, 0, *looks[0][4:])
    return looks + [nothing] * ((1 << (len(looks) - 1).bit_length()) - len(looks))
