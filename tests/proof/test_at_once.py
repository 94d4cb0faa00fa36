"""Two people use the same workers at once, thousands of times, and neither is told of the other."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.proof.canaries import found_in
from tests.proof.viewers import NOBODY, how

ROOT = Path(__file__).resolve().parents[2]
REQUESTS = 5000
PAGES = ("/people/{person}", "/outcomes/{outcome}", "/plans/{plan}", "/conversations/{talk}")
LISTS = ("/my-day", "/my-page", "/find")


@dataclass(slots=True)
class Said:
    """What one of the two was told, over all their requests."""

    asked: int = 0
    own: int = 0
    wrong: list[str] = field(default_factory=list)


@pytest.mark.slow
@pytest.mark.skipif(
    not os.environ.get("WHATMATTERS_MATRIX"), reason="make matrix asks five thousand times"
)
def test_two_people_at_once_are_told_nothing_of_each_other(tmp_path: Path) -> None:
    environment = _environment(tmp_path)
    _run(environment, "-m", "whatmatters", "migrate", "--verbosity=0")
    told = json.loads(_run(environment, "-m", "tests.proof.settling"))
    with serving(environment) as port:
        both = {key: Said() for key in ("priya", "owen")}
        threads = [
            threading.Thread(target=ask_often, args=(port, key, told[key], said))
            for key, said in both.items()
            for _ in range(2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert [said.wrong for said in both.values()] == [[], []]
    assert sum(said.asked for said in both.values()) == REQUESTS
    assert all(said.own > said.asked / 2 for said in both.values())


def ask_often(port: int, key: str, told: dict[str, str], said: Said) -> None:
    """A quarter of all the requests, over one connection that is kept."""
    addresses = [page.format(**told) for page in PAGES + LISTS]
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        for number in range(REQUESTS // 4):
            at = addresses[number % len(addresses)]
            connection.request("GET", at, headers={"Cookie": told["cookie"]})
            answer = connection.getresponse()
            text = f"{answer.headers}{answer.read().decode()}"
            _look_over(key, at, answer.status, text, said)


def _look_over(key: str, at: str, status: int, text: str, said: Said) -> None:
    found = found_in(text)
    said.asked += 1
    said.own += bool(found)
    foreign = [canary for canary in found if how(key, canary.whose) == NOBODY]
    if status != 200 or foreign:
        said.wrong.append(f"{key} {at}: {status} {foreign}")


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[int]:
    """The server as it is started by hand: one process, eight threads."""
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


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _environment(folder: Path) -> dict[str, str]:
    """A database of its own: another file, or on PostgreSQL the one that is named."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "whatmatters.config.settings",
        "WHATMATTERS_DATA": str(folder),
        "WHATMATTERS_HTTPS": "0",
    }


def _run(environment: dict[str, str], *asked: str) -> str:
    done = subprocess.run(  # noqa: S603  # our own commands
        [sys.executable, *asked], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert done.returncode == 0
    return done.stdout
