"""A virus scanner, where there is one: clamd is asked about what came, before it is opened.

Where one is set and does not answer, nothing is kept: a scanner that is down must not be
the same as none.
"""

import socket
import struct
from collections.abc import Iterator

from django.conf import settings

from whatmatters.media.workshop.telling import Refused

PART = 64 * 1024
PATIENCE = 30
LONGEST_ANSWER = 4096


def scan(content: bytes) -> None:
    """Raises Refused for what is harmful, and for what could not be asked about."""
    if not settings.CLAMD:
        return
    try:
        answer = _asked(content)
    except OSError:
        raise Refused("unchecked") from None
    if answer.endswith(b"FOUND"):
        raise Refused("harmful")
    if answer != b"stream: OK":
        raise Refused("unchecked")


def answers() -> bool:
    """Whether the scanner that is set is there."""
    try:
        with _connected() as scanner:
            scanner.sendall(b"zPING\0")
            return _heard(scanner) == b"PONG"
    except OSError:
        return False


def _asked(content: bytes) -> bytes:
    with _connected() as scanner:
        scanner.sendall(b"zINSTREAM\0")
        for part in _parts(content):
            scanner.sendall(struct.pack(">I", len(part)) + part)
        scanner.sendall(struct.pack(">I", 0))
        return _heard(scanner)


def _parts(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PART):
        yield content[start : start + PART]


def _heard(scanner: socket.socket) -> bytes:
    """One answer, which ends with a zero."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < LONGEST_ANSWER:
        if not (more := scanner.recv(LONGEST_ANSWER)):
            break
        answer += more
    return answer.rstrip(b"\0").strip()


def _connected() -> socket.socket:
    """A file of this machine, or a host and its port."""
    said: str = settings.CLAMD
    if said.startswith("/"):
        return _connected_here(said)
    host, _, port = said.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def _connected_here(path: str) -> socket.socket:
    scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    scanner.settimeout(PATIENCE)
    try:
        scanner.connect(path)
    except OSError:
        scanner.close()
        raise
    return scanner
