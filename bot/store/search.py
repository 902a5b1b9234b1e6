"""The index: how rare a stem is in a library, which sentences hold the most of a question, and what stands around them."""

from collections.abc import Mapping, Sequence

from bot.models import SHELF, ArticleInfo, Kind, Scope
from bot.store.articles import INFO, info
from bot.store.database import Database
from bot.store.rows import Row

#: Stems of one question that are looked up.
MAX_STEMS = 32
#: Sentences of one paragraph that are read on each side of a candidate.
WINDOW = 40
#: Row ranges or ids asked for in one statement, far under SQLite's own limits.
_CHUNK = 200

Range = tuple[int, int]


class Search:
    """Questions to the index, always within the ranges of one scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def _ranges(self, scope: Scope, article: int | None) -> list[Range]:
        """The row ids that the scope can read, inclusive, or those of one article among them."""
        if article is not None:
            rows = await self._database.all(
                "SELECT a.first_sentence, a.first_sentence + a.sentences - 1 FROM articles a JOIN libraries l ON l.id = a.library"
                " WHERE a.id = ? AND l.key IN (?, ?)",
                (article, scope.key, SHELF),
            )
            return [(first, last) for first, last in rows]
        rows = await self._database.all(
            "SELECT id FROM libraries WHERE key IN (?, ?) AND indexed > 0 ORDER BY id", (scope.key, SHELF)
        )
        return [(number << 32, (number + 1 << 32) - 1) for (number,) in rows]

    async def total(self, scope: Scope) -> int:
        """Sentences in the index for this scope."""
        row = await self._database.one("SELECT sum(indexed) FROM libraries WHERE key IN (?, ?)", (scope.key, SHELF))
        return int(row[0] or 0) if row else 0

    async def frequencies(self, scope: Scope, stems: Sequence[str], article: int | None = None) -> dict[str, int]:
        """In how many sentences each stem stands."""
        ranges = await self._ranges(scope, article)
        asked = [stem for stem in stems if stem][:MAX_STEMS]
        if not ranges or not asked:
            return dict.fromkeys(asked, 0)
        counting = " + ".join(
            "(SELECT count(*) FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?)" for _ in ranges
        )
        row = await self._database.one(
            f"SELECT {', '.join(counting for _ in asked)}",
            [part for stem in asked for first, last in ranges for part in (_quoted(stem), first, last)],
        )
        return dict(zip(asked, row or (), strict=True))

    async def candidates(
        self, scope: Scope, weights: Mapping[str, float], *, limit: int, article: int | None = None
    ) -> list[tuple[int, float]]:
        """Row ids with the summed weights of the stems that they hold, heaviest first, equals by row id."""
        ranges = await self._ranges(scope, article)
        asked = [(stem, weight) for stem, weight in weights.items() if stem][:MAX_STEMS]
        if not ranges or not asked:
            return []
        one = "SELECT rowid AS id, ? AS weight FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
        union = " UNION ALL ".join(one for _ in asked for _ in ranges)
        rows = await self._database.all(
            f"SELECT id, sum(weight) AS total FROM ({union}) GROUP BY id ORDER BY total DESC, id LIMIT ?",  # noqa: S608
            [
                *(
                    part
                    for stem, weight in asked
                    for first, last in ranges
                    for part in (weight, _quoted(stem), first, last)
                ),
                limit,
            ],
        )
        return [(row_id, total) for row_id, total in rows]

    async def rows(self, row_ids: Sequence[int]) -> list[Row]:
        """These sentences with their paragraphs and one sentence before and behind each, in the library's order."""
        near: list[Range] = []
        for first, last in await self._windows(row_ids):
            if near and first <= near[-1][1] + 1:
                near[-1] = (near[-1][0], max(last, near[-1][1]))
            else:
                near.append((first, last))
        found: list[Row] = []
        for at in range(0, len(near), _CHUNK):
            chunk = near[at : at + _CHUNK]
            wanted = " OR ".join("id BETWEEN ? AND ?" for _ in chunk)
            rows = await self._database.all(
                f"SELECT * FROM sentences WHERE {wanted} ORDER BY id",  # noqa: S608
                [bound for both in chunk for bound in both],
            )
            found.extend(Row(*row[:5], Kind(row[5]), bool(row[6]), *row[7:]) for row in rows)
        return found

    async def _windows(self, row_ids: Sequence[int]) -> list[Range]:
        windows: list[Range] = []
        ordered = sorted(set(row_ids))
        for at in range(0, len(ordered), _CHUNK):
            chunk = ordered[at : at + _CHUNK]
            rows = await self._database.all(
                f"SELECT id, place, size FROM sentences WHERE id IN ({', '.join('?' * len(chunk))}) ORDER BY id",  # noqa: S608
                chunk,
            )
            for row_id, place, size in rows:
                windows.append((row_id - max(1, min(place + 1, WINDOW)), row_id + max(1, min(size - place, WINDOW))))
        return windows

    async def infos(self, articles: Sequence[int]) -> dict[int, ArticleInfo]:
        """What is known of these articles; the caller got their numbers from rows of its own scope."""
        found: dict[int, ArticleInfo] = {}
        for at in range(0, len(articles), _CHUNK):
            chunk = articles[at : at + _CHUNK]
            rows = await self._database.all(f"SELECT {INFO} WHERE a.id IN ({', '.join('?' * len(chunk))})", chunk)
            found |= {row[0]: info(row) for row in rows}
        return found

    async def texts(self, articles: Sequence[int]) -> dict[int, str]:
        """The texts of these articles."""
        found: dict[int, str] = {}
        for at in range(0, len(articles), _CHUNK):
            chunk = articles[at : at + _CHUNK]
            rows = await self._database.all(
                f"SELECT id, text FROM articles WHERE id IN ({', '.join('?' * len(chunk))})",  # noqa: S608
                chunk,
            )
            found |= dict(rows)  # pyright: ignore[reportArgumentType]
        return found


def _quoted(stem: str) -> str:
    """A stem as a query of FTS5; stems are letters and digits, so that nothing in them is an operator once quoted."""
    return '"' + stem.replace('"', "").replace("\0", "") + '"'
