"""Twenty people who book the same free time in the same second: one has it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.at_once import in_a_file_of_sqlite, on_postgresql
from tests.proof.booking_at_once import booked_at_once, known_people
from tests.proof.serving import environment_in, run
from tests.ready_made import ready

ROUNDS = 20
CAME_OF_IT = {"booked": 1, "refused": 19, "visits": 1, "minutes": 45, "agreed": 1}


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_twenty_at_once_one_has_it() -> None:
    people = known_people()

    told = [booked_at_once(people, number) for number in range(ROUNDS)]

    assert told == [CAME_OF_IT] * ROUNDS


@in_a_file_of_sqlite
@pytest.mark.slow
def test_so_it_is_in_a_file_of_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHATMATTERS_DATABASE_URL", raising=False)
    shutil.copy(ready(), tmp_path / "whatmatters.sqlite3")
    environment = environment_in(tmp_path)

    told = json.loads(run(environment, "-m", "tests.proof.booking_at_once", str(ROUNDS)))

    assert told == [CAME_OF_IT] * ROUNDS
