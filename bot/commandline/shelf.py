"""What `check` says of the shelf's folder: what in it cannot be read, and what is left out of the shelf."""

import os
from pathlib import Path

from bot.errors import BadSetting
from bot.intake.folder import Listing
from bot.intake.shelf import listed, passed_over, unlisted
from bot.intake.worker import Worker
from bot.store import Store
from bot.store.care import Matter
from bot.store.rows import KnownFile


def unreadable(folder: Path) -> list[str]:
    """What below the shelf's folder the bot may not read, a line each."""
    try:
        there = listed(folder)
    except BadSetting:
        return []
    return unlisted(there) + [f"{path} cannot be read: let the bot's user read it" for path in sorted(_closed(there))]


async def left_out(folder: Path, database: Path | None) -> Matter:
    """Which files of the shelf's folder that can be read are left out of the shelf, and why; nothing is loaded."""
    name = "shelf"
    try:
        there = listed(folder)
    except BadSetting:
        return Matter(name, f"there is no folder {folder}")
    known: dict[str, KnownFile] = {}
    if database:
        async with Store.open(database, readers=1) as store:
            known = await store.shelf.known()
    closed = _closed(there)
    found = Listing({path: state for path, state in there.files.items() if path not in closed})
    async with Worker() as worker:
        unread = await passed_over(worker.read, folder, found, known)
    problems = tuple(f"left out of the shelf: {file}: {reason}" for file, reason in unread)
    return Matter(name, f"{len(found.files)} files, none left out", problems)


def _closed(there: Listing) -> set[Path]:
    return {
        path
        for path, state in there.files.items()
        if isinstance(state, PermissionError)
        or not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids)
    }
