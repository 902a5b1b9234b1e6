"""The commands that look after the database: check and backup."""

import argparse

from bot.commandline import output
from bot.library import Library


async def check(library: Library, args: argparse.Namespace) -> int:  # noqa: ARG001 - commands are called alike
    """Test the database; prints each problem on a line, exit code 1 when there is one."""
    problems = await library.check()
    for problem in problems:
        output.emit(problem)
    output.complain(f"Problems found: {len(problems)}." if problems else "The database is sound.")
    return 1 if problems else 0


async def backup(library: Library, args: argparse.Namespace) -> int:
    """Write a copy of the database that is consistent in itself."""
    await library.backup(args.file)
    output.complain(
        f"Copied to {args.file}. To restore: stop the bot, remove the database's -wal and -shm, "
        f"put the copy in its place."
    )
    return 0
