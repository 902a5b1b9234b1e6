"""Retention: the articles of a library that are too old or too many."""

from datetime import UTC, datetime

from bot.store.database import Database
from bot.store.rooms import WHOLE, whole
from bot.store.writing import erase, forget_stems

_BEYOND = (
    f"WITH whole AS {WHOLE} SELECT a.id FROM articles a WHERE a.library IN whole AND (a.added < ? OR a.id <= ("  # noqa: S608 - ours
    "SELECT b.id FROM articles b WHERE b.library IN whole ORDER BY b.id DESC LIMIT 1 OFFSET ?)) ORDER BY a.id"
)


class Retention:
    """What a library and its rooms are not to keep any longer."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def beyond(self, library_key: str, *, added_before: datetime | None, newest: int | None) -> list[int]:
        """The articles that were added before a moment, and those beyond so many of the newest; oldest first."""
        rows = await self._database.all(_BEYOND, _parameters(library_key, added_before, newest))
        return [row[0] for row in rows]

    async def erase_beyond(self, library_key: str, *, added_before: datetime | None, newest: int | None) -> int:
        """Erase these, so that nothing of them is left in the file; returns how many there were."""
        # Asked first without the writer: mostly there is nothing to erase.
        if not await self.beyond(library_key, added_before=added_before, newest=newest):
            return 0
        async with self._database.transaction() as writer:
            rows = list(await writer.execute_fetchall(_BEYOND, _parameters(library_key, added_before, newest)))
            for row in rows:
                await erase(writer, row[0])
            await forget_stems(writer)
        await self._database.shred()
        return len(rows)


def _parameters(library_key: str, added_before: datetime | None, newest: int | None) -> tuple[str | int, ...]:
    # An offset that no library reaches finds no article, and no date is before the empty one.
    return *whole(library_key), added_before.astimezone(UTC).isoformat() if added_before else "", newest or 2**62
