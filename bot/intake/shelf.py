"""The shelf: the operator's folder of articles, and what of it has changed since it was last read."""

import asyncio
import hashlib
from datetime import datetime
from pathlib import Path

from bot.errors import BotError, Unreadable
from bot.intake.folder import walk
from bot.intake.indexing import index
from bot.intake.limits import check_bytes
from bot.intake.worker import Worker
from bot.models import ShelfReport
from bot.store import Store
from bot.store.rows import KnownFile


async def load_shelf(store: Store, worker: Worker, folder: Path, *, now: datetime) -> ShelfReport:
    """Bring the shelf in line with its folder; a file whose size and time are the same is not opened.

    Raises Unreadable when there is no such folder; what cannot be read in it is named in the report, and what a file held
    before it became unreadable stays.
    """
    if not folder.is_dir():
        raise Unreadable(f"There is no folder {folder}. Make it, or change ARTICLES_PATH.")
    known = await store.shelf.known()
    found = await asyncio.to_thread(lambda: [(path.relative_to(folder).as_posix(), path) for path in walk([folder])])
    added = changed = 0
    unread: list[tuple[str, str]] = []
    for name, path in found:
        before = known.get(name)
        try:
            state = path.stat()
            if before and (before.size, before.modified_ns) == (state.st_size, state.st_mtime_ns):
                continue
            check_bytes(state.st_size, name)
            data = await asyncio.to_thread(path.read_bytes)
            drafts = await worker.read(path.name, data)
        except OSError as error:
            unread.append((name, error.strerror or str(error)))
            continue
        except BotError as error:
            unread.append((name, str(error)))
            continue
        articles = await asyncio.to_thread(lambda drafts=drafts: [index(draft) for draft in drafts])
        file = KnownFile(name, state.st_size, state.st_mtime_ns, hashlib.sha256(data).hexdigest())
        await store.shelf.replace(file, articles, now=now)
        if before is None:
            added += len(articles)
        elif before.digest != file.digest:
            changed += len(articles)
    gone = sorted(known.keys() - {name for name, _ in found})
    for name in gone:
        await store.shelf.forget(name)
    return ShelfReport(added, changed, len(gone), tuple(unread))
