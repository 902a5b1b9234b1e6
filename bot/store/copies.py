"""Which articles tell the same story in the same words: found when they come in, kept as one number for all of them."""

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

import aiosqlite

from bot.models import ArticleInfo, Scope
from bot.store.database import Database
from bot.store.infos import INFO, info
from bot.store.rooms import LIBRARY, READABLE, readable
from bot.text.shingles import Sketch

#: Share of the shorter text that the longer one has too, from which on they tell one story; measured on 1,519 articles
#: of five sets: copies of which a tenth of the words or a third of the sentences was changed have more, others less.
ALIKE = 0.55
#: The same for two of one source: what comes every day in one frame of words is not one story.
ALIKE_AT_HOME = 0.9
#: The part of the longer one that the shorter has at least: a review of the week is none of its stories.
SHORTEST = 1 / 3
#: Articles that are looked at for one hash, and those that are compared: the newest, and those of the most hashes.
_FOUND, _COMPARED = 16, 5
#: The library that a room is part of.
_AROUND = f"SELECT {LIBRARY.format('r')} FROM libraries r WHERE r.id = ?"  # noqa: S608 - LIBRARY is ours


class _Told(NamedTuple):
    """An article as it is compared."""

    number: int
    story: int
    #: Who published it, as far as that is known.
    home: str
    sketch: Sketch


