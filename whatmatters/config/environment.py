"""Settings that come from outside, read once, and refused loudly when they make no sense."""

import os
import secrets
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

NATIONS = ("england", "wales", "scotland", "northern-ireland")


def yes_or_no(name: str, *, default: bool = False) -> bool:
    """A switch: 1 or 0. Anything else is a mistake worth stopping for."""
    said = os.environ.get(name, "1" if default else "0")
    if said not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name}={said}: use 1 for yes or 0 for no")
    return said == "1"


def words(name: str, *, default: str) -> list[str]:
    """Values between commas."""
    return [w.strip() for w in os.environ.get(name, default).split(",") if w.strip()]


def web_address(name: str, default: str) -> str:
    """A page elsewhere, in full."""
    said = os.environ.get(name, default)
    parts = urlsplit(said)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not said.isprintable():
        raise ImproperlyConfigured(f"{name}={said}: give a whole address, like {default}")
    return said


def minutes(name: str, *, default: int) -> int:
    """A number of minutes, from 1 to the 720 of a session."""
    said = os.environ.get(name, str(default))
    if not said.isdecimal() or not 1 <= int(said) <= 720:
        raise ImproperlyConfigured(f"{name}={said}: use a number of minutes from 1 to 720")
    return int(said)


def openid_connect(*, https: bool) -> dict[str, Any] | None:
    """A provider of OpenID Connect, or None where no issuer is named."""
    issuer = os.environ.get("WHATMATTERS_OIDC_ISSUER", "")
    if not issuer:
        return None
    if https and not issuer.startswith("https://"):
        raise ImproperlyConfigured(f"WHATMATTERS_OIDC_ISSUER={issuer}: use an https:// address")
    names = {"ID": "WHATMATTERS_OIDC_ID", "SECRET": "WHATMATTERS_OIDC_SECRET"}
    said = {name: os.environ.get(variable, "") for name, variable in names.items()}
    for name, value in said.items():
        if not value:
            raise ImproperlyConfigured(f"WHATMATTERS_OIDC_{name} is needed with an issuer")
    return {
        "issuer": issuer,
        "client_id": said["ID"],
        "client_secret": said["SECRET"],
        "name": os.environ.get("WHATMATTERS_OIDC_NAME", "") or urlsplit(issuer).hostname or "",
        "asks_second_factor": yes_or_no("WHATMATTERS_OIDC_SECOND_FACTOR"),
    }


def origin(provider: dict[str, Any] | None) -> list[str]:
    """Where a form of ours may lead besides our own pages."""
    parts = urlsplit(provider["issuer"]) if provider else None
    return [f"{parts.scheme}://{parts.netloc}"] if parts else []


def data_folder() -> Path:
    """Where the SQLite file and the key live."""
    return folder(Path(os.environ.get("WHATMATTERS_DATA", "var/data")).resolve())


