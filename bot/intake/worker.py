"""The worker: a process of its own that reads strangers' HTML, and that can be killed."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.files import check, is_page, read
from bot.models import Draft

#: Seconds for one page, the worker's start included.
DEADLINE = 10.0
#: Memory of the worker, and processor time for one page: the deadline in case nobody is left to keep it.
MEMORY_BYTES = 1 << 30
PROCESSOR_SECONDS = 20
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


class Worker:
    """Reads files; HTML in a child process that is started when first needed and kept."""

    def __init__(self, deadline: float = DEADLINE) -> None:
        #: Seconds for one page.
        self.deadline = deadline
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
        try:
            return [await self.page(data)]
        except (Unreadable, TooLarge) as error:
            raise type(error)(f"{name}: {error}") from None

    async def page(self, data: bytes, charset: str = "") -> Draft:
        """The article of a page; `charset` is the encoding that its site names. Raises Unreadable or TooLarge."""
        async with self._turn:
            answered = False
            try:
                async with asyncio.timeout(self.deadline):
                    answer = await self._ask(data, charset)
                answered = True
            except TimeoutError:
                raise Unreadable(f"This page took longer than {self.deadline:.0f} seconds to read.") from None
            except (ConnectionError, ValueError):
                raise Unreadable("This page's markup is too large or too deeply nested to be read.") from None
            finally:
                # Whatever interrupted it, a child in the middle of an answer is of no use to the next one.
                if not answered:
                    await self._kill()
        return _draft(answer)

    async def _ask(self, data: bytes, charset: str) -> dict[str, Any]:
        """One page to the child, one answer back. Raises ConnectionError when it died of it, ValueError on nonsense."""
        child = self._child
        if child is None or child.returncode is not None:
            child = self._child = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "bot.intake.worker",
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
                env=_environment(), limit=_ANSWER_BYTES,
            )  # fmt: skip
        assert child.stdin  # noqa: S101 - it was asked for
        assert child.stdout  # noqa: S101
        child.stdin.write(json.dumps([len(data), charset]).encode() + b"\n" + data)
        await child.stdin.drain()
        line = await child.stdout.readline()
        if not line.endswith(b"\n"):
            raise ConnectionError
        return json.loads(line)

    async def _kill(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        with suppress(ProcessLookupError):
            child.kill()
        await child.wait()
        # The pipes' transports are closed in the loop's next turn; left to the collector they would complain.
        child._transport.close()  # noqa: SLF001  # pyright: ignore
        await asyncio.sleep(0)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": _ROOT, "PYTHONIOENCODING": "utf-8"}


def _draft(answer: dict[str, Any]) -> Draft:
    if "error" in answer:
        raise (TooLarge if answer["too_large"] else Unreadable)(answer["error"])
    fields: dict[str, Any] = {**answer, "notes": tuple(answer["notes"])}
    return Draft(**fields)


def serve() -> None:
    """The child: a line with length and encoding and that many bytes in, one line of JSON out, until stdin ends."""
    from bot.intake.page import read_page  # noqa: PLC0415 - the parent never imports it

    source, answers = sys.stdin.buffer, sys.stdout
    # A parser that prints must not write into the answers.
    sys.stdout = sys.stderr
    while (line := source.readline()).endswith(b"\n"):
        size, charset = json.loads(line)
        data = source.read(size)
        _limit()
        try:
            answer = asdict(read_page(data, charset))
        except BotError as error:
            answer = {"error": str(error), "too_large": isinstance(error, TooLarge)}
        except (RecursionError, MemoryError, ValueError, TypeError, AttributeError, LookupError, ArithmeticError):
            # Strangers' markup meets every corner of three parsers; for the reader it comes to this.
            answer = {"error": "There is no article on this page that could be read.", "too_large": False}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _limit() -> None:
    """Bound memory, and processor time from now on, where the system knows how."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + PROCESSOR_SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    serve()
