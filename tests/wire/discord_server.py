"""A Discord on loopback: enough of its REST interface and gateway to run the real bot against it."""

from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

from aiohttp import web

from tests.wire import payloads
from tests.wire.channels import Channels
from tests.wire.faults import Call, Cut, Fault, Gate, When, matcher
from tests.wire.gateway import PRIVILEGED, Intent
from tests.wire.members import Members
from tests.wire.message import Message
from tests.wire.pulse import PATIENCE
from tests.wire.rest import BASE, Asked, Rest
from tests.wire.world import Channel

T = TypeVar("T")

#: Where the gateway's socket is; `DiscordServer.fail_next` takes it as a path like any other.
SOCKET = "/socket"


class DiscordServer(Members):
    """Use as an async context manager; leaving it fails if the server itself had a defect.

    Keep the world small and build it before the bot connects; what is added later is announced over the gateway.
    """

    def __init__(self) -> None:
        super().__init__()
        self.rest = Rest(self.token, self.pulse)
        self._gates: list[Gate] = []
        self._runner = web.AppRunner(self.rest.app, access_log=None, shutdown_timeout=0.1)
        self._add_routes()

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.store.base = f"http://{host}:{port}"
        self.gateway.url = f"ws://{host}:{port}{SOCKET}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for gate in self._gates:
            gate.release()
        self.gateway.lose(resumable=False, code=1001, abrupt=True)
        await self._runner.cleanup()
        if error is None and self.rest.defects:
            raise AssertionError("; ".join(self.rest.defects))

    @property
    def url(self) -> str:
        """The base of the REST interface, for ``discord.http.Route.BASE``."""
        return self.store.base + BASE

    @property
    def gateway_url(self) -> str:
        """The gateway's address, for ``DiscordWebSocket.DEFAULT_GATEWAY``."""
        return self.gateway.url

    @property
    def requests(self) -> list[Call]:
        """Every REST call so far, in order; see `faults.Call`."""
        return self.rest.calls

    def asked(self, method: str, path: str) -> list[Call]:
        """Return the calls to one route, for example ``asked("POST", "/channels/{id}/messages")``."""
        matches = matcher(method, path)
        return [call for call in self.rest.calls if matches(call)]

    # Watching

    def messages(self, channel: Channel, *, ephemeral: bool = False) -> list[Message]:
        """Return a channel's messages as they stand, oldest first; the ephemeral ones only on demand."""
        return self.store.within(channel, ephemeral=ephemeral)

    async def until(self, look: Callable[[], T | None], what: str = "a condition", patience: float = PATIENCE) -> T:
        """Wait without sleeping until `look` returns something truthy; it is asked after every change."""
        return await self.pulse.until(look, what, patience)

    async def ready(self, times: int = 1, patience: float = PATIENCE) -> None:
        """Wait until a bot has identified `times` times in all, and was sent READY and its servers."""
        await self.until(lambda: self.gateway.identifies >= times, f"IDENTIFY number {times}", patience)

    async def resumed(self, times: int = 1, patience: float = PATIENCE) -> None:
        """Wait until sessions were resumed `times` times in all."""
        await self.until(lambda: self.gateway.resumes >= times, f"RESUME number {times}", patience)

    # Trouble

    async def drop_socket(self, *, resumable: bool = True, code: int = 4000, abrupt: bool = False) -> None:
        """End the gateway connection with a close code, or `abrupt`; on return the bot misses events already.

        With `resumable` false, the bot's RESUME will be answered with INVALID_SESSION.
        """
        self.gateway.lose(resumable=resumable, code=code, abrupt=abrupt)

    async def order_reconnect(self) -> None:
        """Send RECONNECT, as Discord does before it restarts a gateway."""
        self.gateway.order(7)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Send INVALID_SESSION."""
        self.gateway.order(9, resumable)

    def grant(self, *, message_content: bool) -> None:
        """Switch the message content intent on or off in the developer portal; off, asking for it ends with 4014."""
        self.gateway.granted = PRIVILEGED if message_content else PRIVILEGED & ~Intent.CONTENT

    def fail_next(
        self,
        method: str,
        path: str,
        *,
        status: int | None = None,
        cut: Cut | None = None,
        committed: bool = False,
        retry_after: float = 0.0,
        everywhere: bool = False,
        code: int = 0,
        html: bool = False,
        times: int = 1,
        when: When | None = None,
    ) -> None:
        """Let the next `times` calls to a route fail with a `status`, or with a `cut` connection.

        `path` is without the base; ``{id}`` stands for any one part, ``*`` for every path. `committed`: the call takes
        effect first. `when` narrows the calls further. `code` is Discord's error code, such as 50013.
        """
        if (status is None) == (cut is None):
            raise ValueError("give either a status or a cut")
        fault = Fault(status, cut, committed, retry_after, everywhere, code, html=html)
        self.rest.faults.order(self._matcher(method, path, when), fault, times)

    def hold_next(self, method: str, path: str, *, committed: bool = False, when: When | None = None) -> Gate:
        """Hold the next such call, before or after it takes effect, until the gate is released.

        ``await gate.reached.wait()`` is the moment to kill the bot, or to drop its socket.
        """
        gate = Gate()
        self._gates.append(gate)
        self.rest.faults.order(self._matcher(method, path, when), Fault(committed=committed, gate=gate))
        return gate

    def fail_by(self, policy: Callable[[Call], Fault | None] | None) -> None:
        """Ask `policy` about every further call, for instance ``faults.storm(seed=1, share=0.3)``; None ends it."""
        self.rest.faults.policy = policy

    @property
    def nonce_window(self) -> float:
        """Seconds for which Discord remembers a nonce."""
        return self.store.nonce_window

    @nonce_window.setter
    def nonce_window(self, seconds: float) -> None:
        self.store.nonce_window = seconds

    def forget_nonces(self) -> None:
        """Let the nonce window pass at once."""
        self.store.forget_nonces()

    def forget(self) -> None:
        """Let go of what was said, done and asked so far, so that this server can run for long; people stay."""
        self.rest.calls.clear()
        self.gateway.forget()
        self.interactions.forget()
        self.store.forget()

    # Inside

    def _matcher(self, method: str, path: str, when: When | None) -> When:
        matches = matcher(method, path)
        return lambda call: matches(call) and (when is None or when(call))

    def _add_routes(self) -> None:
        Channels(self.world, self.store).add_to(self.rest)
        self.commands.add_to(self.rest)
        self.interactions.add_to(self.rest)
        for path in ("/oauth2/applications/@me", "/applications/@me"):
            self.rest.add("GET", path, self._application)
        self.rest.add("GET", "/gateway", lambda asked: {"url": self.gateway_url}, open_door=True)
        self.rest.add("GET", "/gateway/bot", self._gateway)
        self.rest.close_routes()
        self.rest.add_raw(SOCKET, self.gateway.serve)
        self.rest.add_raw("/attachments/{file}/{name}", self._file)

    def _application(self, asked: Asked) -> object:
        return payloads.application(self.world, content_intent=Intent.CONTENT in self.gateway.granted)

    def _gateway(self, asked: Asked) -> object:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return {"url": self.gateway_url, "shards": self.gateway.shards, "session_start_limit": limit}

    async def _file(self, request: web.Request) -> web.Response:
        upload = self.store.files.get(int(request.match_info["file"]))
        if upload is None or upload.filename != request.match_info["name"]:
            raise web.HTTPNotFound
        return web.Response(body=upload.data, content_type=upload.content_type)
