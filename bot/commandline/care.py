"""The commands that look after the bot: check, backup, health."""

import argparse
import asyncio
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import available_timezones

from bot import health as pulse
from bot import settings as file
from bot.commandline import output, shelf
from bot.errors import BadSetting
from bot.library import Library
from bot.settings import Settings
from bot.store import backups
from bot.store.care import Matter, examine

#: Whether the system can say what the user may do as whom we act.
_EFFECTIVE = os.access in os.supports_effective_ids
#: Bytes that are free at least, beside room for one more file of the same size.
_ROOM = 64 << 20


def check(settings: Settings, args: argparse.Namespace) -> int:  # noqa: ARG001 - commands are called alike
    """Look at all that the bot needs; each problem is a line of output, and then the exit code is 1.

    The database and what it has of the shelf come last. Raises StorageError for one that cannot be used.
    """
    problems = sum(map(_report, _around(settings)))
    path, end = settings.database_path, "The database is sound."
    there = path.exists()
    if there or not path.parent.is_dir():
        problems += sum(map(_report, asyncio.run(examine(path))))
    else:
        end = f"No problems. There is no {path} yet; it is made when the bot starts or the first article is added."
    problems += _report(asyncio.run(shelf.left_out(settings.articles_path, path if there else None)))
    output.complain(f"Problems found: {problems}." if problems else end)
    return 1 if problems else 0


def _report(matter: Matter) -> int:
    """Say how it stands with a matter; the number of its problems."""
    for problem in matter.problems:
        output.emit(problem)
    seen = matter.seen or "sound"
    output.complain(f"{matter.name}: {f'problems: {len(matter.problems)}' if matter.problems else seen}")
    return len(matter.problems)


def _around(settings: Settings) -> Iterator[Matter]:
    """How it stands with everything around the database."""
    yield names()
    yield token(settings)
    yield permissions(settings)
    yield readers(settings.database_path)
    known = len(available_timezones())
    yield Matter("zones known here", str(known), () if known else ("no time zone is known here: pip install tzdata",))
    folder = settings.database_path.parent
    if folder.is_dir():
        files = (settings.database_path, Path(f"{settings.database_path}-wal"))
        yield room(sum(one.stat().st_size for one in files if one.is_file()), shutil.disk_usage(folder).free)


def names() -> Matter:
    """Whether there are names that no setting has, of which some look like one that was meant."""
    wrong = file.misspelt()
    others = [name for name in file.unknown_names() if name not in wrong]
    beside = f"; not ours in {file.ENV_FILE}: {', '.join(map(output.line, others))}" if others else ""
    found = (f"{output.line(name)} is no setting: is {ours} meant?" for name, ours in wrong.items())
    return Matter("settings", f"usable{beside}", tuple(found))


def token(settings: Settings) -> Matter:
    """Whether the token can be one; nothing of it is shown."""
    if settings.discord_token is None:
        return Matter("token", "not set; only `run` needs it")
    if file.is_token(settings.discord_token):
        return Matter("token", "has the shape of one; whether Discord takes it shows at the start")
    return Matter("token", problems=(file.MISSHAPEN,))


def permissions(settings: Settings) -> Matter:
    """Who may read the token and who may put files in the place of ours."""
    found: list[str] = []
    if exposed := file.exposed_file(settings):
        found.append(f"{exposed} holds the token and can be read by everyone on this machine: chmod 600 {exposed}")
    folder = settings.database_path.parent
    if folder.is_dir():
        # SQLite makes its log beside the file.
        if not os.access(folder, os.W_OK | os.X_OK, effective_ids=_EFFECTIVE):
            found.append(f"{folder.absolute()} cannot be written: SQLite keeps its log there, beside the database")
        mode = folder.stat().st_mode
        if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
            whole = folder.absolute()
            found.append(f"{whole} can be written by everyone on this machine: chmod o-w {whole}")
    found += shelf.unreadable(settings.articles_path)
    return Matter("permissions", problems=tuple(found))


def readers(path: Path) -> Matter:
    """Who else on this machine can read what people have in their libraries: no fault, where that is meant."""
    name = "readers"
    if not path.exists():
        return Matter(name, "there is no database yet")
    enter = path.parent.stat().st_mode
    # Who may not enter the folder can read nothing in it.
    others = (stat.S_IRGRP if enter & stat.S_IXGRP else 0) | (stat.S_IROTH if enter & stat.S_IXOTH else 0)
    logs = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    files = [file for file in (path, *logs, *backups.beside(path)) if file.exists()]
    open_ = [file for file in files if file.stat().st_mode & others]
    if not open_:
        return Matter(name, "the database and its copies beside it are their owner's alone")
    named = " ".join(str(file) for file in open_)
    return Matter(name, f"others on this machine can read people's libraries; if they are not to: chmod go-rwx {named}")


def room(size: int, free: int) -> Matter:
    """Whether a copy of the database would fit beside it; both in bytes."""
    seen = f"{_mb(free)} free beside {_mb(size)} of database"
    tight = f"only {_mb(free)} of disk are free: a copy of the database, which has {_mb(size)}, would not fit"
    return Matter("disk", seen, () if free >= size + _ROOM else (tight,))


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f} MB"


async def backup(library: Library, args: argparse.Namespace) -> int:
    """Write a copy of the database that is consistent in itself."""
    await library.backup(args.file)
    output.complain(
        f"Copied to {args.file}. To restore: stop the bot, remove the database's -wal and -shm, "
        f"put the copy in its place."
    )
    return 0


def health(settings: Settings, args: argparse.Namespace) -> int:  # noqa: ARG001 - commands are called alike
    """Whether the running bot is well, by the file that it touches; exit code 1 when it is not. Raises BadSetting."""
    if settings.health_file is None:
        raise BadSetting("HEALTH_FILE is not set, so the bot leaves no sign of how it is; set it to a file.")
    touched: datetime | None = None
    with suppress(FileNotFoundError):
        touched = datetime.fromtimestamp(settings.health_file.stat().st_mtime, UTC)
    well, why = pulse.judge(touched, now=datetime.now(UTC))
    output.complain(why)
    return 0 if well else 1
