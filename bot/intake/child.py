"""A child process that does jobs on strangers' bytes, one at a time, and can be killed in the middle of one."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from bot.errors import TooLarge, Unreadable
from bot.messages import message, unpacked

BROKEN = message("It is damaged, too large or too deeply nested to be read.")
#: The longest answer: a page of 5 MB in which each character is written as an escape.
_ANSWER_BYTES = 64 << 20
#: The folder `bot` is imported from: the working directory is the operator's, and no place to import from.
_ROOT = str(Path(__file__).resolve().parents[2])
#: All that the child gets of the environment: what Python needs to start, and no secrets.
_PASSED_ON = (
    "PATH",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "LD_LIBRARY_PATH",
    "VIRTUAL_ENV",
)


class Child:
    """The process: started when first needed, kept for the next job, killed when a job takes too long."""

    def __init__(self, deadline: float) -> None:
        #: Seconds for one job, the process's start included.
        self.deadline = deadline
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def do(self, job: str, data: bytes, about: str = "") -> Any:  # noqa: ANN401 - what comes back is the job's
        """What the job makes of the bytes; `about` is what is known of them. Raises Unreadable or TooLarge."""
        async with self._turn:
            answered = False
            try:
                async with asyncio.timeout(self.deadline):
                    answer = await self._ask(job, data, about)
                answered = True
            except TimeoutError:
                told = message("It took longer than {seconds:.0f} seconds to read.", seconds=self.deadline)
                raise Unreadable(told) from None
            except (ConnectionError, ValueError):
                raise Unreadable(BROKEN) from None
            finally:
                # Whatever interrupted it, a child in the middle of an answer is of no use to the next one.
                if not answered:
                    await self.kill()
        if "error" in answer:
            raise (TooLarge if answer["too_large"] else Unreadable)(unpacked(answer["error"]))
        return answer["found"]

    async def _ask(self, job: str, data: bytes, about: str) -> dict[str, Any]:
        """One job to the child, one answer back. Raises ConnectionError when it died of it, ValueError on nonsense."""
        process = self._process
        if process is None or process.returncode is not None:
            process = self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "bot.intake.worker",
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
                env=_environment(), limit=_ANSWER_BYTES,
            )  # fmt: skip
        assert process.stdin  # noqa: S101 - it was asked for
        assert process.stdout  # noqa: S101
        process.stdin.write(json.dumps([job, len(data), about]).encode() + b"\n" + data)
        await process.stdin.drain()
        line = await process.stdout.readline()
        if not line.endswith(b"\n"):
            raise ConnectionError
        return json.loads(line)

    async def kill(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        # The pipes' transports are closed in the loop's next turn; left to the collector they would complain.
        process._transport.close()  # noqa: SLF001  # pyright: ignore
        await asyncio.sleep(0)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": _ROOT, "PYTHONIOENCODING": "utf-8"}
