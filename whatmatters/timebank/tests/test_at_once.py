"""Twenty who plan in the same second: never more is planned than there is, whoever is first."""

import json
import shutil
from pathlib import Path

import pytest

from tests.at_once import in_a_file_of_sqlite, on_postgresql
from tests.proof.planning_at_once import planned_at_once
from tests.proof.serving import environment_in, run
from tests.ready_made import ready

ROUNDS = 20
CAME_OF_IT = {"planned": 7, "refused": 13, "minutes": 420, "left": 25}


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_twenty_at_once_as_many_plan_as_there_is_time_for() -> None:
    assert [planned_at_once(number) for number in range(ROUNDS)] == [CAME_OF_IT] * ROUNDS


@in_a_file_of_sqlite
@pytest.mark.slow
def test_so_they_do_in_a_file_of_sqlite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WHATMATTERS_DATABASE_URL", raising=False)
    shutil.copy(ready(), tmp_path / "whatmatters.sqlite3")
    environment = environment_in(tmp_path)

    told = json.loads(run(environment, "-m", "tests.proof.planning_at_once", str(ROUNDS)))

    assert told == [CAME_OF_IT] * ROUNDS
