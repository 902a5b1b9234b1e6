"""The shelf: the operator's folder of articles, and what of it has changed since it was last read."""

import asyncio
import hashlib
import os
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from pathlib import Path, PurePath

from bot.errors import BotError, Unreadable
from bot.intake.files import check_size
from bot.intake.folder import walk
from bot.intake.renewing import rewritten
from bot.models import ShelfReport
from bot.store import Store
from bot.store.rows import Changes, Indexed, KnownFile

#: A file's name and bytes -> its articles, taken apart. Raises BotError.
Reading = Callable[[str, bytes], Awaitable[Sequence[Indexed]]]


async def load_shelf(store: Store, read: Reading, folder: Path, *, now: datetime) -> ShelfReport:
    """Bring the shelf in line with its folder; a file whose size and time are the same is not opened.

    Raises Unreadable when there is no such folder; what cannot be read in it is named in the report, and what a file
    held before it became unreadable stays.
    """
    found = await asyncio.to_thread(_files, folder)
    known = await store.shelf.known()
    changes = [await store.shelf.forget(name) for name in sorted(known.keys() - found.keys())]
    unread: list[tuple[str, str]] = []
    for name, (path, state) in found.items():
        try:
            if isinstance(state, OSError):
                raise state
            before = known.get(name)
            if before and (before.size, before.modified_ns) == (state.st_size, state.st_mtime_ns):
                continue
            changes.append(await _take_in(store, read, name, path, state, before=before, now=now))
        except OSError as error:
            unread.append((name, error.strerror or str(error)))
        except BotError as error:
            unread.append((name, str(error)))
    if any(one.changed or one.removed for one in changes):
        await store.shelf.settle()
    return ShelfReport(
        sum(one.added for one in changes),
        sum(one.changed for one in changes),
        sum(one.removed for one in changes),
        tuple(unread),
    )


async def _take_in(
    store: Store,
    read: Reading,
    name: str,
    path: Path,
    state: os.stat_result,
    *,
    before: KnownFile | None,
    now: datetime,
) -> Changes:
    check_size(name, state.st_size)
    data = await asyncio.to_thread(path.read_bytes)
    digest = await asyncio.to_thread(lambda: hashlib.sha256(data).hexdigest())
    file = KnownFile(name, state.st_size, state.st_mtime_ns, digest)
    if before and before.digest == digest:
        await store.shelf.note(file)
        return Changes(0, 0, 0)
    articles = await read(path.name, data)
    here = await store.shelf.of(name) if before else []
    if len(here) == len(articles) == 1 and here[0].text != articles[0].draft.text:
        articles = [await asyncio.to_thread(rewritten, here[0], articles[0])]
    return await store.shelf.replace(file, articles, now=now)


def _files(folder: Path) -> dict[str, tuple[Path, os.stat_result | OSError]]:
    """The article files below the folder, by their path in it, each with its size and times or why it has none."""
    if not folder.is_dir():
        raise Unreadable(f"There is no folder {folder}. Make it, or change ARTICLES_PATH.")
    return {_name(path.relative_to(folder)): (path, _state(path)) for path in walk([folder])}


def _state(path: Path) -> os.stat_result | OSError:
    try:
        return path.stat()
    except OSError as error:
        return error


def _name(path: PurePath) -> str:
    # A name need not be UTF-8 on every system, but what is stored must be.
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
