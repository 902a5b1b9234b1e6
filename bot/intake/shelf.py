"""The shelf: the operator's folder of articles, and what of it has changed since it was last read."""

import asyncio
import errno
import hashlib
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePath

from bot.errors import BadSetting, BotError, Damaged, TooLarge, Unreadable
from bot.intake.files import check_size
from bot.intake.folder import Listing, listing
from bot.intake.renewing import rewritten
from bot.models import Contents, ShelfReport
from bot.store import Store
from bot.store.rows import Changes, Indexed, KnownFile

#: A file's name and bytes -> its articles, taken apart. Raises BotError.
Reading = Callable[[str, bytes], Awaitable[Sequence[Indexed]]]
#: Files that are no articles, by name: size and time of what was read, and why it is none.
NoArticles = dict[str, tuple[int, int, str]]
#: The database's note of which folder the shelf came from.
_FOLDER = "shelf folder"


async def load_shelf(
    store: Store, read: Reading, folder: Path, *, now: datetime, refused: NoArticles | None = None
) -> ShelfReport:
    """Bring the shelf in line with its folder; a file whose size and time are the same is not opened.

    What cannot be read in it is named in the report, and what a file held before it became unreadable stays; so does
    what came from a folder that cannot be listed now, and everything while an empty folder stands in for the one that
    it came from. `refused` are the files that were no articles the last time, for a caller that loads often. Raises
    BadSetting when there is no such folder, Damaged when the database shows that it is.
    """
    found = await asyncio.to_thread(listed, folder)
    refused = {} if refused is None else refused
    files = {named(folder, path): (path, state) for path, state in found.files.items()}
    known = await store.shelf.known()
    gone, kept = await _gone(store, folder, found, known, files)
    changes = [await store.shelf.forget(name) for name in gone]
    unread: list[tuple[str, str]] = []
    again = bool(found.unlisted)
    for name, (path, state) in files.items():
        try:
            if isinstance(state, OSError):
                raise state
            before, as_seen = known.get(name), (state.st_size, state.st_mtime_ns)
            if before and (before.size, before.modified_ns) == as_seen:
                continue
            if name in refused and refused[name][:2] == as_seen:
                unread.append((name, refused[name][2]))
                continue
            changes.append(await _take_in(store, read, name, path, state, before=before, now=now))
        except Damaged:
            raise
        except (Unreadable, TooLarge) as error:
            unread.append((name, str(error)))
            if isinstance(state, os.stat_result):
                refused[name] = (state.st_size, state.st_mtime_ns, str(error))
        except (OSError, BotError) as error:
            unread.append((name, why(error)))
            again = True
    if any(one.changed or one.removed for one in changes):
        await store.shelf.settle()
    await _remember(store, folder if files else None)
    return ShelfReport(
        sum(one.added for one in changes),
        sum(one.changed for one in changes),
        sum(one.removed for one in changes),
        tuple(unread),
        kept,
        again,
    )


async def _gone(
    store: Store,
    folder: Path,
    found: Listing,
    known: Mapping[str, KnownFile],
    files: Mapping[str, tuple[Path, os.stat_result | OSError]],
) -> tuple[list[str], tuple[str, ...]]:
    """The names of files that are there no more, and what is said of folders of which that cannot be known."""
    emptied = known and not files and not found.unlisted
    # A disk that is not mounted leaves an empty folder, and that is another one.
    if emptied and await store.meta.get(_FOLDER) != await asyncio.to_thread(_identity, folder):
        count = await store.shelf.count()
        return [], (
            f"The shelf's folder {folder} is empty, and is not the one that its {count} articles came from: they are "
            "kept until there is a file in it. Look after the disk that it is on; to empty the shelf on purpose, put "
            "one file there.",
        )
    if folder in found.unlisted:
        return [], tuple(unlisted(found))
    closed = tuple(f"{named(folder, one)}/" for one in found.unlisted)
    return [name for name in sorted(known.keys() - files.keys()) if not name.startswith(closed)], tuple(unlisted(found))


async def _remember(store: Store, folder: Path | None) -> None:
    """Note which folder the shelf comes from; None for one without a file, which says nothing."""
    identity = await asyncio.to_thread(_identity, folder) if folder else None
    if identity and identity != await store.meta.get(_FOLDER):
        await store.meta.set(_FOLDER, identity)


def _identity(folder: Path) -> str:
    """Which folder it is, whatever is in it; a disk has another number at times, but an empty one is then kept too."""
    state = folder.stat()
    return f"{state.st_dev}:{state.st_ino}"


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


async def passed_over(
    read: Callable[[str, bytes], Awaitable[Contents]], folder: Path, found: Listing, known: Mapping[str, KnownFile]
) -> list[tuple[str, str]]:
    """(file, why) for each file that is no part of the shelf, nor would be if it were loaded now; nothing is stored."""
    unread: list[tuple[str, str]] = []
    for path, state in found.files.items():
        name = named(folder, path)
        try:
            if isinstance(state, OSError):
                raise state
            here = known.get(name)
            if here and (here.size, here.modified_ns) == (state.st_size, state.st_mtime_ns):
                continue
            check_size(name, state.st_size)
            contents = await read(path.name, await asyncio.to_thread(path.read_bytes))
            unread += [(name, f"{where}: {reason}") for where, reason in contents.unread[:1]]
        except (OSError, BotError) as error:
            unread.append((name, why(error)))
    return unread


def listed(folder: Path) -> Listing:
    """What stands below the shelf's folder. Raises BadSetting when there is none."""
    found = listing(folder)
    if folder in found.unlisted and found.unlisted[folder].errno in (errno.ENOENT, errno.ENOTDIR):
        raise BadSetting(f"There is no folder {folder}. Make it, or change ARTICLES_PATH.")
    return found


def unlisted(found: Listing) -> list[str]:
    """A sentence for each folder that cannot be listed: that its articles stay, and what to do."""
    return [
        f"The folder {folder} cannot be listed ({why(error)}); the articles that came from it are kept. "
        + (
            "Let the bot's user read and enter it."
            if isinstance(error, PermissionError)
            else "Look after the disk that it is on."
        )
        for folder, error in found.unlisted.items()
    ]


def named(folder: Path, path: PurePath) -> str:
    """A path as it is stored: relative to the shelf's folder."""
    # A name need not be UTF-8 on every system, but what is stored must be.
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "backslashreplace")


def why(error: OSError | BotError) -> str:
    """What went wrong, in a few words or a sentence."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
