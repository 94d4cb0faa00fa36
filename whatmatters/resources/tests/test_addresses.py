"""Which addresses are fetched at all."""

import ipaddress

import pytest

from whatmatters.resources.intake.fetching import NotFetched, checked, is_public


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104  # as an address to refuse
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("2002:7f00:1::", False),
        ("2001:0:7f00:1::1", False),
    ],
)
def test_which_addresses_anybody_could_reach(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org/services",
        "ftp://example.org/",
        "file:///etc/passwd",
        "http://",
        "https://user:secret@example.org/",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: x",
        "http://[::1",
        "https://example.org:0/",
        "https://example.org:99999/",
        "gopher://example.org",
        "https://exämple.org/",
    ],
)
def test_an_address_is_of_the_web_and_whole(address: str) -> None:
    with pytest.raises(NotFetched):
        checked(address)
