"""How much a library holds."""

from typing import NamedTuple

from bot.store.database import Database


class Size(NamedTuple):
    """What a library holds itself: articles, and the characters of their texts as they are now."""

    articles: int
    characters: int


class Sizes:
    """All that concerns how much there is."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, library_key: str) -> Size:
        """The size of one library."""
        row = await self._database.one(
            "SELECT count(*), ifnull(sum(length), 0) FROM articles"
            " WHERE library = (SELECT id FROM libraries WHERE key = ?)",
            (library_key,),
        )
        return Size(*row) if row else Size(0, 0)
