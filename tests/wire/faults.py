"""What can go wrong between the bot and Discord, and when it does."""

import asyncio
import json
import random
import re
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from aiohttp import web

from tests.wire.world import Json

#: "reset": the bot reads a connection reset. "disconnect": the connection ends without an answer.
Cut = Literal["reset", "disconnect"]


@dataclass
class Call:
    """One request of the bot, as `DiscordServer.requests` keeps it."""

    method: str
    #: Without the base, for example ``/channels/5/messages``.
    path: str
    query: dict[str, str] = field(default_factory=dict[str, str])
    #: The JSON body, also when it came as a part of a form.
    json: Json | list[Json] | None = None
    files: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    #: The status the bot was sent; 0 while it waits, or if the connection was cut instead.
    status: int = 0
    #: Whether the request took effect, even if the bot was told otherwise.
    committed: bool = False


@dataclass
class Gate:
    """Holds one answer back until the test lets it go."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let the answer go."""
        self.released.set()


@dataclass(frozen=True)
class Fault:
    """One failure: an error status, a cut connection, or (neither) an answer held at a gate."""

    status: int | None = None
    cut: Cut | None = None
    #: True: the request takes effect first, and only its answer is lost.
    committed: bool = False
    retry_after: float = 0.0
    #: Whether a 429 counts for all routes.
    everywhere: bool = False
    code: int = 0
    message: str = ""
    #: True: the page of a proxy instead of Discord's JSON; with 429 that is how a ban looks.
    html: bool = False
    gate: Gate | None = None

    def response(self) -> web.Response:
        """Return the error as Discord, or the proxy before it, would send it."""
        status = self.status or 500
        if self.html:
            return web.Response(status=status, text=f"<html><h1>{status}</h1></html>", content_type="text/html")
        if status != 429:
            return reply({"code": self.code, "message": self.message or f"{status}: loopback fault"}, status)
        body = {"message": "You are being rate limited.", "retry_after": self.retry_after, "global": self.everywhere}
        # Without Via, discord.py takes a 429 for a ban by Cloudflare and gives up at once.
        headers = {"Via": "1.1 google", "Retry-After": str(self.retry_after)}
        headers |= {"X-RateLimit-Scope": "global" if self.everywhere else "user"}
        return reply(body, status, headers)


def reply(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Return a JSON response whose content type has no charset: discord.py reads nothing else as JSON."""
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json", headers=headers)


def cut(request: web.Request, how: Cut) -> None:
    """End the connection under a request without an answer."""
    transport = request.transport
    if transport is None:
        return
    if how == "reset":
        # Lingering for no time makes the kernel send RST instead of FIN.
        sock: socket.socket = transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


#: Whether a fault applies to a call.
When = Callable[[Call], bool]


def matcher(method: str, path: str) -> When:
    """Match calls by method and path; ``{name}`` stands for any one part, ``*`` for any method or path."""
    pattern = re.compile(".*" if path == "*" else re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(path)))

    def matches(call: Call) -> bool:
        return method in ("*", call.method) and pattern.fullmatch(call.path) is not None

    return matches


class Faults:
    """The faults a test has ordered, in order, then those of its policy."""

    def __init__(self) -> None:
        self._ordered: list[tuple[When, Fault]] = []
        #: Asked for each call that no ordered fault matched.
        self.policy: Callable[[Call], Fault | None] | None = None

    def order(self, when: When, fault: Fault, times: int = 1) -> None:
        """Let the next `times` matching calls fail."""
        self._ordered += [(when, fault)] * times

    def take(self, call: Call) -> Fault | None:
        """Return the fault that this call meets, if any."""
        for index, (when, fault) in enumerate(self._ordered):
            if when(call):
                del self._ordered[index]
                return fault
        return self.policy(call) if self.policy else None

    def clear(self) -> None:
        """Let everything succeed from now on."""
        self._ordered.clear()
        self.policy = None


#: Every way in which posting a message can go wrong and yet be tried again.
TRANSIENT = (
    Fault(429, retry_after=0.01),
    *(Fault(status, committed=committed) for status in (500, 502, 503) for committed in (False, True)),
    *(Fault(cut=how, committed=committed) for how in ("reset", "disconnect") for committed in (False, True)),
)


def storm(
    seed: int,
    share: float,
    method: str = "POST",
    path: str = "/channels/{id}/messages",
    among: tuple[Fault, ...] = TRANSIENT,
) -> Callable[[Call], Fault | None]:
    """Return a policy that fails a `share` (0 to 1) of the matching calls, the same ones for the same seed."""
    chance = random.Random(seed)
    matches = matcher(method, path)

    def policy(call: Call) -> Fault | None:
        if not matches(call) or chance.random() >= share:
            return None
        return chance.choice(among)

    return policy
