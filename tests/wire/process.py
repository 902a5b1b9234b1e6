"""The bot as a process of its own, against a loopback Discord."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.wire.discord_server import DiscordServer
from tests.wire.pulse import PATIENCE, Pulse

#: The project's root, where ``python -m bot`` is run.
ROOT = Path(__file__).resolve().parents[2]
#: All that the process inherits; a developer's own settings must not reach it.
INHERITED = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "COVERAGE_PROCESS_START")


class BotProcess:
    """``python -m bot run``, started on entering and killed, with its children, on leaving."""

    def __init__(
        self,
        server: DiscordServer,
        *,
        arguments: Sequence[str] = (),
        environment: Mapping[str, str | None] | None = None,
        module: str = "bot",
        command: Sequence[str] = ("run",),
        folder: Path = ROOT,
    ) -> None:
        self._server = server
        self._command = ["-m", "tests.wire.launch", server.url, server.gateway_url, module, *command, *arguments]
        self._folder = folder
        self._process: Process | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._pulse: Pulse = server.pulse
        self._ended = False
        self._identified = 0
        #: What the process has written so far.
        self.stdout = ""
        self.stderr = ""
        inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
        fixed = {"DISCORD_TOKEN": server.token, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
        changed = inherited | fixed | dict(environment or {})
        #: The process's whole environment; a value of None in `environment` takes a variable away.
        self.environment: dict[str, str] = {name: value for name, value in changed.items() if value is not None}

    async def __aenter__(self) -> Self:
        self._identified = self._server.gateway.identifies
        # A session of its own, so that its children can be killed with it.
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            *self._command,
            cwd=self._folder,
            env=self.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=PIPE,
            stderr=PIPE,
            start_new_session=True,
        )
        self._tasks = [
            asyncio.create_task(self._collect("stdout", self._process.stdout)),
            asyncio.create_task(self._collect("stderr", self._process.stderr)),
            asyncio.create_task(self._await_end(self._process)),
        ]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._signal_group(signal.SIGKILL)
        await asyncio.wait_for(asyncio.gather(*self._tasks), PATIENCE)
        if error is not None and self.stderr:
            error.add_note(f"the bot's stderr:\n{self.stderr[-4000:]}")

    @property
    def pid(self) -> int:
        """The process id."""
        return self._running.pid

    @property
    def returncode(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._running.returncode if self._ended else None

    @property
    def memory(self) -> int:
        """Bytes of memory in use now."""
        return self._memory("VmRSS")

    @property
    def memory_peak(self) -> int:
        """The most bytes of memory ever in use."""
        return self._memory("VmHWM")

    async def wait_ready(self, patience: float = 60.0) -> None:
        """Wait until this process has identified; if it ends instead, fail with what it wrote."""
        wanted = self._identified + 1

        def ready_or_ended() -> bool:
            return self._server.gateway.identifies >= wanted or self._ended

        await self._pulse.until(ready_or_ended, f"the bot to connect; it wrote:\n{self.stderr}", patience)
        if self._server.gateway.identifies < wanted:
            raise RuntimeError(f"the bot ended with {self.returncode}:\n{self.stderr}{self.stdout}")

    async def wait_stderr(self, text: str, patience: float = PATIENCE) -> None:
        """Wait until it has written `text` to stderr."""
        await self._pulse.until(lambda: text in self.stderr, f"{text!r} on stderr", patience)

    async def wait(self, patience: float = PATIENCE) -> int:
        """Wait until it has ended and its output is read; return the exit code."""
        await self._pulse.until(lambda: self._ended, "the bot to end", patience)
        await asyncio.wait_for(asyncio.gather(*self._tasks), patience)
        return self._running.returncode or 0

    def send_signal(self, number: signal.Signals) -> None:
        """Send it a signal, for instance SIGTERM, or SIGKILL to pull the plug."""
        self._running.send_signal(number)

    @property
    def _running(self) -> Process:
        if self._process is None:
            raise RuntimeError("the process was not started: use async with")
        return self._process

    def _memory(self, name: str) -> int:
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) * 1024
        raise RuntimeError("the process has ended")

    def _signal_group(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError):  # All of them have ended.
            os.killpg(self.pid, number)

    async def _collect(self, name: str, stream: asyncio.StreamReader | None) -> None:
        while stream is not None and (chunk := await stream.read(1 << 16)):
            setattr(self, name, getattr(self, name) + chunk.decode("utf-8", "replace"))
            self._pulse.beat()

    async def _await_end(self, process: Process) -> None:
        await process.wait()
        self._ended = True
        self._pulse.beat()
