"""Rooms: libraries that are part of another one, whose keys begin with its key; and what a scope can read of them.

A room is a range of row ids like any library, so that it costs nothing to those who do not read it. No room is there
without its library.
"""

import json

from bot.models import Scope
from bot.store.database import Database

#: The keys that a scope can read, as the one parameter that `readable` makes.
READABLE = "(SELECT value FROM json_each(?))"
#: The numbers of a library and of all its rooms, by the parameters that `whole` makes.
WHOLE = "(SELECT id FROM libraries WHERE key = ? UNION ALL SELECT id FROM libraries WHERE key > ? AND key < ?)"
#: The number of the library that a room is part of, as a column, `{}` being the row of the room; no room has none.
LIBRARY = "(SELECT id FROM libraries WHERE key = substr({0}.key, 1, instr({0}.key, '/') - 1))"


def readable(scope: Scope) -> str:
    """The parameter of READABLE."""
    return json.dumps(scope.readable)


def whole(library_key: str) -> tuple[str, str, str]:
    """The parameters of WHOLE."""
    return (library_key, *_between(library_key))


async def rooms(database: Database, library_key: str) -> list[str]:
    """The keys of a library's rooms, in order."""
    rows = await database.all("SELECT key FROM libraries WHERE key > ? AND key < ? ORDER BY key", _between(library_key))
    return [row[0] for row in rows]


def _between(library_key: str) -> tuple[str, str]:
    # "0" is what follows "/".
    return f"{library_key}/", f"{library_key}0"
