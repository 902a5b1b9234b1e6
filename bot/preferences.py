"""The door to what one library wants: its settings by name, and how long it keeps its articles."""

from datetime import datetime

from bot.intake import retention
from bot.models import Retention, Scope
from bot.store import Store


class Preferences:
    """Settings of libraries, each library's its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def get(self, scope: Scope, name: str) -> str | None:
        """A library's setting, None when it was never set."""
        return await self._store.settings.get(scope.key, name)

    async def set(self, scope: Scope, name: str, value: str | None) -> None:
        """Set a library's setting; None takes it back."""
        await self._store.settings.set(scope.key, name, value)

    async def retention(self, scope: Scope) -> Retention:
        """What a library keeps of its articles; everything unless it was told otherwise."""
        return await retention.retention(self._store, scope)

    async def set_retention(self, scope: Scope, wanted: Retention) -> None:
        """Set that. Nothing is erased yet: there is time to think better of it. Raises Refused for the shelf."""
        await retention.set_retention(self._store, scope, wanted)

    async def expired(self, scope: Scope, *, now: datetime) -> int:
        """How many articles of a library are beyond its retention: they go with the next one, or within the hour."""
        return await retention.expired(self._store, scope, now=now)
