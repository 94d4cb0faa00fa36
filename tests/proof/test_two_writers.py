"""Two who write to one life at the same moment, in a file of SQLite: neither is lost or refused."""

import http.client
import json
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup

from tests.proof.serving import environment_in, run, serving
from tests.ready_made import ready

ROUNDS = 12
BOTH = ("priya", "maggie")
CSRF = "x" * 32


class Writer:
    """One of the two, over one connection that is kept."""

    def __init__(self, port: int, key: str, told: dict[str, str], both: threading.Barrier) -> None:
        self.key, self.told, self.both = key, told, both
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie = f"sessionid={told[key]}; csrftoken={CSRF}"
        self.answers: list[int] = []
        self.kept: list[str] = []

    def write(self) -> None:
        """A need of their own in each round, and why the outcome matters, as both have read it."""
        with closing(self.connection):
            self._write_in_rounds()

    def _write_in_rounds(self) -> None:
        for number in range(ROUNDS):
            words = f"{self.key} {number}"
            self._send(f"/people/{self.told['person']}/needs", {"words": words, "kind": "format"})
            at = f"/outcomes/{self.told['outcome']}/describe"
            read = self._read(at)
            if self._send(at, {"why": words, "read": read}) == 302:
                self.kept.append(read)

    def _read(self, at: str) -> str:
        """Which version stands on the page. Both wait until the other has written, and has read."""
        self.both.wait(timeout=60)
        page = BeautifulSoup(self._ask("GET", at), "html.parser")
        return str(page.select("input[name=read]")[0]["value"])

    def _send(self, at: str, sending: dict[str, str]) -> int:
        self.both.wait(timeout=60)
        self._ask("POST", at, urlencode(sending | {"csrfmiddlewaretoken": CSRF}))
        return self.answers[-1]

    def _ask(self, method: str, at: str, body: str = "") -> str:
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request(method, at, body, headers)
        answer = self.connection.getresponse()
        self.answers.append(answer.status)
        return answer.read().decode()


@pytest.fixture
def told_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, str], Path]:
    monkeypatch.delenv("WHATMATTERS_DATABASE_URL", raising=False)
    environment = environment_in(tmp_path)
    shutil.copy(ready(), tmp_path / "whatmatters.sqlite3")
    return json.loads(run(environment, "-m", "tests.proof.two_writers")), tmp_path


@pytest.mark.slow
def test_what_two_write_at_once_is_written_one_after_the_other(
    told_and_file: tuple[dict[str, str], Path],
) -> None:
    told, folder = told_and_file
    with serving(environment_in(folder)) as port:
        both = threading.Barrier(2)
        writers = [Writer(port, key, told, both) for key in BOTH]
        threads = [threading.Thread(target=writer.write) for writer in writers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert [status for writer in writers for status in writer.answers if status >= 400] == []
    with closing(sqlite3.connect(folder / "whatmatters.sqlite3")) as database:
        needs = {
            words for (words,) in database.execute("SELECT words FROM people_communicationneed")
        }
        ((version,),) = database.execute("SELECT version FROM outcomes_outcome")
    assert needs == {f"{key} {number}" for key in BOTH for number in range(ROUNDS)}
    kept = sorted(int(read) for writer in writers for read in writer.kept)
    assert kept == list(range(1, ROUNDS + 1)), "Of each version, one of the two wrote the next"
    assert version == ROUNDS + 1
