"""Numbers of a database that say how it goes, for whoever watches over it; no name and no text is among them."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.models import State
from bot.store.failures import told
from bot.store.follows import text
from bot.store.opening import address

#: How far back settled deliveries are counted.
LATELY = timedelta(days=1)
#: Seconds for which a writer is waited for.
_BUSY = 1.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What a database holds, and how it goes with what it owes."""

    articles: int
    sentences: int
    #: By how it goes with them: "well", "failing", "stopped".
    feeds: Mapping[str, int]
    #: Those under way, and those settled in the last day, by State.
    deliveries: Mapping[str, int]


def figures(path: Path, *, now: datetime) -> Figures:
    """The numbers, on a connection of their own: any thread may ask. Raises StorageError."""
    with (
        told(path),
        closing(sqlite3.connect(address(path, "rw"), uri=True, isolation_level=None, timeout=_BUSY)) as connection,
    ):
        connection.execute("PRAGMA query_only = ON")
        articles, sentences = connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT ifnull(sum(indexed), 0) FROM libraries)"
        ).fetchone()
        feeds = connection.execute(
            "SELECT CASE WHEN stopped <> '' THEN 'stopped' WHEN failures THEN 'failing' ELSE 'well' END, count(*)"
            " FROM feeds GROUP BY 1"
        ).fetchall()
        # Both halves are found by an index: a scrape reads no more than what happened in a day.
        deliveries = connection.execute(
            "SELECT state, count(*) FROM (SELECT state FROM deliveries WHERE settled IS NULL"
            " UNION ALL SELECT state FROM deliveries WHERE settled > ?) GROUP BY 1",
            (text(now - LATELY),),
        ).fetchall()
    return Figures(
        articles,
        sentences,
        dict.fromkeys(("well", "failing", "stopped"), 0) | dict(feeds),
        dict.fromkeys(map(str, State), 0) | dict(deliveries),
    )