def folder(path: Path) -> Path:
    """That folder, made if need be, for nobody's eyes but ours."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secret_key(folder: Path) -> str:
    """The key given, or one made on the first start and kept beside the data."""
    if given := os.environ.get("WHATMATTERS_SECRET_KEY"):
        if len(given) < 50:
            raise ImproperlyConfigured("WHATMATTERS_SECRET_KEY must be 50 characters or longer")
        return given
    return _kept_key(folder / "secret-key")


def audit_key(folder: Path) -> bytes:
    """With which entries of the audit are marked. It is never in the database."""
    given = os.environ.get("WHATMATTERS_AUDIT_KEY_FILE")
    try:
        key = _kept_key(Path(given).resolve() if given else folder / "audit-key")
    except OSError as problem:
        raise ImproperlyConfigured(f"WHATMATTERS_AUDIT_KEY_FILE: {problem}") from problem
    if len(key.strip()) < 50:
        raise ImproperlyConfigured("The audit key must be 50 characters or longer")
    return key.strip().encode()


def diary_key_file(folder: Path) -> Path:
    """Where the keys of the diary lie: a line each, the newest first."""
    given = os.environ.get("WHATMATTERS_DIARY_KEY_FILE")
    return Path(given).resolve() if given else folder / "diary-key"


def diary_keys(file: Path) -> tuple[bytes, ...]:
    """With which words and files of a diary are sealed, and opened again."""
    try:
        lines = _kept_key(file).split()
    except OSError as problem:
        raise ImproperlyConfigured(f"WHATMATTERS_DIARY_KEY_FILE: {problem}") from problem
    if not lines or min(map(len, lines)) < 50:
        raise ImproperlyConfigured(f"{file}: each key of the diary is 50 characters or longer")
    return tuple(line.encode() for line in lines)


def scanner() -> str:
    """Where clamd is reached: the path of its socket, or a host and a port."""
    said = os.environ.get("WHATMATTERS_CLAMD", "")
    host, _, port = said.rpartition(":")
    if said and not said.startswith("/") and not (host and port.isdecimal()):
        raise ImproperlyConfigured(
            f"WHATMATTERS_CLAMD={said}: give the path of a socket, or host:port"
        )
    return said


def _kept_key(kept: Path) -> str:
    """The key in this file, which is made for our eyes only where it is not there."""
    try:
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass  # made by an earlier start; it is read below
    return kept.read_text()


def audit_anchor() -> Path | None:
    """The file to which the head of the audit is written; better on another machine."""
    given = os.environ.get("WHATMATTERS_AUDIT_ANCHOR")
    return Path(given).resolve() if given else None


def number(name: str, *, default: int) -> int:
    """A whole number above nothing."""
    said = os.environ.get(name, str(default))
    if not (said.isascii() and said.isdecimal() and 0 < int(said) < 1_000_000):
        raise ImproperlyConfigured(f"{name}={said}: use a whole number, 1 or more")
    return int(said)


def weeks_in_a_year() -> Decimal:
    """52, or the 52.143 that some councils count with."""
    said = os.environ.get("WHATMATTERS_WEEKS_IN_A_YEAR", "52")
    if said not in {"52", "52.14", "52.143", "52.18"}:
        raise ImproperlyConfigured(
            f"WHATMATTERS_WEEKS_IN_A_YEAR={said}: use 52, 52.14, 52.143 or 52.18"
        )
    return Decimal(said)


def nation() -> str:
    """Whose law holds here."""
    said = os.environ.get("WHATMATTERS_NATION", "england")
    if said not in NATIONS:
        raise ImproperlyConfigured(f"WHATMATTERS_NATION={said}: use {', '.join(NATIONS)}")
    return said


def database(folder: Path) -> dict[str, Any]:
    """PostgreSQL where WHATMATTERS_DATABASE_URL says so, otherwise one SQLite file."""
    url = database_url()
    return _postgresql(url) if url else _sqlite(folder)


#: Commands that make and change tables and roles: they connect as the owner, where there is one.
AS_THE_OWNER = {"migrate", "set-up-roles"}
#: Commands in whose process people are served, or the wall is looked at as they meet it.
AS_WHOEVER_ASKS = {"serve", "runserver", "testserver", "doctor"}


class Running:
    """The command that this process was started to run; "" where it is not ours to say."""

    command: ClassVar = ""


def database_url() -> str:
    """As whom this process connects to PostgreSQL; "" where it does not."""
    url = os.environ.get("WHATMATTERS_DATABASE_URL", "")
    owner = os.environ.get("WHATMATTERS_OWNER_DATABASE_URL", "")
    return owner if url and owner and Running.command in AS_THE_OWNER else url


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("WHATMATTERS_DATABASE_URL must begin with postgresql://")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "OPTIONS": {
            **dict(parse_qsl(parts.query)),
            **_name_of_a_command(),
            "pool": {"min_size": 1, "max_size": 16, "timeout": 10},
        },
    }


def _name_of_a_command() -> dict[str, str]:
    """A command's connections are its own until it ends, and reach every row from the start."""
    if Running.command and Running.command not in AS_WHOEVER_ASKS:
        return {"options": "-c wm.acting=system"}
    return {}


def _sqlite(folder: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "whatmatters.sqlite3",
        # Each thread keeps its file open; opening it and setting it up costs a millisecond.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": _pragmas(sqlite3.sqlite_version_info),
        },
    }


def _pragmas(version: tuple[int, ...]) -> str:
    """A write that was answered must survive a power cut.

    Write-ahead logging only where the library has the fix for the WAL-reset bug
    (3.51.3, and backports 3.50.7 and 3.44.6); elsewhere a rollback journal.
    """
    mended = version >= (3, 51, 3) or any(
        version[:2] == (3, minor) and version[2] >= patch for minor, patch in ((50, 7), (44, 6))
    )
    journal = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        if mended
        else "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;"
    )
    return (
        f"{journal} PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;"
        " PRAGMA cache_size=-32000;"
    )