class Copies:
    """Articles by the story that they tell."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def stories(self, articles: Iterable[int]) -> dict[int, int]:
        """The story of each of these articles: one number for all that tell it, an article's own where none does."""
        wanted = sorted(set(articles))
        rows = await self._database.all(
            "SELECT article, story FROM sketches WHERE article IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        return {number: number for number in wanted} | {row[0]: row[1] for row in rows}

    async def of(self, scope: Scope, article: int) -> list[ArticleInfo]:
        """The other articles that tell the story of this one and that the scope can read, oldest first."""
        rows = await self._database.all(
            f"SELECT {INFO} WHERE k.story = (SELECT story FROM sketches WHERE article = ?1) AND a.id <> ?1"  # noqa: S608 - INFO is ours
            f" AND l.key IN {READABLE.replace('?', '?2')} ORDER BY a.id",
            (article, readable(scope)),
        )
        return [info(row) for row in rows]


async def link(writer: aiosqlite.Connection, library: int, fresh: Mapping[int, tuple[str, Sketch]]) -> None:
    """Keep the sketches of new articles of a library, in the caller's transaction, each with the story that it tells.

    `fresh` has for each article who published it, as `home` tells. Stories are looked for in the library and on the
    shelf, for a room also in the library that it is part of; the shelf's articles know only each other.
    """
    found = await _found(writer, library, [sketch for _, sketch in fresh.values()])
    # Of a hundred articles that have much in common this takes longer than the event loop may be late.
    known = await asyncio.to_thread(_Known, found, fresh)
    await known.read(writer)
    told = await asyncio.to_thread(known.told, fresh)
    await writer.executemany(
        "INSERT INTO sketches (article, library, story, shingles, sketch) VALUES (?, ?, ?, ?, ?)",
        [(one.number, library, one.story, one.sketch.shingles, one.sketch.packed) for one in told],
    )
    await writer.executemany(
        "INSERT INTO fingerprints (library, hash, article) VALUES (?, ?, ?)",
        [(library, value, one.number) for one in told for value in one.sketch.telling],
    )


async def unlink(writer: aiosqlite.Connection, article: int) -> None:
    """Forget an article's sketch, in the caller's transaction; the others of its story stay together."""
    rows = await writer.execute_fetchall(
        "SELECT a.library, s.shingles, s.sketch FROM sketches s JOIN articles a ON a.id = s.article WHERE a.id = ?",
        (article,),
    )
    await writer.executemany(
        "DELETE FROM fingerprints WHERE library = ? AND hash = ? AND article = ?",
        [
            (library, value, article)
            for library, shingles, sketch in rows
            for value in Sketch.read(shingles, sketch).telling
        ],
    )
    await writer.execute("DELETE FROM sketches WHERE article = ?", (article,))


async def _found(writer: aiosqlite.Connection, library: int, sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """(hash, article) of those in reach that have a telling hash of one of these."""
    hashes = sorted({value for sketch in sketches for value in sketch.telling})
    # A room looks into its library as well, and never a library into a room: what is there tells nobody outside.
    reach = [0, library, *[row[0] for row in await writer.execute_fetchall(_AROUND, (library,)) if row[0]]]
    # The inner list is made for each hash and library by itself, which SQLite cannot turn into one look at all of them.
    rows = await writer.execute_fetchall(
        "SELECT h.value, n.value FROM json_each(?1) h JOIN json_each(?2) l JOIN json_each((SELECT"
        " json_group_array(article) FROM (SELECT article FROM fingerprints WHERE library = l.value AND hash = h.value"
        " ORDER BY article DESC LIMIT ?3))) n",
        (json.dumps(hashes), json.dumps(sorted(set(reach))), _FOUND),
    )
    return [(row[0], row[1]) for row in rows]


class _Known:
    """Articles that new ones are compared with."""

    def __init__(self, found: Iterable[tuple[int, int]], fresh: Mapping[int, tuple[str, Sketch]]) -> None:
        """`found` are the (hash, article) of those that are stored."""
        self._by_hash: defaultdict[int, list[int]] = defaultdict(list)
        for value, number in found:
            self._by_hash[value].append(number)
        self._stored = {number for _, sketch in fresh.values() for number in self._near(sketch)}
        self._told: dict[int, _Told] = {}

    async def read(self, writer: aiosqlite.Connection) -> None:
        """Read the sketches of those that have most in common, and of the first of each of their stories."""
        rows = await writer.execute_fetchall(
            "SELECT s.article, s.story, a.source, a.url, s.shingles, s.sketch FROM sketches s"
            " JOIN articles a ON a.id = s.article WHERE s.article IN"
            " (SELECT value FROM json_each(?1) UNION SELECT story FROM sketches, json_each(?1) WHERE article = value)",
            (json.dumps(sorted(self._stored)),),
        )
        for number, story, source, url, shingles, sketch in rows:
            self._told[number] = _Told(number, story, home(source, url), Sketch.read(shingles, sketch))

    def told(self, fresh: Mapping[int, tuple[str, Sketch]]) -> list[_Told]:
        """The new articles with their stories; each is compared with those before it, too."""
        found: list[_Told] = []
        for number, (published_by, sketch) in sorted(fresh.items()):
            alone = _Told(number, number, published_by, sketch)
            one = self._told[number] = alone._replace(story=self._story(alone))
            found.append(one)
            for value in sketch.telling:
                self._by_hash[value].append(number)
        return found

    def _near(self, sketch: Sketch) -> list[int]:
        hits = Counter(number for value in sketch.telling for number in self._by_hash.get(value, ()))
        return sorted(hits, key=lambda number: (-hits[number], number))[:_COMPARED]

    def _story(self, one: _Told) -> int:
        """The story of the one that is most alike; its own where none is."""
        best, story = 0.0, one.number
        for other in (self._told[number] for number in self._near(one.sketch) if number in self._told):
            shared = _shared(one, other)
            # By steps of likeness a story would end as another one: each of it is like the first.
            first = self._told.get(other.story, other)
            if shared > best and _shared(one, first):
                best, story = shared, other.story
        return story


def _shared(one: _Told, other: _Told) -> float:
    """The share of the shorter text that the longer one has too; 0 where they do not tell one story."""
    shorter, longer = sorted((one.sketch.shingles, other.sketch.shingles))
    if shorter < SHORTEST * longer:
        return 0.0
    shared = one.sketch.shared(other.sketch)
    return shared if shared >= (ALIKE_AT_HOME if one.home == other.home else ALIKE) else 0.0


def home(source: str | None, url: str | None) -> str:
    """Who published an article: its source, else its host; "" when neither is known."""
    if source and source.strip():
        return source.strip().casefold()
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
