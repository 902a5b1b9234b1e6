"""The bot, which says on SIGUSR1 what it holds, in a line on stderr: `python -m tests.wire.held run`."""

import asyncio
import gc
import json
import signal
import sys
import threading
from types import FrameType

from bot.commandline import main

#: What the line begins with.
MARK = "held: "


def tell(_: int, __: FrameType | None) -> None:
    """Count what is alive, without what nothing refers to any more."""
    gc.collect()
    found = gc.get_objects()
    counted = {
        "tasks": len(asyncio.all_tasks()),
        "threads": threading.active_count(),
        "objects": len(found),
        # Python gives the class no name that could be imported.
        "statements": sum(type(one).__qualname__ == "Statement" for one in found),
    }
    print(f"{MARK}{json.dumps(counted)}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, tell)
    sys.exit(main())
