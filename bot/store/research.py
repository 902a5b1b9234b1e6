"""What research asks of the index beyond a question's own needs."""

import json
from collections.abc import Sequence

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
