"""What research asks of the index beyond a question's own needs."""

import json
from collections.abc import Iterable, Sequence

from bot.store.database import Database


class Research:
    """Questions about many sentences at once; their numbers came out of the caller's own scope."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def homes(self, row_ids: Sequence[int]) -> dict[int, int]:
        """Row id -> the article that it is a sentence of."""
        rows = await self._database.all(
            "SELECT s.id, s.article FROM json_each(?) j JOIN sentences s ON s.id = j.value", (json.dumps(row_ids),)
        )
        return dict(rows)

    async def prose(self, articles: Iterable[int]) -> dict[int, int]:
        """Article -> its sentences of prose; an article that is gone is left out."""
        rows = await self._database.all(
            "SELECT a.id, (SELECT count(*) FROM sentences s WHERE s.id >= a.first_sentence"
            " AND s.id < a.first_sentence + a.sentences AND s.kind = 'prose')"
            " FROM json_each(?) j JOIN articles a ON a.id = j.value",
            (json.dumps(list(articles)),),
        )
        return dict(rows)
