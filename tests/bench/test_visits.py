"""Ten years of visits, few of them: they are right, and both sides answer. Nothing is timed."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

from bench.report import with_part
from bench.visits.filling import AHEAD, BACK, KEPT_CLEAR, fill
from bench.visits.plans import whole_tables
from bench.visits.rows import TABLES
from tests.bench.test_bench import LEFT_OUT, ROOT
from tests.ready_made import ready
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.visits.models import Goes, NoteText, Proof, Status, Task, Visit

VISITS = 400


def indexes() -> set[str]:
    with connection.cursor() as cursor:
        return {
            name
            for table in TABLES
            for name, said in connection.introspection.get_constraints(cursor, table).items()
            if said["index"]
        }


@pytest.mark.django_db
def test_visits_are_spread_over_ten_years_and_two_weeks_to_come(sam: Actor) -> None:
    there, today = indexes(), clock.today()

    assert list(fill(visits=VISITS, today=today, clear=uuid4())) == [VISITS]

    days = set(Visit.objects.order_by("day").values_list("day", flat=True))
    assert Visit.objects.count() == Goes.objects.filter(user=sam.user).count() == VISITS
    assert min(days) == today - timedelta(days=BACK)
    assert today <= max(days) < today + timedelta(days=AHEAD)
    assert len(days) > VISITS * 0.9
    assert indexes() == there


@pytest.mark.django_db
def test_what_is_over_is_written_down_and_what_is_to_come_is_not(sam: Actor) -> None:
    today = date(2026, 6, 8)

    list(fill(visits=VISITS, today=today, clear=uuid4()))

    over = Visit.objects.filter(day__lt=today)
    assert set(over.values_list("status", flat=True)) == {Status.DONE, Status.MISSED}
    assert not over.filter(status=Status.DONE, ended_at=None).exists()
    assert not Visit.objects.filter(day__gte=today).exclude(status=Status.PLANNED).exists()
    assert Task.objects.count() == VISITS / 2
    assert NoteText.objects.filter(note__visit__day__lt=today).count() > VISITS / 6
    assert Proof.objects.filter(visit__status=Status.DONE).count() > VISITS / 6


@pytest.mark.django_db
def test_of_late_the_one_who_is_measured_has_none(sam: Actor) -> None:
    today = clock.today()

    list(fill(visits=VISITS, today=today, clear=sam.user.pk))

    assert Visit.objects.exists()
    assert not Visit.objects.filter(day__gte=today - timedelta(days=KEPT_CLEAR)).exists()


def test_a_table_that_is_read_from_end_to_end_is_found() -> None:
    statement = 'SELECT * FROM "visits_goes" U0 JOIN people_person p'

    assert whole_tables(statement, ["SCAN U0", "SEARCH p USING INDEX"]) == {"visits_goes"}
    assert whole_tables(statement, ["Seq Scan on visits_goes u0"]) == {"visits_goes"}
    assert whole_tables(statement, ["SEARCH U0 USING INDEX days_of_a_worker (user_id=?)"])
    days = "SEARCH U0 USING INDEX days_of_a_worker (user_id=? AND day=?)"
    assert not whole_tables(statement, [days])
    assert not whole_tables(statement, ["SCAN p", "SEARCH U0 USING INDEX days (day=?)"])


def test_what_was_found_takes_the_place_of_what_was_found_before() -> None:
    page = "# Benchmarks\n\n## Pages\n\nSome\n"

    once = with_part(page, "## Visits\n\nQuick\n")

    assert once == "# Benchmarks\n\n## Visits\n\nQuick\n\n## Pages\n\nSome\n"
    assert with_part(once, "## Visits\n\nSlow\n") == once.replace("Quick", "Slow")


@pytest.mark.slow
def test_both_sides_answer_and_no_table_of_visits_is_read_from_end_to_end(tmp_path: Path) -> None:
    for name in ("many", "few"):
        (tmp_path / name).mkdir()
        shutil.copy(ready(), tmp_path / name / "whatmatters.sqlite3")

    ran = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench.visits", "--quick", "--data", str(tmp_path)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in LEFT_OUT},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    for task in ("The worker’s day, 8 visits", "One visit", "Recording one"):
        assert len(re.findall(rf"^\| {task} \| [\d.]+ \|", ran.stdout, re.MULTILINE)) == 2, task
    assert "none reads a table of visits from end to end" in ran.stdout
