"""The HTTP side of the loopback Discord: who may ask, what is recorded, which fault comes between."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from tests.wire import refusals
from tests.wire.faults import Call, Fault, Faults, cut, reply
from tests.wire.message import Upload
from tests.wire.pulse import Pulse
from tests.wire.refusals import RefusalError

#: The path under which Discord's interface lives.
BASE = "/api/v10"


class Asked:
    """One call with what its handler needs: the path's ids, the body, the attached files."""

    def __init__(self, call: Call, ids: dict[str, str]) -> None:
        self.call = call
        self._ids = ids
        self.uploads = [Upload(name, data, "application/octet-stream") for name, data in call.files]

    def id(self, name: str) -> int:
        """Return a number from the path; anything else is refused as Discord does."""
        if not self._ids[name].isdigit():
            raise refusals.invalid_body(f"{name}: value {self._ids[name]!r} is not snowflake")
        return int(self._ids[name])

    def word(self, name: str) -> str:
        """Return a part of the path as it is."""
        return self._ids[name]

    @property
    def body(self) -> Any:
        """The JSON body; an empty object if there was none."""
        return {} if self.call.json is None else self.call.json


#: Takes effect at once and returns the JSON to send, or None for 204.
Handler = Callable[[Asked], object]
#: A handler in need of the raw request: the socket and the attached files.
RawHandler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rest:
    """Routes, records and answers calls; handlers know nothing of HTTP."""

    def __init__(self, token: str, pulse: Pulse) -> None:
        self._token = token
        self._pulse = pulse
        self.calls: list[Call] = []
        self.faults = Faults()
        #: Defects of this server itself, or calls to routes it lacks; the test fails on them at its end.
        self.defects: list[str] = []
        self.app = web.Application(client_max_size=32 << 20)

    def add(self, method: str, path: str, handler: Handler, *, open_door: bool = False) -> None:
        """Serve a route; an `open_door` needs no bot token, as for webhooks and interactions."""

        async def serve(request: web.Request) -> web.StreamResponse:
            call = await _read(request)

            def act() -> web.Response:
                if not open_door and request.headers.get("Authorization") != f"Bot {self._token}":
                    raise refusals.unauthorized()
                answer = handler(Asked(call, dict(request.match_info)))
                call.committed = True
                return web.Response(status=204) if answer is None else reply(answer)

            return await self._answer(request, call, act)

        self.app.router.add_route(method, BASE + path, serve)

    def add_raw(self, path: str, handler: RawHandler) -> None:
        """Serve a path outside the interface; faults apply to it as well."""

        async def serve(request: web.Request) -> web.StreamResponse:
            call = Call(request.method, request.path, dict(request.query))
            fault = self.faults.take(call)
            if fault is None:
                return await handler(request)
            return await self._fail(request, call, fault, lambda: handler(request))

        self.app.router.add_get(path, serve)

    def close_routes(self) -> None:
        """Answer everything else with 404 and remember it as a defect."""

        def nowhere(asked: Asked) -> object:
            self.defects.append(f"no such route here: {asked.call.method} {asked.call.path}")
            raise refusals.not_found()

        self.add("*", "/{rest:.*}", nowhere, open_door=True)

    async def _answer(self, request: web.Request, call: Call, act: Callable[[], web.Response]) -> web.StreamResponse:
        self.calls.append(call)

        async def attempt() -> web.StreamResponse:
            try:
                return act()
            except RefusalError as refusal:
                return reply(refusal.body(), refusal.status)
            except Exception as error:
                # discord.py would retry the 500 and hide the defect.
                self.defects.append(f"{call.method} {call.path}: {error!r}")
                raise

        fault = self.faults.take(call)
        response = await attempt() if fault is None else await self._fail(request, call, fault, attempt)
        if not isinstance(response, _Lost):
            call.status = response.status
        self._pulse.beat()
        return response

    async def _fail(
        self, request: web.Request, call: Call, fault: Fault, attempt: Callable[[], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        response = await attempt() if fault.committed else None
        if fault.gate is not None:
            fault.gate.reached.set()
            self._pulse.beat()
            await fault.gate.released.wait()
        if fault.cut is not None:
            cut(request, fault.cut)
            return _Lost()
        if fault.status is not None:
            return fault.response()
        return await attempt() if response is None else response


class _Lost(web.Response):
    """Stands for an answer that nobody will read."""


async def _read(request: web.Request) -> Call:
    call = Call(request.method, request.path.removeprefix(BASE), dict(request.query))
    if request.content_type == "application/json" and request.can_read_body:
        call.json = json.loads(await request.read())
    elif request.content_type == "multipart/form-data":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                call.files.append((value.filename, value.file.read()))
            elif name == "payload_json" and isinstance(value, str):
                call.json = json.loads(value)
    return call
