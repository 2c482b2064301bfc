"""Which addresses may be dialled: none inside a network, whatever name leads there, unless the operator allows it.

A name is resolved once, every address that it has is looked at, and the address that was looked at is the one dialled,
so that a name which changes its mind in between gains nothing. Addresses are judged as numbers, never as text.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Lookup = Callable[..., Sequence[Any]]

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")

DENIED: tuple[Network, ...] = tuple(
    map(
        ipaddress.ip_network,
        (
            # `ipaddress.is_global` calls these public, in this Python or another.
            "192.0.0.0/24",  # protocol assignments; a metadata service of one cloud
            "192.88.99.0/24",  # 6to4 relays
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, broadcast
            "168.63.129.16/32",  # the inner service of one cloud, on a public address
            "::/96",  # IPv4 in its oldest disguise
            "64:ff9b:1::/48",  # NAT64 inside a network
            "2001::/23",  # Teredo and other tunnels
            "2002::/16",  # 6to4 may hold any IPv4 address
            "fec0::/10",  # site-local
            "ff00::/8",  # multicast
        ),
    )
)


class ForbiddenError(Exception):
    """The address must not be dialled, or cannot be found; the message says why."""


@dataclass(frozen=True)
class Destination:
    """An endpoint and the addresses that may be dialled for it, in the order of the resolver."""

    url: str
    host: str
    port: int
    addresses: tuple[str, ...]


def find(url: str, allowed: Sequence[Network] = (), lookup: Lookup = socket.getaddrinfo) -> Destination:
    """Where to dial for that URL; ForbiddenError where one of its addresses lies inside a network.

    `allowed` are networks that the operator opened, for a system on the premises; only there may http do without TLS.
    """
    host, port, secure = _parts(url)
    found = dict.fromkeys(entry[4][0] for entry in _resolve(host, port, lookup))
    addresses = [(text, _real(ipaddress.ip_address(text))) for text in found]
    for text, address in addresses:
        opened = any(address in network for network in allowed)
        if not opened and not is_public(address):
            raise ForbiddenError(f"“{host}” leads to {text}, which is not a public address")
        if not opened and not secure:
            raise ForbiddenError("expected https: messages travel the public network")
    if not addresses:
        raise ForbiddenError(f"“{host}” has no address")
    return Destination(url, host, port, tuple(found))


def _parts(url: str) -> tuple[str, int, bool]:
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:  # a UnicodeError is one
        raise ForbiddenError("the address cannot be read") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ForbiddenError("expected an http or https address")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenError("expected an address without a name or password")
    return host, port or (443 if parts.scheme == "https" else 80), parts.scheme == "https"


def _resolve(host: str, port: int, lookup: Lookup) -> Sequence[Any]:
    try:
        return lookup(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ForbiddenError(f"“{host}” cannot be found: {error}") from None


def _real(address: Address) -> Address:
    """The IPv4 address that an IPv6 address wraps and that the packets would go to, else the address itself."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def is_public(address: Address) -> bool:
    """Whether everybody may know and reach it."""
    return address.is_global and not any(address in network for network in DENIED)
