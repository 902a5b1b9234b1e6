"""How much a library holds."""

from typing import NamedTuple

from bot.store.database import Database
from bot.store.rooms import WHOLE, whole


class Size(NamedTuple):
    """What a library and its rooms hold: articles, and the characters of their texts as they are now."""

    articles: int
    characters: int


class Sizes:
    """All that concerns how much there is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, library_key: str) -> Size:
        """The size of one library with its rooms."""
        row = await self._database.one(
            f"SELECT count(*), ifnull(sum(length), 0) FROM articles WHERE library IN {WHOLE}",  # noqa: S608 - ours
            whole(library_key),
        )
        return Size(*row) if row else Size(0, 0)
