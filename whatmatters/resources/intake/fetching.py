"""Another directory, fetched over the web into a file, before anything is changed.

Only http and https; no address inside our own network unless the settings allow it; every
answer, every page and the whole within bounds.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

import httpcore
from django.conf import settings

MOST_BYTES = 1024 * 1024 * 1024
LONGEST_PAGE = 16 * 1024 * 1024
MOST_SECONDS = 2 * 60 * 60
MOST_REDIRECTS = 5
#: In seconds: to connect, and between one piece of an answer and the next.
PATIENCE = {"connect": 10.0, "read": 30.0, "write": 10.0, "pool": 10.0}
HEADERS = [(b"Accept", b"application/json"), (b"Accept-Encoding", b"identity")]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class NotFetched(Exception):
    """It did not come, or not as it should. The message says what happened."""


def is_public(address: Address) -> bool:
    """Whether anybody on the internet could reach it: not ours, nor one wrapped in another."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(address.packed[-4:])
        if inner or address.teredo:
            return inner is not None and is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


class _Careful(httpcore.NetworkBackend):
    """Looks at each address before it connects, and connects to that very address."""

    def __init__(self) -> None:
        self.plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = _resolved(host, port)
        return self.plain.connect_tcp(address, port, timeout, local_address, socket_options)


def _resolved(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched(f"There is nothing called {host}. Is the address right?") from None
    addresses = [ipaddress.ip_address(str(each[4][0]).split("%")[0]) for each in found]
    if not settings.DIRECTORY_PRIVATE_ADDRESSES and not all(map(is_public, addresses)):
        raise NotFetched(f"{host} is an address inside a network, and those are not fetched")
    return str(addresses[0])


@dataclass(slots=True)
class Fetcher:
    """Fetches, and counts what it fetched."""

    pool: httpcore.ConnectionPool = field(
        default_factory=lambda: httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=_Careful()
        )
    )
    left: int = MOST_BYTES
    until: float = field(default_factory=lambda: time.monotonic() + MOST_SECONDS)

    def fetch(self, address: str, to: IO[bytes], *, most: int) -> None:
        """Write what is at an address to a file. Raises NotFetched."""
        for _ in range(MOST_REDIRECTS + 1):
            further = self._fetch(checked(address), to, most)
            if further is None:
                return
            if address.startswith("https:") and not further.startswith("https:"):
                raise NotFetched("It sends us from https on to an address without it")
            address = further
        raise NotFetched("It sends us from one address to the next without end")

    def _fetch(self, address: str, to: IO[bytes], most: int) -> str | None:
        """Returns where it sends us instead, if it does."""
        with (
            _in_words(),
            self.pool.stream(
                "GET", address, headers=HEADERS, extensions={"timeout": PATIENCE}
            ) as answer,
        ):
            if answer.status in {301, 302, 303, 307, 308}:
                return urljoin(address, _header(answer, b"location"))
            if answer.status != 200:
                raise NotFetched(f"It answered {answer.status}, not with services")
            self._write(answer, to, min(most, self.left))
        return None

    def _write(self, answer: httpcore.Response, to: IO[bytes], most: int) -> None:
        came = 0
        for piece in answer.iter_stream():
            came += len(piece)
            if came > most:
                raise NotFetched(f"It is larger than {most // 2**20:,} MB")
            if time.monotonic() > self.until:
                raise NotFetched("It took longer than two hours")
            to.write(piece)
        self.left -= came


def checked(address: str) -> str:
    """An address of the web, whole. Raises NotFetched."""
    try:
        parts = urlsplit(address)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known or not address.isascii() or not address.isprintable() or " " in address:
        raise NotFetched("Give a whole address, like https://example.org/services")
    if parts.username or parts.password:
        raise NotFetched("Give the address without a name and a password in it")
    return address


def _header(answer: httpcore.Response, name: bytes) -> str:
    found = next((value for key, value in answer.headers if key.lower() == name), b"")
    return found.decode("ascii", "replace")


@contextmanager
def _in_words() -> Any:
    try:
        yield
    except httpcore.TimeoutException:
        raise NotFetched("It did not answer in time. Try again later") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
        raise NotFetched("The connection failed, or broke off. Try again later") from None
    except httpcore.UnsupportedProtocol:
        raise NotFetched("Give a whole address, like https://example.org/services") from None
