"""The command line: what the bot does, from a shell. Data goes to stdout, everything else to stderr.

Exit codes: 0 done, 1 refused (the message says why), 2 wrong use or a file that cannot be used.
"""

import argparse
import asyncio
import logging
from collections.abc import Sequence

from bot import logs, settings
from bot.commandline import output
from bot.commandline.parser import parser
from bot.errors import BotError
from bot.library import Library

log = logging.getLogger(__name__)

#: What a shell reports of a command that was stopped with Ctrl-C.
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code. Wrong use leaves through SystemExit(2), as argparse has it."""
    output.use_utf8()
    args = parser().parse_args(argv)
    try:
        code = _run(args)
        output.emit(end="", flush=True)
    except BotError as error:
        output.complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (`... | head`): nothing is wrong, and nothing more can be said.
        output.silence()
        return 0
    except KeyboardInterrupt:
        output.complain("Stopped.")
        return INTERRUPTED
    return code


def _run(args: argparse.Namespace) -> int:
    chosen = settings.load(database_path=args.database, log_level=args.log_level)
    logs.set_up(chosen)
    if args.standalone:
        exposed = settings.exposed_file(chosen)
        if exposed:
            log.warning(
                "%s holds the token and can be read by everyone on this machine: chmod 600 %s", exposed, exposed
            )
        return args.command(chosen, args)
    return asyncio.run(_with_library(chosen, args))


async def _with_library(chosen: settings.Settings, args: argparse.Namespace) -> int:
    async with Library.open(chosen) as library:
        return await args.command(library, args)
