"""The command line: what the bot does, from a shell. Data goes to stdout, everything else to stderr.

Exit codes: 0 done, 1 refused (the message says why), 2 wrong use or a file that cannot be used.
"""

import asyncio
import os
import sys
from collections.abc import Sequence

from bot import logs, settings
from bot.commandline.parser import parser
from bot.errors import BotError
from bot.library import Library


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    args = parser().parse_args(argv)
    try:
        chosen = settings.load(database_path=args.database, log_level=args.log_level)
        logs.set_up(chosen)
        if args.standalone:
            return args.command(chosen, args)
        return asyncio.run(_with_library(chosen, args))
    except BotError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`... | head`): nothing is wrong, and nothing more can be said on stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


async def _with_library(chosen: settings.Settings, args: "parser.Arguments") -> int:
    async with Library.open(chosen) as library:
        return await args.command(library, args)
