"""The server as it is started by hand, on a database of its own, for tests of two at once."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
Environment = dict[str, str]


def environment_in(folder: Path) -> Environment:
    """A database of its own: another file, or on PostgreSQL the one that is named."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "whatmatters.config.settings",
        "WHATMATTERS_DATA": str(folder),
        "WHATMATTERS_HTTPS": "0",
    }


def behind_the_wall(environment: Environment) -> Environment:
    """The same, as it is served: on PostgreSQL by a role that owns nothing, made here."""
    owner = environment.get("WHATMATTERS_DATABASE_URL", "")
    if not owner:
        return environment
    parts = urlsplit(owner)
    role = f"whatmatters_tests_{secrets.token_hex(4)}:{secrets.token_hex(16)}"
    serving = parts._replace(netloc=f"{role}@{parts.hostname}:{parts.port}").geturl()
    served = environment | {
        "WHATMATTERS_OWNER_DATABASE_URL": owner,
        "WHATMATTERS_DATABASE_URL": serving,
    }
    run(served, "-m", "whatmatters", "set-up-roles")
    return served


@contextmanager
def serving(environment: Environment) -> Iterator[int]:
    """One process, eight threads; the port they answer at."""
    port = _free_port()
    with subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, "-m", "whatmatters", "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            assert "What Matters is at" in server.stdout.readline()
            yield port
        finally:
            server.terminate()


def run(environment: Environment, *asked: str) -> str:
    done = subprocess.run(  # noqa: S603  # our own commands
        [sys.executable, *asked], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert done.returncode == 0
    return done.stdout


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
