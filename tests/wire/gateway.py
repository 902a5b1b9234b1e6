"""The gateway of the loopback Discord: sessions, their events, and how they are lost and resumed."""

import asyncio
import copy
import json
import secrets
import zlib
from collections.abc import Callable
from enum import IntFlag
from typing import Any

from aiohttp import WSMsgType, web

from tests.wire import payloads
from tests.wire.pulse import Pulse
from tests.wire.world import Guild, Json, World


class Intent(IntFlag):
    """What a bot asks to be told."""

    GUILDS = 1 << 0
    MEMBERS = 1 << 1
    PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    CONTENT = 1 << 15


NONE = Intent(0)
#: Intents that must be switched on in Discord's developer portal.
PRIVILEGED = Intent.MEMBERS | Intent.PRESENCES | Intent.CONTENT


#: Withholds parts of an event by what a session may see.
Shape = Callable[[Json, Intent], Json]


class Connection:
    """One socket. Frames go through a queue, so that events can be sent from anywhere, in order."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self._request = request
        self._socket = socket
        self._queue: asyncio.Queue[str | int] = asyncio.Queue()
        # zlib-stream is one deflate stream a connection, flushed after each message. To zstd-stream we answer in
        # text frames: discord.py decompresses binary frames only.
        self._deflate = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    def send(self, op: int, data: object = None, *, event: str | None = None, sequence: int | None = None) -> None:
        """Queue one frame."""
        self._queue.put_nowait(json.dumps({"op": op, "d": data, "s": sequence, "t": event}))

    def close(self, code: int) -> None:
        """Close the socket once the frames before are out."""
        self._queue.put_nowait(code)

    def abort(self) -> None:
        """Cut the connection without a closing frame."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def write(self) -> None:
        """Send what is queued until the socket closes."""
        try:
            while isinstance(frame := await self._queue.get(), str):
                if self._deflate is None:
                    await self._socket.send_str(frame)
                else:
                    data = self._deflate.compress(frame.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                    await self._socket.send_bytes(data)
            await self._socket.close(code=frame)
        except ConnectionError:
            pass  # The bot went away first; what it missed is in its session.


class Session:
    """What Discord remembers of one IDENTIFY: intents, the shard, and every event since."""

    def __init__(self, intents: Intent, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(8)
        self.intents = intents
        #: Its number, and how many there are.
        self.shard = shard
        self.resumable = True
        self.connection: Connection | None = None
        self._last = 0
        self._events: list[tuple[int, str, object]] = []

    def concerns(self, guild: int) -> bool:
        """Whether it is told of a server; 0 stands for direct messages, which the first shard is told of."""
        number, count = self.shard
        return (guild >> 22) % count == number

    def tell(self, event: str, data: object) -> None:
        """Keep an event and send it if the bot is connected."""
        self._last += 1
        self._events.append((self._last, event, data))
        if self.connection is not None:
            self._send(*self._events[-1])

    def replay(self, after: int) -> None:
        """Send again what came after a sequence number."""
        for sequence, event, data in self._events:
            if sequence > after:
                self._send(sequence, event, data)

    def forget(self) -> None:
        """Keep nothing of what was told so far: a RESUME after it finds only what is told from now on."""
        self._events.clear()

    def _send(self, sequence: int, event: str, data: object) -> None:
        if self.connection is not None:
            self.connection.send(0, data, event=event, sequence=sequence)


class Gateway:
    """Accepts sockets, and tells sessions what happens."""

    def __init__(self, world: World, token: str, pulse: Pulse) -> None:
        self._world = world
        self._token = token
        self._pulse = pulse
        self.url = ""
        #: Seconds between heartbeats, as told to the bot.
        self.heartbeat = 41.25
        #: False: heartbeats stay unanswered, as on a connection that died silently.
        self.answers_heartbeats = True
        #: The privileged intents switched on for the bot; asking for others closes the socket with 4014.
        self.granted = PRIVILEGED
        #: Shards that a bot is told to come with.
        self.shards = 1
        self.identifies = 0
        self.resumes = 0
        self.sessions: list[Session] = []
        self._connections: set[Connection] = set()

    @property
    def session(self) -> Session | None:
        """The latest session."""
        return self.sessions[-1] if self.sessions else None

    @property
    def connected(self) -> bool:
        """Whether a session has a socket at this moment."""
        return any(each.connection for each in self.sessions)

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """Handle one socket from HELLO to its end."""
        # A short timeout, because a killed bot never answers the closing frame.
        socket = web.WebSocketResponse(timeout=1.0, max_msg_size=0, compress=False)
        await socket.prepare(request)
        connection = Connection(request, socket)
        self._connections.add(connection)
        writer = asyncio.create_task(connection.write())
        connection.send(10, {"heartbeat_interval": int(self.heartbeat * 1000)})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._receive(connection, json.loads(message.data))
        finally:
            self._detach(connection)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return socket

    def tell(self, event: str, data: Json, needs: Intent = NONE, shape: Shape | None = None) -> None:
        """Tell every session that asked for it; `shape` may withhold parts by a session's intents."""
        named = data.get("guild_id") or (data["id"] if event == "GUILD_DELETE" else 0)
        for session in self.sessions:
            if needs in session.intents and session.concerns(int(named)):
                session.tell(event, shape(data, session.intents) if shape else copy.deepcopy(data))

    def announce(self, guild: Guild, *, to: Session | None = None, new: bool = False) -> None:
        """Send a server to one session, or to all; `new`: the bot was added to it just now."""
        for session in [to] if to else self.sessions:
            if Intent.GUILDS not in session.intents or not session.concerns(guild.id):
                continue
            everyone = guild.users.values()
            members = everyone if Intent.MEMBERS in session.intents else [self._world.bot]
            data = payloads.guild(guild, members)
            if new:
                del data["unavailable"]
            session.tell("GUILD_CREATE", data)

    def lose(self, *, resumable: bool, code: int, abrupt: bool) -> None:
        """End every connection; what is told from now on waits for a RESUME."""
        for connection in list(self._connections):
            self._detach(connection)
            if abrupt:
                connection.abort()
            else:
                connection.close(code)
        for session in self.sessions:
            session.resumable = session.resumable and resumable

    def forget(self) -> None:
        """Keep nothing of what sessions were told."""
        for session in self.sessions:
            session.forget()

    def order(self, op: int, data: object = None) -> None:
        """Send an order to every connection: 7 reconnect, 9 invalid session, 1 heartbeat now."""
        for session in self.sessions:
            session.resumable = session.resumable and not (op == 9 and data is False)
        for connection in list(self._connections):
            if op in (7, 9):
                self._detach(connection)
            connection.send(op, data)

    def _detach(self, connection: Connection) -> None:
        self._connections.discard(connection)
        for session in self.sessions:
            if session.connection is connection:
                session.connection = None
        self._pulse.beat()

    def _receive(self, connection: Connection, frame: Json) -> None:
        op: int = frame["op"]
        data: Any = frame["d"]
        if op == 1:
            if self.answers_heartbeats:
                connection.send(11)
        elif op in (2, 6) and data["token"] != self._token:
            connection.close(4004)
        elif op == 2:
            number, count = data.get("shard") or (0, 1)
            self._identify(connection, Intent(data["intents"]), (number, count))
        elif op == 6:
            self._resume(connection, data["session_id"], data["seq"])
        elif op == 8:
            self._members(data)

    def _identify(self, connection: Connection, intents: Intent, shard: tuple[int, int]) -> None:
        if intents & PRIVILEGED & ~self.granted:
            connection.close(4014)
            return
        if shard[1] < self.shards:
            connection.close(4011)
            return
        session = Session(intents, shard)
        session.connection = connection
        self.sessions.append(session)
        guilds = [guild for guild in self._world.guilds.values() if guild.joined and session.concerns(guild.id)]
        ready = {
            "v": 10,
            "user": payloads.self_user(self._world),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "shard": list(shard),
            "application": {"id": str(self._world.bot.id), "flags": 0},
        }
        session.tell("READY", ready)
        for guild in guilds:
            self.announce(guild, to=session)
        self.identifies += 1
        self._pulse.beat()

    def _resume(self, connection: Connection, session_id: str, sequence: int) -> None:
        session = next((each for each in self.sessions if each.id == session_id and each.resumable), None)
        if session is None:
            connection.send(9, data=False)
            return
        session.connection = connection
        session.replay(sequence)
        session.tell("RESUMED", {})
        self.resumes += 1
        self._pulse.beat()

    def _members(self, request: Json) -> None:
        """Answer a request for members with one chunk."""
        guild = self._world.guilds[int(request["guild_id"])]
        ids: list[str] = request.get("user_ids") or []
        wanted = [int(each) for each in ids]
        prefix = (request.get("query") or "").lower()
        found = [
            payloads.member(guild, user)
            for user in guild.users.values()
            if (user.id in wanted if wanted else user.name.lower().startswith(prefix))
        ]
        chunk: Json = {"guild_id": str(guild.id), "members": found, "chunk_index": 0, "chunk_count": 1}
        self.tell("GUILD_MEMBERS_CHUNK", chunk | {"nonce": request.get("nonce")})
