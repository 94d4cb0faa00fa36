"""Two who choose at the same moment, served from a file of SQLite: one wins, the other is told."""

import http.client
import json
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.proof.serving import environment_in, run, serving
from tests.ready_made import ready

CSRF = "x" * 32


def chosen(port: int, told: dict[str, str], key: str, both: threading.Barrier) -> str:
    """Send a choice as one of them, once both are ready. What the answer says."""
    body = urlencode({"offer": told["offer"], "why": key, "csrfmiddlewaretoken": CSRF})
    headers = {
        "Cookie": f"sessionid={told[key]}; csrftoken={CSRF}",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        both.wait(timeout=60)
        connection.request("POST", f"/brokerage/{told['search']}/choose", body, headers)
        answer = connection.getresponse()
        return f"{answer.status} {answer.read().decode()}"


@pytest.mark.slow
def test_an_offer_is_chosen_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHATMATTERS_DATABASE_URL", raising=False)
    environment = environment_in(tmp_path)
    shutil.copy(ready(), tmp_path / "whatmatters.sqlite3")
    told = json.loads(run(environment, "-m", "tests.proof.one_choice"))
    said: list[str] = []
    with serving(environment) as port:
        both = threading.Barrier(2)
        hands = [
            threading.Thread(target=lambda key=key: said.append(chosen(port, told, key, both)))
            for key in ("priya", "maggie")
        ]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()

    first, second = sorted(said)
    assert first.startswith("200")
    assert "A choice has been made already" in first
    assert second.startswith("302")
    with closing(sqlite3.connect(tmp_path / "whatmatters.sqlite3")) as kept:
        assert kept.execute("SELECT count(*) FROM brokerage_choice").fetchone() == (2,)
