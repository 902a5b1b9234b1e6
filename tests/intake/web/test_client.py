"""U1, U3, U5-U8: what is asked for, how far it is followed, and how much is taken."""

import asyncio
import gzip
import logging
import socket
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from bot.errors import BotError, TooLarge, Unreadable
from bot.intake.limits import MAX_FILE_BYTES
from bot.intake.web import Fetched, Web
from bot.intake.web.client import PRIVATE, REDIRECTS, SECONDS, TOO_MANY
from tests.site import PUBLIC, Answer, Site, moved, names, response

STORY = "<html><body><p>The old mill stood by the river for two hundred years.</p></body></html>"
Hurried = Callable[[float], Web]


async def refusal(web: Web, url: str) -> str:
    with pytest.raises(BotError) as raised:
        await web.get(url)
    return str(raised.value)


async def test_a_page_comes_as_it_was_sent(site: Site, web: Web) -> None:
    site.pages["/mill?year=1782"] = response(STORY, "text/html; charset=ISO-8859-1")
    found = await web.get(site.url("/mill?year=1782#top"))
    assert found == Fetched(site.url("/mill?year=1782"), STORY.encode(), page=True, charset="ISO-8859-1")
    (asked,) = site.asked
    assert "Quoth/" in asked
    assert "Authorization" not in asked
    assert "Cookie" not in asked


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "ftp://example.org/a", "gopher://example.org/", "data:text/html,<p>x</p>",
        "//example.org/a", "javascript:alert(1)", "http://", "https:///path", "http:example.org", "example.org", "",
        " ", "http://a b/",
        "http://example.org/\r\nHost: evil", "http://exa\nmple.org/", "http://[", "http://[::1", "http://example.org:x/",
        "http://example.org:99999/", "http://ex\\ample.org/", "http:\\\\example.org", "http://\x00example.org", "HTTP",
        "http://" + "a" * 2000, "http://" + "a" * 70 + ".example/", "http://../", "http://%00/", "ws://example.org/",
        "http://example.org/\udcff",
    ],
)  # fmt: skip
async def test_u1_what_is_no_web_address(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("bot.intake.web.guard.socket.socket", opened)

    def looked_up(host: str, *_: object, **__: object) -> None:
        # As the real one does, which tells nobody of a name that cannot be one.
        host.encode("idna")
        raise AssertionError("a name was looked up")

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    assert "not a web address" in await refusal(Web(), url)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433",
        "0x7f000001",
        "017700000001",
        "127.1",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "134744072",
        "8.8.2056",
        "08.8.8.8",
    ],
)
async def test_u3_hosts_that_are_written_as_numbers(web: Web, host: str) -> None:
    assert "as a number" in await refusal(web, f"http://{host}/")


@pytest.mark.parametrize("host", ["localhost.", "localhost", "LOCALHOST", "127.0.0.1"])
async def test_u3_this_machine_by_name(host: str) -> None:
    told = await refusal(Web(), f"http://{host}/")
    assert told in (PRIVATE, "No site of this name was found; check the address.")


