"""The guard: it sees each address that is about to be connected, whatever name, number or redirect led to it."""

import socket
from collections.abc import Iterable
from ipaddress import IPv6Address, ip_address, ip_network

#: A row of getaddrinfo: family, kind, protocol, name, and the address itself, whose first field is the host.
Row = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]

#: Never connected. Spelled out, because what Python calls global leaves out some and differs between its versions.
_DENIED_4 = tuple(
    ip_network(one)
    for one in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
        # The host of a virtual machine in Azure, which answers with its secrets.
        "168.63.129.16/32",
    )
)  # fmt: skip
#: All that is handed out of IPv6; addresses with an IPv4 address inside (::ffff:, 64:ff9b::) lie outside of it.
_PUBLIC_6 = ip_network("2000::/3")
#: Inside of it: Teredo and other protocols, documentation, 6to4.
_DENIED_6 = tuple(
    ip_network(one) for one in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)


class NotPublicError(OSError):
    """An address that is not on the public web; an OSError, so that another address of the same name is tried."""


class Guard:
    """Makes the sockets of one fetch."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        """`allowed` are addresses that count as public all the same: a test's own servers."""
        self._allowed = frozenset(allowed)
        #: Whether any address was refused.
        self.refused = False

    def socket(self, row: Row) -> socket.socket:
        """A socket for this address. Raises NotPublicError."""
        family, kind, protocol, _, address = row
        if not (is_public(address[0]) or address[0] in self._allowed):
            self.refused = True
            raise NotPublicError
        return socket.socket(family, kind, protocol)


def is_public(host: str) -> bool:
    """Whether a literal address is one that anybody on the internet could reach, and nobody's inside."""
    try:
        address = ip_address(host)
    except ValueError:
        return False
    if not address.is_global or address.is_multicast:
        return False
    if isinstance(address, IPv6Address):
        return address in _PUBLIC_6 and not any(address in network for network in _DENIED_6)
    return not any(address in network for network in _DENIED_4)
