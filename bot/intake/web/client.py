"""One page from the web, within limits of time, size and reach, redirects followed by hand."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from bot import __version__
from bot.errors import BotError, Refused, TryLater, Unreadable
from bot.intake.web import body
from bot.intake.web.content import check_type, is_page
from bot.intake.web.guard import Guard
from bot.intake.web.links import NO_ADDRESS, PORTS, checked, redirected
from bot.intake.web.status import check_status
from bot.messages import message

if TYPE_CHECKING:
    import aiohttp

T = TypeVar("T")
#: Seconds for all of it: names looked up, redirects followed, the last byte read.
SECONDS = 20.0
#: Redirects that are followed.
REDIRECTS = 5
#: Pages that are fetched at a time; each may hold MAX_FILE_BYTES in memory.
AT_ONCE = 8

_MOVED = {301, 302, 303, 307, 308}
#: Of these, those that are meant for good.
_FOR_GOOD = {301, 308}
_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; Quoth/{__version__})",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.1",
    "Accept-Encoding": body.ACCEPTED,
}
_FEEDS = (
    "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,"
    "text/html;q=0.5,*/*;q=0.1"
)
PRIVATE = message("This address leads into a private network, or to this machine itself; only the public web is read.")
TOO_MANY = message(
    "The site redirects more than {most} times; open it in a browser and give the address it ends at.", most=REDIRECTS
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address."""

    #: Where it was found in the end, without fragment.
    url: str
    data: bytes
    #: HTML, else plain text.
    page: bool
    #: Encoding that the site names; "" for none.
    charset: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a site answered, whatever it was; the body only of a 200."""

    #: Where it was found in the end, without fragment.
    url: str
    status: int
    data: bytes = b""
    #: Encoding that the site names; "" for none.
    charset: str = ""
    #: Where it said that it has moved to for good; "" for nowhere.
    moved: str = ""
    #: The headers ETag, Last-Modified and Retry-After; "" for those it did not send.
    etag: str = ""
    modified: str = ""
    retry_after: str = ""


class Web:
    """Fetches pages. Nothing is kept between two of them: no connection, no cookie."""

    def __init__(self, *, allowed: Iterable[str] = (), ports: Iterable[int] = PORTS, seconds: float = SECONDS) -> None:
        """`allowed`, addresses that are taken for public, and other `ports` are for tests on a loopback server."""
        self._allowed = frozenset(allowed)
        self._ports = frozenset(ports)
        self._seconds = seconds
        self._turns = asyncio.Semaphore(AT_ONCE)

    def checked(self, url: str) -> str:
        """The address without its fragment, if it may be asked for. Raises Unreadable."""
        return checked(url, self._ports)

    async def get(self, url: str) -> Fetched:
        """The page or text at an address.

        Raises Refused when it is not on the public web, TooLarge, and Unreadable with the reason for all else that
        can be wrong with an address, a site or what it sends.
        """
        found, _ = await self._fetch(url, {}, _page)
        return found

    async def ask(self, url: str, *, etag: str = "", modified: str = "") -> Reply:
        """What a site answers when it is asked for a feed that was last seen with these ETag and Last-Modified.

        Raises what `get` raises, but not for a status or a type that is no page's.
        """
        known = {"Accept": _FEEDS, "If-None-Match": etag, "If-Modified-Since": modified}
        reply, moved = await self._fetch(url, {name: value for name, value in known.items() if value}, _reply)
        return replace(reply, moved=moved)

    async def _fetch(
        self, url: str, headers: Mapping[str, str], read: Callable[[str, "aiohttp.ClientResponse"], Awaitable[T]]
    ) -> tuple[T, str]:
        """What `read` makes of the answer, and where the address has moved to for good."""
        url = self.checked(url)
        async with self._turns:
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._follow(url, headers, read)
            except TimeoutError:
                told = message(
                    "The site took longer than {seconds:.0f} seconds; try again later.", seconds=self._seconds
                )
                raise TryLater(told) from None

    async def _follow(
        self, url: str, headers: Mapping[str, str], read: Callable[[str, "aiohttp.ClientResponse"], Awaitable[T]]
    ) -> tuple[T, str]:
        # Half a second of imports, which only those pay who fetch something.
        import aiohttp  # noqa: PLC0415

        guard = Guard(self._allowed)
        connector = aiohttp.TCPConnector(socket_factory=guard.socket, force_close=True)
        moved, for_good = "", True
        try:
            # Cookies live as long as the redirects: many a site goes round in circles without them.
            async with aiohttp.ClientSession(
                connector=connector,
                trust_env=False,
                auto_decompress=False,
                timeout=aiohttp.ClientTimeout(total=None),
                headers={**_HEADERS, **headers},
            ) as session:
                for _ in range(REDIRECTS + 1):
                    async with session.get(url, allow_redirects=False) as response:
                        where = response.headers.get("Location")
                        if response.status not in _MOVED or not where:
                            return await read(url, response), moved
                        url = redirected(url, where, self._ports)
                        # What comes behind a step that is only for today may be another tomorrow.
                        for_good = for_good and response.status in _FOR_GOOD
                        moved = url if for_good else moved
            raise Unreadable(TOO_MANY)
        except aiohttp.ClientError as error:
            raise _told(error, refused=guard.refused) from None
        except UnicodeError:
            # A host of more letters than a name can have.
            raise Unreadable(NO_ADDRESS) from None


async def _page(url: str, response: "aiohttp.ClientResponse") -> Fetched:
    check_status(response.status)
    kind = response.content_type.lower() if "Content-Type" in response.headers else ""
    check_type(kind)
    data = await _body(response)
    return Fetched(url, data, is_page(kind, data), response.charset or "")


async def _reply(url: str, response: "aiohttp.ClientResponse") -> Reply:
    # What is not ASCII could not be sent back.
    given = {name: response.headers.get(name, "")[:1000] for name in ("ETag", "Last-Modified", "Retry-After")}
    head = {name: value if value.isascii() else "" for name, value in given.items()}
    data = await _body(response) if response.status == 200 else b""
    return Reply(
        url,
        response.status,
        data,
        (response.charset or "") if data else "",
        etag=head["ETag"],
        modified=head["Last-Modified"],
        retry_after=head["Retry-After"],
    )


async def _body(response: "aiohttp.ClientResponse") -> bytes:
    body.check_length(response.content_length)
    return await body.read(response.content.iter_any(), response.headers.get("Content-Encoding", ""))


def _told(error: "aiohttp.ClientError", *, refused: bool) -> BotError:
    """What went wrong, for a reader; addresses and certificates are named in none of it."""
    import aiohttp  # noqa: PLC0415

    if isinstance(error, aiohttp.InvalidURL):
        return Unreadable(NO_ADDRESS)
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return TryLater(message("No site of this name was found; check the address."))
    if isinstance(error, (aiohttp.ClientConnectorCertificateError, aiohttp.ClientSSLError)):
        return Unreadable(message("The site cannot prove that it is the one it says it is, so it is not read."))
    if isinstance(error, aiohttp.ClientConnectorError):
        return Refused(PRIVATE) if refused else TryLater(message("The site cannot be reached; try again later."))
    if isinstance(error, (aiohttp.ServerDisconnectedError, aiohttp.ClientPayloadError, aiohttp.ClientOSError)):
        return TryLater(body.DAMAGED)
    return Unreadable(message("The site did not answer as a web site does."))
