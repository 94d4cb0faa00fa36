"""What is kept of somebody’s home, sealed as a diary is: the database alone reads none of it.

A seal is a number that is used once, and what AES-256-GCM makes of the text, tied to the row
and to the field. The keys are the installation’s, each made into another for this use.
"""

import hashlib
import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from whatmatters.visits.models import HomeCode

ONCE = 12


def seal(what: bytes, *, of: HomeCode, field: str) -> bytes:
    once = secrets.token_bytes(ONCE)
    return once + _keys(settings.DIARY_KEYS)[0].encrypt(once, what, _tie(of, field))


def opened(of: HomeCode, field: str) -> bytes | None:
    """None where there is nothing, or the key of it is not here any more."""
    sealed = bytes(getattr(of, field) or b"")
    for key in _keys(settings.DIARY_KEYS) if sealed else ():
        try:
            return key.decrypt(sealed[:ONCE], sealed[ONCE:], _tie(of, field))
        except InvalidTag:
            continue
    return None


@lru_cache(maxsize=8)
def _keys(lines: tuple[bytes, ...]) -> tuple[AESGCM, ...]:
    return tuple(map(_key, lines))


def _key(line: bytes) -> AESGCM:
    return AESGCM(hashlib.blake2b(line, person=b"visits seal", digest_size=32).digest())


def _tie(of: HomeCode, field: str) -> bytes:
    return f"{of._meta.label}:{of.pk}:{field}".encode()
