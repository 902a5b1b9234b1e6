"""The worker: a process of its own that reads strangers' HTML, and that can be killed."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from types import TracebackType
from typing import Self

from bot.errors import Unreadable
from bot.intake.files import check, is_page, read
from bot.models import Draft

#: Seconds for one page, the worker's start included; memory and processor time of the worker.
DEADLINE = 10.0
MEMORY_BYTES = 1 << 30
PROCESSOR_SECONDS = 600
#: The longest answer: a page of 5 MB in which each character is written as an escape.
_ANSWER_BYTES = 64 << 20


class Worker:
    """Reads files; HTML in a child process that is started when first needed and kept."""

    def __init__(self, deadline: float = DEADLINE) -> None:
        self._deadline = deadline
        self._child: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._kill()

    async def read(self, name: str, data: bytes) -> list[Draft]:
        """The articles in a file. Raises Unreadable or TooLarge."""
        if not is_page(name):
            return await asyncio.to_thread(read, name, data)
        check(name, data)
        async with self._turn:
            try:
                async with asyncio.timeout(self._deadline):
                    answer = await self._ask(data)
            except TimeoutError:
                raise Unreadable(f"{name} took longer than {self._deadline:.0f} seconds to read.") from None
            except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ValueError):
                raise Unreadable(f"{name} could not be read: its markup is too large or too deeply nested.") from None
            finally:
                # Whatever interrupted it, a child in the middle of an answer is of no use to the next one.
                if not self._idle:
                    await self._kill()
        if "error" in answer:
            raise Unreadable(f"{name}: {answer['error']}")
        return [Draft(**{**answer, "notes": tuple(answer["notes"])})]

    _idle = True

    async def _ask(self, data: bytes) -> dict[str, str]:
        self._idle = False
        child = self._child
        if child is None or child.returncode is not None:
            child = self._child = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.intake.worker",
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
                env={name: value for name, value in os.environ.items() if "TOKEN" not in name}, limit=_ANSWER_BYTES,
            )  # fmt: skip
        assert child.stdin  # noqa: S101 - it was asked for
        assert child.stdout  # noqa: S101
        child.stdin.write(len(data).to_bytes(8, "big") + data)
        await child.stdin.drain()
        line = await child.stdout.readline()
        if not line:
            raise ConnectionError
        answer = json.loads(line)
        self._idle = True
        return answer

    async def _kill(self) -> None:
        child, self._child = self._child, None
        self._idle = True
        if child is None:
            return
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
        # The pipes' transports are closed in the loop's next turn; left to the collector they would complain.
        child._transport.close()  # noqa: SLF001  # pyright: ignore
        await asyncio.sleep(0)


def serve() -> None:
    """The child: a length and that many bytes in, one line of JSON out, until stdin ends."""
    _limit()
    from bot.intake.page import read_page  # noqa: PLC0415 - the parent never imports it

    source = sys.stdin.buffer
    while len(size := source.read(8)) == 8:
        data = source.read(int.from_bytes(size, "big"))
        try:
            answer = asdict(read_page(data))
        except Unreadable as error:
            answer = {"error": str(error)}
        except (RecursionError, MemoryError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
            # Strangers' markup meets every corner of three parsers; for the reader it comes to this.
            answer = {"error": "There is no article on this page that could be read."}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _limit() -> None:
    """Bound the child's memory and processor time, where the system knows how."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))


if __name__ == "__main__":
    serve()
