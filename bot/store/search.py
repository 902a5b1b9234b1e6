"""The index: what a scope can read, where its words stand, and the sentences with what stands around them."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.models import SHELF, ArticleInfo, Scope
from bot.store.articles import INFO, info
from bot.store.database import Database
from bot.store.rows import Row

#: Stems of one question that are looked up.
MAX_STEMS = 120
#: Sentences of one library that are looked at for one stem: a word that more of them hold tells them apart no more.
MAX_POSTINGS = 10_000
#: Terms that are looked at for what a misspelt word may mean.
MAX_VOCABULARY = 20_000
#: What no stem has: the tokenizer would cut it there, and FTS5 would take it for a phrase or an operator.
_NO_TOKEN = re.compile(r"[\x00-/:-@\[-`{-\x7f\ud800-\udfff]")
#: Values in one statement, far under SQLite's own limit.
_CHUNK = 900

Range = tuple[int, int]


class Reach(NamedTuple):
    """What a question may be answered from."""

    #: Row ids, first and last, in order.
    ranges: tuple[Range, ...]
    #: Sentences that are searched.
    sentences: int
    #: Languages of the articles, most articles first.
    languages: tuple[str, ...]


class Holder(NamedTuple):
    """An article and its sentences, first and last row id."""

    first: int
    last: int
    info: ArticleInfo


class Search:
    """Questions to the index, always within the reach of one scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def reach(self, scope: Scope, article: int | None = None) -> Reach:
        """What the scope can read, or one article of it; without ranges when there is nothing."""
        if article is not None:
            rows = await self._database.all(
                "SELECT a.first_sentence, a.first_sentence + a.sentences - 1, a.sentences, a.language, 1"
                " FROM articles a JOIN libraries l ON l.id = a.library"
                " WHERE a.id = ? AND l.key IN (?, ?) AND a.sentences > 0",
                (article, scope.key, SHELF),
            )
        else:
            rows = await self._database.all(
                "SELECT l.id << 32, (l.id + 1 << 32) - 1, l.indexed, a.language, count(*) FROM libraries l"
                " JOIN articles a ON a.library = l.id WHERE l.key IN (?, ?) AND l.indexed > 0"
                " GROUP BY l.id, a.language ORDER BY l.id",
                (scope.key, SHELF),
            )
        ranges = {(first, last): count for first, last, count, _, _ in rows}
        languages = dict.fromkeys((row[3] for row in rows), 0)
        for row in rows:
            languages[row[3]] += row[4]
        by_number = sorted(languages, key=lambda code: (-languages[code], code))
        return Reach(tuple(sorted(ranges)), sum(ranges.values()), tuple(by_number))

    async def postings(self, reach: Reach, stems: Sequence[str], *, limit: int = MAX_POSTINGS) -> dict[str, list[int]]:
        """For each stem the row ids that hold it, in order, at most `limit` of each library."""
        asked = [stem for stem in stems if stem and not _NO_TOKEN.search(stem)][:MAX_STEMS]
        found: dict[str, list[int]] = {stem: [] for stem in asked}
        if not reach.ranges or not asked:
            return found
        one = "SELECT * FROM (SELECT ?, rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)"
        rows = await self._database.all(
            " UNION ALL ".join([one] * (len(asked) * len(reach.ranges))),
            [
                value
                for stem in asked
                for first, last in reach.ranges
                for value in (stem, f'"{stem}"', first, last, limit)
            ],
        )
        for stem, row_id in rows:
            found[stem].append(row_id)
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
                f"SELECT * FROM sentences WHERE id IN ({_marks(chunk)})",  # noqa: S608 - question marks
                chunk,
            )
            found |= {row[0]: Row(*row) for row in rows}
        return found

    async def holders(self, articles: Iterable[int]) -> dict[int, Holder]:
        """These articles, by number; the caller got their numbers from rows of its own scope."""
        found: dict[int, Holder] = {}
        for chunk in _chunks(articles):
            rows = await self._database.all(
                f"SELECT a.first_sentence, a.first_sentence + a.sentences - 1, {INFO} WHERE a.id IN ({_marks(chunk)})",
                chunk,
            )
            found |= {row[2]: Holder(row[0], row[1], info(row[2:])) for row in rows}
        return found

    async def texts(self, articles: Iterable[int]) -> dict[int, str]:
        """The texts of these articles."""
        found: dict[int, str] = {}
        for chunk in _chunks(articles):
            rows = await self._database.all(
                f"SELECT id, text FROM articles WHERE id IN ({_marks(chunk)})",  # noqa: S608 - question marks
                chunk,
            )
            found |= {row[0]: row[1] for row in rows}
        return found


def _chunks(numbers: Iterable[int]) -> list[list[int]]:
    ordered = sorted(set(numbers))
    return [ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK)]


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))