@pytest.mark.parametrize("given", ["user:hunter2@", "hunter2@", ":hunter2@", "user:hunter2%40@", "a@hunter2@"])
async def test_u3_user_and_password(site: Site, web: Web, given: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    told = await refusal(web, f"http://{given}{PUBLIC}:{site.port}/")
    site.pages["/"] = moved(f"http://{given}{PUBLIC}:{site.port}/there")
    again = await refusal(web, site.url())
    assert "name or password" in told
    assert "name or password" in again
    assert "hunter2" not in told + again + caplog.text
    assert len(site.asked) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_u5_redirects_are_followed_to_the_fifth(site: Site, web: Web, status: int) -> None:
    for step in range(5):
        site.pages[f"/{step}"] = moved(f"/{step + 1}" if step % 2 else site.url(f"/{step + 1}"), status)
    site.pages["/5"] = response(STORY)
    assert (await web.get(site.url("/0"))).url == site.url("/5")
    assert len(site.asked) == 6


async def test_u5_six_redirects_are_too_many(site: Site, web: Web) -> None:
    for step in range(6):
        site.pages[f"/{step}"] = moved(f"/{step + 1}")
    site.pages["/6"] = response(STORY)
    assert await refusal(web, site.url("/0")) == TOO_MANY
    assert len(site.asked) == 6


async def test_u5_a_loop_ends(site: Site, web: Web) -> None:
    site.pages |= {"/": moved("/again"), "/again": moved("/")}
    assert await refusal(web, site.url()) == TOO_MANY
    assert len(site.asked) == 6


async def test_cookies_last_as_long_as_the_redirects(site: Site, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/"] = response(status=302, Location="/in", Set_Cookie="seen=1; Path=/")
    site.pages["/in"] = response(STORY)
    with names(monkeypatch, news_example=[PUBLIC]):
        for _ in range(2):
            await web.get(f"http://news.example:{site.port}/")
    assert ["seen=1" in one for one in site.asked] == [False, True] * 2


@pytest.mark.parametrize("port", [1, 22, 81, 8080, 11211, 65535])
async def test_u6_other_ports(port: int) -> None:
    assert "80 and 443" in await refusal(Web(), f"http://{PUBLIC}:{port}/")


async def test_u6_a_redirect_to_another_port(site: Site, web: Web) -> None:
    with Site({"/": response(STORY)}) as other:
        site.pages["/"] = moved(other.url())
        assert "usual ports" in await refusal(web, site.url())
        assert other.connections == 0


def endless(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    with suppress(OSError):
        while True:
            client.sendall(b"<p>And on it went.</p>" * 1000)


async def hung_up(site: Site) -> bool:
    """Whether the server saw us go, as soon as it does."""
    return await asyncio.to_thread(site.left.wait, 10)


async def test_u7_an_endless_body_is_cut_off(site: Site, web: Web) -> None:
    site.pages["/"] = endless
    with pytest.raises(TooLarge, match="5 MB"):
        await web.get(site.url())
    assert await hung_up(site)


async def test_u7_a_body_announced_too_large_is_not_begun(site: Site, web: Web) -> None:
    site.pages["/"] = response(STORY, length=str(MAX_FILE_BYTES + 1))
    with pytest.raises(TooLarge, match="5 MB"):
        await web.get(site.url())
    assert await hung_up(site)


async def test_u7_a_body_at_the_limit_is_taken(site: Site, web: Web) -> None:
    body = (STORY + "." * MAX_FILE_BYTES).encode()
    site.pages |= {"/at": response(body[:MAX_FILE_BYTES]), "/over": response(body[: MAX_FILE_BYTES + 1])}
    assert len((await web.get(site.url("/at"))).data) == MAX_FILE_BYTES
    with pytest.raises(TooLarge):
        await web.get(site.url("/over"))


@pytest.mark.parametrize("length", ["999999", "10"])
async def test_u7_a_false_length(site: Site, hurried: Hurried, length: str) -> None:
    def lying(client: socket.socket) -> None:
        client.sendall(response(STORY, length=length))
        client.shutdown(socket.SHUT_WR)

    site.pages["/"] = lying
    told = await refusal(hurried(5), site.url())
    assert ("damaged or broke off" in told) == (int(length) > len(STORY))
    assert await hung_up(site)


async def test_u7_a_packed_page_is_unpacked(site: Site, web: Web) -> None:
    site.pages["/"] = response(gzip.compress(STORY.encode()), Content_Encoding="gzip")
    assert (await web.get(site.url())).data == STORY.encode()
    assert "Accept-Encoding: gzip\r\n" in site.asked[0]


async def test_u7_a_gzip_bomb_is_capped_as_it_streams(site: Site, web: Web) -> None:
    bomb = gzip.compress(b"\0" * 500_000_000, 9)
    assert len(bomb) < 500_000
    site.pages["/"] = response(bomb, Content_Encoding="gzip")
    with pytest.raises(TooLarge, match="5 MB"):
        await web.get(site.url())
    assert await hung_up(site)


@pytest.mark.parametrize(
    ("body", "packing", "told"),
    [
        (gzip.compress(STORY.encode())[:-12], "gzip", "damaged"),
        (STORY.encode(), "gzip", "damaged"),
        (STORY.encode(), "br", "packs its pages"),
        (gzip.compress(gzip.compress(STORY.encode())), "gzip, gzip", "packs its pages"),
    ],
)
async def test_u7_damaged_and_strange_packings(site: Site, web: Web, body: bytes, packing: str, told: str) -> None:
    site.pages["/"] = response(body, Content_Encoding=packing)
    assert told in await refusal(web, site.url())


def one_byte_a_moment(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    with suppress(OSError):
        while True:
            client.sendall(b"x")
            time.sleep(0.02)


def silent(client: socket.socket) -> None:
    """Take the request, and say nothing until the client goes."""


@pytest.mark.parametrize("answer", [one_byte_a_moment, silent])
async def test_u7_one_byte_a_second_ends_with_the_time(site: Site, hurried: Hurried, answer: Answer) -> None:
    site.pages["/"] = answer
    assert "took longer than" in await refusal(hurried(0.3), site.url())
    assert await hung_up(site)


async def test_u7_slow_redirects_share_one_time(site: Site, hurried: Hurried) -> None:
    def slowly(client: socket.socket) -> None:
        time.sleep(0.2)
        client.sendall(moved("/"))

    site.pages["/"] = slowly
    assert "took longer than" in await refusal(hurried(0.5), site.url())
    assert await hung_up(site)


async def test_u7_a_stalled_handshake(site: Site, hurried: Hurried) -> None:
    # It speaks no TLS, and waits for the end of a request that never comes.
    assert "took longer than" in await refusal(hurried(0.3), site.url().replace("http:", "https:"))
    assert site.connections == 1
    assert await hung_up(site)


async def test_u7_headers_without_end(site: Site, web: Web) -> None:
    site.pages["/"] = b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 1_000_000
    assert "did not answer as a web site does" in await refusal(web, site.url())
    assert await hung_up(site)


def one_header_a_moment(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    with suppress(OSError):
        while True:
            client.sendall(b"X: y\r\n")
            time.sleep(0.02)


async def test_u7_one_header_a_second_ends_with_the_time(site: Site, hurried: Hurried) -> None:
    site.pages["/"] = one_header_a_moment
    assert "took longer than" in await refusal(hurried(0.3), site.url())
    assert await hung_up(site)


def test_u7_so_much_is_taken_in_so_many_seconds_at_most() -> None:
    # The tests above hurry; a client as it is made for the bot does not.
    assert (MAX_FILE_BYTES, SECONDS, REDIRECTS) == (5_000_000, 20.0, 5)
    assert Web()._seconds == SECONDS  # pyright: ignore[reportPrivateUsage]


@pytest.mark.parametrize("answer", [b"SSH-2.0-OpenSSH_9.2\r\n\r\n", b"\0" * 100, b"HTTP/1.1 abc\r\n\r\n"])
async def test_what_is_no_web_site(site: Site, web: Web, answer: bytes) -> None:
    site.pages["/"] = answer
    assert "did not answer as a web site does" in await refusal(web, site.url())


@pytest.mark.parametrize(
    ("status", "told"),
    [(401, "a login (401)"), (402, "a subscription (402)"), (403, "does not let us in (403)"), (404, "no page at this"),
     (410, "for good"), (429, "patience"), (451, "legal"), (500, "trouble of its own (500)"), (503, "trouble"),
     (204, "sent no page (204)"), (418, "sent no page (418)"), (304, "sent no page (304)")],
)  # fmt: skip
async def test_u8_error_pages_by_their_status(site: Site, web: Web, status: int, told: str) -> None:
    site.pages["/"] = response(STORY if status not in (204, 304) else "", status=status)
    assert told in await refusal(web, site.url())


async def test_u8_a_redirect_that_leads_nowhere(site: Site, web: Web) -> None:
    site.pages["/"] = response(status=302)
    assert "sent no page (302)" in await refusal(web, site.url())


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        ("image/png", b"\x89PNG\r\n", "a picture"),
        ("text/html", b"\x89PNG\r\n\x1a\n0000", "a picture, whatever it calls itself"),
        ("application/pdf", b"%PDF-1.7", "a PDF"),
        ("text/html", b"%PDF-1.7", "a PDF, whatever"),
        (None, b"%PDF-1.7", "a PDF, whatever"),
        ("application/octet-stream", b"PK\x03\x04", "an archive"),
        ("video/mp4", b"", "a film"),
        ("audio/mpeg", b"", "a recording"),
        ("application/json", b"{}", "data for programs"),
        ("text/javascript", b"let x", "data for programs"),
        ("text/csv; charset=utf-8", b"a,b", "a table"),
        ("application/rss+xml", b"<rss>", "a feed"),
        ("text/xml", b"<?xml version='1.0'?><rss version='2.0'>", "a feed"),
        ("text/xml", b"<?xml version='1.0'?><note/>", "data for programs"),
        ("application/x-tar", b"", "a file of the kind"),
        ("text/plain", b"It stood.\0\0\0", "no text"),
        ("text/html", b" \n", "is empty"),
    ],
)
async def test_u8_what_is_no_page(site: Site, web: Web, kind: str | None, body: bytes, told: str) -> None:
    site.pages["/"] = response(body, kind)
    assert told in await refusal(web, site.url())


@pytest.mark.parametrize(
    ("kind", "body", "page"),
    [
        (None, STORY, True), ("", STORY, True), ("text/plain", "<!DOCTYPE html>" + STORY, True),
        ("application/octet-stream", STORY, True), ("application/xhtml+xml", "<?xml version='1.0'?>" + STORY, True),
        ("TEXT/HTML", "It stood.", True), (None, "It stood.", False), ("text/plain", "It stood. 1 < 2.", False),
        ("text/markdown", "# A mill\n\nIt stood.", False), ("nonsense", STORY, True),
    ],
)  # fmt: skip
async def test_u8_a_missing_or_lying_content_type(
    site: Site, web: Web, kind: str | None, body: str, page: bool
) -> None:
    site.pages["/"] = response(body, kind)
    assert (await web.get(site.url())).page is page


async def test_a_site_that_is_not_there(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = socket.create_server((PUBLIC, 0))
    port = closed.getsockname()[1]
    closed.close()
    assert "cannot be reached" in await refusal(Web(allowed=[PUBLIC], ports=[port]), f"http://{PUBLIC}:{port}/")

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "No site of this name" in await refusal(Web(), "http://nowhere.example/")


async def test_a_reader_who_gives_up_closes_the_connection(site: Site, web: Web) -> None:
    site.pages["/"] = silent
    task = asyncio.create_task(web.get(site.url()))
    await asyncio.to_thread(site.came.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await hung_up(site)


async def test_no_proxy_of_the_environment_is_used(site: Site, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    with Site() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        site.pages["/"] = response(STORY)
        assert (await web.get(site.url())).page
        assert proxy.connections == 0


async def test_an_error_is_one_for_readers(site: Site, web: Web) -> None:
    with pytest.raises(Unreadable) as raised:
        await web.get(site.url("/secret-path"))
    assert "secret-path" not in str(raised.value)
    assert raised.value.__cause__ is None
