"""One process sends: the one that holds a lock, which the system takes back when a process ends, in whatever way."""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

log = logging.getLogger(__name__)

#: Seconds between two tries to get the lock.
PAUSE = 1.0


@asynccontextmanager
async def alone(path: Path, *, pause: float = PAUSE) -> AsyncGenerator[None]:
    """Wait until no other process is in such a block, and keep all others out of it; `path` is a file for nothing else.

    Its file stays behind. The lock belongs to this process alone, not to children that it may have.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        waiting = False
        while not _got(handle):
            if not waiting:
                log.warning("Another process delivers digests from this database; this one waits for it to end")
            waiting = True
            await asyncio.sleep(pause)
        if waiting:
            log.info("The other process has ended: digests are delivered from here now")
        yield
    finally:
        os.close(handle)


def _got(handle: int) -> bool:
    import fcntl  # noqa: PLC0415 - other commands run where there is none

    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
