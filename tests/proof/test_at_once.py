"""Two people use the same workers at once, thousands of times, and neither is told of the other."""

import http.client
import json
import os
import threading
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from tests.proof.canaries import found_in
from tests.proof.serving import Environment, behind_the_wall, environment_in, run, serving
from tests.proof.viewers import NOBODY, how

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
    prepared = environment_in(tmp_path)
    run(prepared, "-m", "whatmatters", "migrate", "--verbosity=0")
    told = json.loads(run(prepared, "-m", "tests.proof.settling"))
    served = behind_the_wall(prepared)
    assert_nobody_is_seen_by_nobody(served)
    with serving(served) as port:
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


def assert_nobody_is_seen_by_nobody(served: Environment) -> None:
    """On PostgreSQL, that the role which serves is one that the second wall holds."""
    if url := served.get("WHATMATTERS_DATABASE_URL", ""):
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT count(*) FROM people_person").fetchone() == (0,)


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
