"""U2-U4: whatever leads there, nothing that is not on the public web is connected."""

import asyncio
import socket
from collections.abc import Generator
from ipaddress import IPv4Address, IPv6Address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BotError, Refused
from bot.intake.web import Web
from bot.intake.web.client import PRIVATE as REFUSED
from bot.intake.web.guard import Guard, NotPublicError, is_public
from bot.intake.web.links import NOT_NUMBERS
from tests.site import PUBLIC, Site, moved, names, response

LOOPBACK = """
127.0.0.1 127.0.0.9 127.255.255.254 127.1 127.0.1 0x7f.1 0x7f.0.0.1 0177.1 0177.0.0.1 2130706433 0x7f000001 017700000001
127.0.0.1. 0.0.0.0 0 0.0.0.0. ①②⑦.⓪.⓪.① 127。0。0。1 １２７.0.0.1 localhost localhost. LOCALHOST ⓛocalhost
[::1] [::] [0:0:0:0:0:0:0:1] [0000::0001] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:0:127.0.0.1] [::127.0.0.1]
[64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [::1%lo] [::ffff:0.0.0.0]
""".split()  # noqa: SIM905 - a list of so many would fill pages
PRIVATE = """
10.0.0.0 10.0.0.1 10.255.255.255 172.16.0.0 172.16.0.1 172.31.255.255 192.168.0.0 192.168.0.1 192.168.255.255
169.254.0.0 169.254.169.254 169.254.170.2 169.254.255.255 100.64.0.0 100.100.100.200 100.127.255.255
0.0.0.1 0.255.255.255 192.0.0.0 192.0.0.170 192.0.0.255 192.0.2.0 192.0.2.255 198.18.0.0 198.19.255.255
198.51.100.0 198.51.100.255 203.0.113.0 203.0.113.255 192.88.99.1 168.63.129.16 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255 [fc00::] [fc00::1] [fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff] [fd00:ec2::254] [fe80::] [fe80::1]
[febf:ffff::1] [fec0::1] [ff02::1] [ff0e::1] [2001:db8::] [2001:db8:ffff::1] [2001::1] [2001:0:7f00:1::] [2001:10::1]
[3fff::1] [5f00::1] [100::1] [2002:a00:1::] [2002:c0a8:1::] [::ffff:10.0.0.1] [::ffff:a9fe:a9fe] [64:ff9b::a00:1]
[::10.0.0.1] [::ffff:169.254.169.254]
""".split()  # noqa: SIM905


@pytest.fixture
def inside() -> Generator[Site]:
    """A server on every address of this machine: whoever gets past the guard is heard."""
    with Site({"/": response("<p>secret</p>")}).open("0.0.0.0", "::1") as one:  # noqa: S104
        yield one


@pytest.mark.parametrize("host", [*LOOPBACK, *PRIVATE])
async def test_u2_private_addresses_are_refused_and_see_no_request(inside: Site, host: str) -> None:
    with pytest.raises(BotError):
        await Web(ports=[inside.port]).get(inside.url(host=host))
    assert inside.connections == 0


