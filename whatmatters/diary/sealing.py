"""Words and files of a diary, sealed: whoever has the database alone can read none of them.

A seal is the mark of its key, a number that is used once, and what AES-256-GCM makes of the
text. It is tied to the row it is of, so that one can't be put in another's place.
"""

import hashlib
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

MARK, ONCE = 8, 12


class CannotBeOpened(Exception):
    """The key of this is not here, or it is not as it was sealed."""


class KeyIsLost(Exception):
    """A key that entries were sealed with is gone. Its message is written for the reader."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Nothing can be kept in the diary just now: its key is missing. What you wrote"
                " is still here. Tell whoever looks after this site."
            )
        )


@dataclass(frozen=True, slots=True)
class Key:
    mark: bytes
    secret: bytes

    @classmethod
    def of(cls, line: bytes) -> "Key":
        return cls(_made(line, b"diary mark", MARK), _made(line, b"diary seal", 32))


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys there are. The first seals; all of them open."""

    keys: tuple[Key, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        return tuple(key.mark.hex() for key in self.keys)

    def seal(self, what: bytes, *, of: Model) -> bytes:
        key, once = self.keys[0], secrets.token_bytes(ONCE)
        return key.mark + once + AESGCM(key.secret).encrypt(once, what, _tie(of))

    def open(self, sealed: bytes, *, of: Model) -> bytes:
        """Raises CannotBeOpened."""
        mark, once, rest = sealed[:MARK], sealed[MARK : MARK + ONCE], sealed[MARK + ONCE :]
        for key in self.keys:
            if key.mark == mark:
                return _opened(key, once, rest, _tie(of))
        raise CannotBeOpened


def ring() -> Ring:
    """The keys of this installation."""
    return _ring(settings.DIARY_KEYS)


def is_of_newest(sealed: bytes) -> bool:
    return bytes(sealed[:MARK]) == ring().keys[0].mark


@lru_cache(maxsize=8)
def _ring(lines: tuple[bytes, ...]) -> Ring:
    return Ring(tuple(map(Key.of, lines)))


def _opened(key: Key, once: bytes, rest: bytes, tie: bytes) -> bytes:
    try:
        return AESGCM(key.secret).decrypt(once, rest, tie)
    except (InvalidTag, ValueError):
        raise CannotBeOpened from None


def _tie(row: Model) -> bytes:
    return f"{row._meta.label}:{row.pk}".encode()


def _made(line: bytes, use: bytes, size: int) -> bytes:
    return hashlib.blake2b(line, person=use, digest_size=size).digest()
