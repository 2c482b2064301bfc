from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence

import pytest

from workers.webhooks import addresses
from workers.webhooks.addresses import ForbiddenError, find

PUBLIC = "93.184.215.14"


def resolver(*found: str) -> object:
    """A lookup that answers with these addresses, whatever is asked."""

    def lookup(_host: str, port: int, **_options: object) -> Sequence[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    return lookup


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://127.1/", "https://0177.0.0.1/",
        "https://localhost/", "https://0/", "https://0.0.0.0/", "https://[::1]/", "https://[::]/",
        "https://[::ffff:127.0.0.1]/", "https://[::7f00:1]/", "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b::a9fe:a9fe]/", "https://[64:ff9b:1::1]/", "https://[2002:7f00:1::]/", "https://[2001::1]/",
        "https://[fec0::1]/", "https://[fd00:ec2::254]/", "https://[fe80::1]/", "https://[ff02::1]/",
        "https://10.0.0.1/", "https://172.16.0.1/", "https://192.168.1.1/", "https://100.64.0.1/",
        "https://169.254.169.254/", "https://168.63.129.16/", "https://192.0.0.192/", "https://192.88.99.1/",
        "https://198.18.0.1/", "https://224.0.0.1/", "https://240.0.0.1/", "https://255.255.255.255/",
    ],
)  # fmt: skip
def test_no_address_inside_a_network_is_dialled_however_it_is_spelt(url: str) -> None:
    with pytest.raises(ForbiddenError, match="not a public address"):
        find(url)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("gopher://example.org/", "http or https"),
        ("file:///etc/passwd", "http or https"),
        ("https:///path", "http or https"),
        ("https://user:pass@example.org/", "without a name"),
        ("https://user@example.org/", "without a name"),
        ("https://example.org:99999/", "cannot be read"),
        ("https://[::1/", "cannot be read"),
        (f"https://{'a' * 70}.org/", "cannot be read"),
        ("https://nowhere.invalid/", "cannot be found"),
    ],
)
def test_what_is_no_address_is_refused_with_its_reason(url: str, why: str) -> None:
    with pytest.raises(ForbiddenError, match=why):
        find(url)


def test_a_public_address_is_let_through_with_its_port() -> None:
    found = find("https://hooks.example.org/a?b=c", lookup=resolver(PUBLIC, "2606:2800::1", PUBLIC))

    assert (found.host, found.port, found.addresses) == ("hooks.example.org", 443, (PUBLIC, "2606:2800::1"))
    assert find("https://hooks.example.org:8443/", lookup=resolver(PUBLIC)).port == 8443
    assert find("https://bücher.example/", lookup=resolver(PUBLIC)).host == "xn--bcher-kva.example"


def test_one_inner_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(ForbiddenError, match=r"leads to 10\.0\.0\.7"):
        find("https://hooks.example.org/", lookup=resolver(PUBLIC, "10.0.0.7"))


def test_a_name_without_any_address_is_refused() -> None:
    with pytest.raises(ForbiddenError, match="has no address"):
        find("https://hooks.example.org/", lookup=resolver())


def test_the_operator_may_open_a_network_and_only_that_one() -> None:
    allowed = [ipaddress.ip_network("10.20.0.0/16")]

    assert find("http://cms.example/", allowed, resolver("10.20.3.4")).addresses == ("10.20.3.4",)
    assert find("http://cms.example/", allowed, resolver("::ffff:10.20.3.4")).addresses == ("::ffff:10.20.3.4",)
    with pytest.raises(ForbiddenError, match="not a public address"):
        find("http://cms.example/", allowed, resolver("10.21.3.4"))


def test_without_tls_only_an_opened_network_is_dialled() -> None:
    with pytest.raises(ForbiddenError, match="expected https"):
        find("http://hooks.example.org/", lookup=resolver(PUBLIC))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_the_public_network_stays_public(address: str) -> None:
    assert addresses.is_public(addresses._real(ipaddress.ip_address(address)))
    assert find("https://hooks.example.org/", lookup=resolver(address)).addresses == (address,)
