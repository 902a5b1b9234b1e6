"""A web server on loopback whose pages are bytes, so that it can lie, stall and never end; it runs in threads."""

import socket
import socketserver
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

#: Taken for public by the clients of these tests; 127.0.0.1 is private, as everywhere.
PUBLIC = "127.0.0.2"

Answer = bytes | Callable[[socket.socket], None]


def response(
    body: bytes | str = b"", kind: str | None = "text/html; charset=utf-8", *, status: int = 200, **headers: str
) -> bytes:
    """A whole response; underscores in the names of headers stand for hyphens."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {headers.pop('length', len(data))}"]
    lines += [f"Content-Type: {kind}"] if kind is not None else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def moved(to: str, status: int = 302) -> bytes:
    return response(status=status, Location=to)


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = True

    def __init__(self, site: "Site", host: str, port: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.site = site
        super().__init__((host, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone is what many of these tests are about."""


class _Handler(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, _Server)
        self.server.site.serve(self.request)


@dataclass
class Site:
    """Pages by their paths, and what was asked of them."""

    pages: dict[str, Answer] = field(default_factory=dict[str, Answer])
    #: The first line and the headers of each request.
    asked: list[str] = field(default_factory=list[str])
    #: Connections that came, whether or not they asked for anything.
    connections: int = 0
    #: Set once a request has come, and once a client was seen to hang up.
    came: threading.Event = field(default_factory=threading.Event)
    left: threading.Event = field(default_factory=threading.Event)
    port: int = 0

    def __post_init__(self) -> None:
        self._servers: list[_Server] = []

    def open(self, *hosts: str) -> Self:
        """Listen at these addresses, all on one port."""
        for host in hosts or (PUBLIC,):
            server = _Server(self, host, self.port)
            self.port = server.server_address[1]
            self._servers.append(server)
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __enter__(self) -> Self:
        return self if self._servers else self.open()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def url(self, path: str = "/", host: str = PUBLIC) -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def serve(self, client: socket.socket) -> None:
        """Answer one request, and listen until the client hangs up."""
        self.connections += 1
        head = b""
        while b"\r\n\r\n" not in head:
            data = client.recv(65536)
            if not data:
                self.left.set()
                return
            head += data
        self.asked.append(head.decode("latin-1"))
        self.came.set()
        answer = self.pages.get(head.split(b" ", 2)[1].decode(), response("nothing here", status=404))
        with suppress(OSError):
            if callable(answer):
                answer(client)
            else:
                client.sendall(answer)
            while client.recv(65536):
                pass
        self.left.set()


@contextmanager
def names(monkeypatch: Any, **hosts: list[str]) -> Generator[list[str]]:
    """Give names (underscores for dots) addresses, a string an answer, the last for good; yields what was asked."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: Any, **more: Any) -> Any:
        given = hosts.get(str(host).replace(".", "_"))
        if given is None:
            return real(host, port, *rest, **more)
        asked.append(host)
        answer = given.pop(0) if len(given) > 1 else given[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in answer.split()]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield asked