@pytest.mark.parametrize("host", PRIVATE)
async def test_u2_no_socket_is_made_for_a_private_address(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    # Nobody listens there, so that it is refused does not yet say that nobody was asked.
    made: list[object] = []

    def make(*given: object) -> None:
        made.append(given)

    monkeypatch.setattr("bot.intake.web.guard.socket.socket", make)
    with pytest.raises(BotError) as raised:
        await Web().get(f"http://{host}/")
    assert str(raised.value) in (REFUSED, NOT_NUMBERS)
    assert made == []


@pytest.mark.parametrize("host", [*LOOPBACK, *PRIVATE])
async def test_u4_redirect_to_private(inside: Site, host: str) -> None:
    with Site() as public:
        public.pages["/"] = moved(inside.url(host=host))
        with pytest.raises(BotError):
            await Web(allowed=[PUBLIC], ports=[public.port, inside.port]).get(public.url())
        assert len(public.asked) == 1
    assert inside.connections == 0


def test_u2_there_are_enough_forms() -> None:
    assert len({*LOOPBACK, *PRIVATE}) >= 60


async def test_u2_what_is_refused_says_so_and_not_what_is_there(inside: Site) -> None:
    told: set[str] = set()
    for url in (inside.url(host="127.0.0.1"), "http://127.0.0.1:9/", "http://10.1.2.3/"):
        with pytest.raises(Refused) as raised:
            await Web(ports=[inside.port, 9, 80]).get(url)
        told.add(str(raised.value))
    assert told == {
        "This address leads into a private network, or to this machine itself; only the public web is read."
    }


async def test_u4_rebinding(inside: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with Site() as public:
        # The second answer for the same name is another address.
        public.pages["/"] = moved(f"http://news.example:{inside.port}/")
        with names(monkeypatch, news_example=[PUBLIC, "127.0.0.1"]) as asked, pytest.raises(Refused):
            await Web(allowed=[PUBLIC], ports=[public.port, inside.port]).get(f"http://news.example:{public.port}/")
        assert asked == ["news.example"] * 2
        assert len(public.asked) == 1
    assert inside.connections == 0


@pytest.mark.parametrize("both", ["127.0.0.1 127.0.0.2", "127.0.0.2 127.0.0.1", "10.0.0.1 127.0.0.2 169.254.169.254"])
async def test_u4_one_bad_address_of_two(monkeypatch: pytest.MonkeyPatch, both: str) -> None:
    with (
        Site({"/": response("<p>public</p>")}) as public,
        Site(port=public.port).open("127.0.0.1") as private,
        names(monkeypatch, news_example=[both]),
    ):
        found = await Web(allowed=[PUBLIC], ports=[public.port]).get(f"http://news.example:{public.port}/")
    assert b"public" in found.data
    assert (private.port, private.connections) == (public.port, 0)


@pytest.mark.parametrize(
    "host", ["1.1.1.1", "8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450:4001::200e"]
)
def test_the_public_web_is_public(host: str) -> None:
    assert is_public(host)


@pytest.mark.parametrize("host", ["", "example.org", "127.0.0.1.", "1.1.1", "::ffff:8.8.8.8", "08.8.8.8", "::8.8.8.8"])
def test_what_is_no_plain_address_is_not(host: str) -> None:
    assert not is_public(host)


_INSIDE_4 = [
    ip_network(one) for one in ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
]


#: Every range that is nobody's on the public web, whatever for: IANA's lists of special addresses, and our own.
RANGES = """
0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32
::/128 ::1/128 ::/96 ::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/32 2001:2::/48
2001:10::/28 2001:20::/28 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8
""".split()  # noqa: SIM905


def embedded(address: IPv4Address) -> list[IPv6Address]:
    """An address inside of others: mapped, compatible, translated in three ways, 6to4, and as the server of Teredo."""
    number = int(address)
    return [
        IPv6Address(one)
        for one in (
            0xFFFF << 32 | number, number, 0xFFFF << 48 | number, 0x64FF9B << 96 | number, 0x64FF9B0001 << 80 | number,
            0x2002 << 112 | number << 80, 0x20010000 << 96 | number << 64,
        )
    ]  # fmt: skip


@pytest.mark.parametrize("network", RANGES)
def test_u2_the_first_and_the_last_address_of_every_range_are_not_public_in_any_embedding(network: str) -> None:
    space = ip_network(network)
    for address in (space.network_address, space.broadcast_address):
        assert not is_public(str(address))
        if isinstance(address, IPv4Address):
            assert not [str(one) for one in embedded(address) if is_public(str(one))]


@pytest.mark.parametrize("host", ["9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255",
                                  "192.169.0.0", "169.253.255.255", "126.255.255.255", "128.0.0.0", "223.255.255.255",
                                  "100.63.255.255", "100.128.0.0", "2001:4860::1", "2003::"])  # fmt: skip
def test_the_neighbours_of_private_ranges_are_public(host: str) -> None:
    assert is_public(host)


@given(st.sampled_from(_INSIDE_4).flatmap(lambda one: st.ip_addresses(v=4, network=one)))
def test_u2_no_private_address_is_public_in_any_embedding(address: IPv4Address) -> None:
    assert not is_public(str(address))
    assert not any(is_public(str(one)) for one in embedded(address))


@given(st.ip_addresses(v=6))
def test_u2_only_what_is_handed_out_of_ipv6_is_public(address: IPv6Address) -> None:
    assert not is_public(str(address)) or str(address)[0] in "23"


def test_the_guard_makes_sockets_for_public_addresses_alone() -> None:
    guard = Guard()
    with guard.socket((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80))) as made:
        assert made.family == socket.AF_INET
    assert not guard.refused
    with pytest.raises(NotPublicError):
        guard.socket((socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("fe80::1", 80, 0, 2)))
    assert guard.refused


async def test_many_at_once_are_all_guarded(inside: Site) -> None:
    client = Web(ports=[inside.port])
    found = await asyncio.gather(*(client.get(inside.url(host="127.0.0.1")) for _ in range(30)), return_exceptions=True)
    assert all(isinstance(one, Refused) for one in found)
    assert inside.connections == 0
