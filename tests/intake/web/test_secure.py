"""U5, U7 over TLS: a site of our own with a certificate that the client trusts, or does not."""

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncGenerator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import Unreadable
from bot.intake.web import Web
from bot.intake.web.links import DOWNGRADED
from tests.site import PUBLIC, Answer, Site, moved, names, response

HOST = "news.example"
STORY = response("<p>The old mill stood by the river for two hundred years.</p>")

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="nothing here can write a certificate")


class SecureSite(Site):
    """A site that speaks TLS."""

    context: ssl.SSLContext
    #: Connections that have ended on both sides.
    ended: int = 0

    def serve(self, client: socket.socket) -> None:
        with suppress(OSError), self.context.wrap_socket(client, server_side=True) as wrapped:
            super().serve(wrapped)
        self.ended += 1

    def secure_url(self, path: str = "/") -> str:
        return f"https://{HOST}:{self.port}{path}"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for HOST, signed by itself, in one file."""
    path = tmp_path_factory.mktemp("tls") / "site.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    command += ["-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
    subprocess.run([*command, "-keyout", str(path), "-out", f"{path}.crt"], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


@pytest_asyncio.fixture
async def secure(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[SecureSite]:
    """Such a site, on the public web."""
    site = SecureSite({"/": STORY})
    site.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    site.context.load_cert_chain(certificate)
    with site, names(monkeypatch, news_example=[PUBLIC]):
        yield site
        # The client says goodbye and waits a moment for ours; its loop must not end before that.
        while site.ended < site.connections:  # noqa: ASYNC110 - threads end them
            await asyncio.sleep(0.001)
        await asyncio.sleep(0.01)


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever signed it is one whom everybody trusts."""
    monkeypatch.setattr("aiohttp.connector._SSL_CONTEXT_VERIFIED", ssl.create_default_context(cafile=certificate))


@pytest.mark.usefixtures("trusted")
async def test_a_page_comes_over_tls(secure: SecureSite) -> None:
    found = await Web(allowed=[PUBLIC], ports=[secure.port]).get(secure.secure_url())
    assert b"two hundred years" in found.data


async def test_a_site_that_cannot_prove_who_it_is_is_not_read(secure: SecureSite) -> None:
    with pytest.raises(Unreadable, match="cannot prove"):
        await Web(allowed=[PUBLIC], ports=[secure.port]).get(secure.secure_url())
    assert secure.asked == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_u5_a_site_that_leads_from_https_to_http_is_not_followed(secure: SecureSite, status: int) -> None:
    with Site({"/": STORY}) as plain:
        secure.pages["/"] = moved(plain.url(), status)
        for ask in (Web.get, Web.ask):
            web = Web(allowed=[PUBLIC], ports=[secure.port, plain.port])
            with pytest.raises(Unreadable) as raised:
                await ask(web, secure.secure_url())
            assert str(raised.value) == DOWNGRADED
        assert plain.connections == 0


@pytest.mark.usefixtures("trusted")
async def test_u5_a_site_may_lead_from_http_to_https_and_not_back(secure: SecureSite) -> None:
    with Site({"/": moved(secure.secure_url("/round")), "/end": STORY}) as plain:
        web = Web(allowed=[PUBLIC], ports=[secure.port, plain.port])
        secure.pages["/round"] = moved(secure.secure_url())
        assert (await web.get(plain.url())).url == secure.secure_url()
        secure.pages["/round"] = moved(plain.url("/end"))
        with pytest.raises(Unreadable, match="leads from https"):
            await web.get(plain.url())
        assert [one.split()[1] for one in plain.asked] == ["/", "/"]


def never(client: socket.socket) -> None:
    """Take the request, and say nothing until the client goes."""


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("answer", [never, response("", length="99")])
async def test_u7_a_site_that_stops_after_the_handshake_is_left(secure: SecureSite, answer: Answer) -> None:
    secure.pages["/"] = answer
    with pytest.raises(Unreadable, match="took longer than"):
        await Web(allowed=[PUBLIC], ports=[secure.port], seconds=0.5).get(secure.secure_url())
    assert await asyncio.to_thread(secure.left.wait, 10)
