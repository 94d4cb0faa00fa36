"""By what e-mail is sent. Without it none is, and pages that offer letters say so."""

import os
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.core import mail
from django.core.exceptions import ImproperlyConfigured

from whatmatters.config.environment import web_address

PORTS = {"smtp": 587, "smtps": 465}
SAYS = "use smtp://name:password@host:587, or smtps:// where it is encrypted from the start"


@dataclass(frozen=True, slots=True)
class Post:
    """A server that takes letters; `sender` is the address they are from."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    encrypted: bool = False
    sender: str = ""
    address: str = ""

    @property
    def backend(self) -> str:
        kind = "smtp" if self.host else "dummy"
        return f"{mail.__name__}.backends.{kind}.EmailBackend"


def post() -> Post:
    """From the environment. Raises ImproperlyConfigured where a part of it is missing."""
    said = os.environ.get("WHATMATTERS_EMAIL", "")
    if not said:
        return Post()
    parts = urlsplit(said)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(f"WHATMATTERS_EMAIL: {SAYS}")
    sender = os.environ.get("WHATMATTERS_EMAIL_FROM", "")
    if "@" not in sender or not sender.isprintable():
        raise ImproperlyConfigured("WHATMATTERS_EMAIL_FROM: give the address letters are from")
    return Post(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        encrypted=parts.scheme == "smtps",
        sender=sender,
        address=public_address(),
    )


def texts() -> str:
    """The program that sends texts: given a number, and what to say as its input. Or none."""
    said = os.environ.get("WHATMATTERS_TEXTS", "")
    if said and not (os.path.isabs(said) and os.access(said, os.X_OK)):
        raise ImproperlyConfigured("WHATMATTERS_TEXTS: give the whole path of a program to run")
    return said


def public_address() -> str:
    """The whole web address of this installation, which is all that a letter or a text leads to."""
    return web_address("WHATMATTERS_ADDRESS", "https://what-matters.example.org").rstrip("/")
