"""Small things kept by name: a library's settings, the database's own notes, and texts that live for a week."""

import secrets
from datetime import UTC, datetime, timedelta

import aiosqlite

from bot.models import Draft, Scope
from bot.store.database import Database
from bot.store.rooms import READABLE, readable
from bot.store.writing import library_number

#: How long a file is kept that was summarised and not added.
UPLOADS_LIVE = timedelta(days=7)
#: Characters of such files that one library may hold; beyond that the oldest go.
UPLOADS_HOLD = 20_000_000


class Settings:
    """Settings of a library, by name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, library_key: str, name: str) -> str | None:
        """A setting's value, None when it was never set."""
        row = await self._database.one(
            "SELECT s.value FROM settings s JOIN libraries l ON l.id = s.library WHERE l.key = ? AND s.name = ?",
            (library_key, name),
        )
        return row[0] if row else None

    async def set(self, library_key: str, name: str, value: str | None) -> None:
        """Set a setting; None takes it back."""
        async with self._database.transaction() as writer:
            library = await library_number(writer, library_key)
            if value is None:
                await writer.execute("DELETE FROM settings WHERE library = ? AND name = ?", (library, name))
            else:
                await writer.execute(
                    "INSERT OR REPLACE INTO settings (library, name, value) VALUES (?, ?, ?)", (library, name, value)
                )

    async def libraries(self) -> list[str]:
        """The keys of all libraries."""
        return [row[0] for row in await self._database.all("SELECT key FROM libraries ORDER BY id")]

    async def libraries_with(self, name: str) -> list[str]:
        """The keys of the libraries that have this setting."""
        rows = await self._database.all(
            "SELECT l.key FROM settings s JOIN libraries l ON l.id = s.library WHERE s.name = ? ORDER BY l.id", (name,)
        )
        return [row[0] for row in rows]


class Meta:
    """Notes of the database on itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> str | None:
        """A note, None when there is none."""
        row = await self._database.one("SELECT value FROM meta WHERE name = ?", (name,))
        return row[0] if row else None

    async def set(self, name: str, value: str) -> None:
        """Write a note."""
        async with self._database.transaction() as writer:
            await writer.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))


class Uploads:
    """Texts that were summarised and not added, kept for the buttons under their summaries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, library_key: str, draft: Draft, *, now: datetime) -> str:
        """Keep a text; returns the token that finds it again."""
        token = secrets.token_urlsafe(9)
        async with self._database.transaction() as writer:
            await _purge(writer, now)
            library = await library_number(writer, library_key)
            await writer.execute(
                "DELETE FROM uploads WHERE token IN (SELECT token FROM (SELECT token, sum(length(text)) OVER"
                " (ORDER BY added DESC, token) AS held FROM uploads WHERE library = ?) WHERE held > ?)",
                (library, UPLOADS_HOLD - len(draft.text)),
            )
            await writer.execute(
                "INSERT INTO uploads"
                " (token, library, added, text, title, url, source, author, published, language, rights)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    token,
                    library,
                    now.astimezone(UTC).isoformat(),
                    draft.text,
                    draft.title,
                    draft.url,
                    draft.source,
                    draft.author,
                    draft.published,
                    draft.language,
                    draft.rights,
                ),
            )
        return token

    async def get(self, scope: Scope, token: str) -> Draft | None:
        """The text, None when it is gone or the scope cannot read it."""
        row = await self._database.one(
            "SELECT u.text, u.title, u.url, u.source, u.author, u.published, u.language, u.rights"  # noqa: S608 - ours
            f" FROM uploads u JOIN libraries l ON l.id = u.library WHERE u.token = ? AND l.key IN {READABLE}",
            (token, readable(scope)),
        )
        return Draft(*row) if row else None

    async def purge(self, now: datetime) -> None:
        """Erase what is older than a week."""
        async with self._database.transaction() as writer:
            await _purge(writer, now)


async def _purge(writer: aiosqlite.Connection, now: datetime) -> None:
    await writer.execute("DELETE FROM uploads WHERE added < ?", ((now - UPLOADS_LIVE).astimezone(UTC).isoformat(),))
