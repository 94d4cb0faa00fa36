"""Readings come in once each, while her yes holds, and only what may be so."""

from datetime import time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.readings import actions
from whatmatters.readings.models import NotTakenIn, Reading, Sheet, Stream
from whatmatters.readings.tests.deeds import add, run_out

FILE = b"""Day,Time,Number,Words,Id,Battery
2026-03-01,,"4,210",A walk,a,80
02/03/2026,,5100,,b,79
2026-03-40,,5100,,c,79
2026-03-03,,a lot,,d,79
2026-03-04,,900000,,e,79
2026-03-01,,"4,210",A walk,a,80
"""


@pytest.mark.parametrize("who", ["maggie_herself", "priya", "sam"])
def test_she_and_those_who_write_of_visits_add_to_it(
    who: str, steps: Stream, request: pytest.FixtureRequest
) -> None:
    by = request.getfixturevalue(who)

    add(steps, by, 4210, words="A walk")

    reading = Reading.objects.get()
    assert (reading.value, reading.words) == (Decimal(4210), "A walk")
    assert reading.recorded_by == by.user
    assert AuditEntry.objects.filter(did="readings.added").count() == 1


@pytest.mark.parametrize("who", ["june", "helen", "owen", "tomasz"])
def test_others_do_not(who: str, steps: Stream, request: pytest.FixtureRequest) -> None:
    with pytest.raises(PermissionDenied):
        add(steps, request.getfixturevalue(who), 4210)

    assert not Reading.objects.exists()


@pytest.mark.parametrize("stops", ["pause", "run out", "end"])
def test_nothing_is_taken_in_without_a_current_yes(
    stops: str, steps: Stream, maggie_herself: Actor
) -> None:
    sheet = actions.keep_sheet(stream=steps, by=maggie_herself, name="a.csv", content=FILE)
    if stops == "pause":
        actions.pause_stream(stream=steps, by=maggie_herself)
    elif stops == "end":
        actions.end_stream(stream=steps, by=maggie_herself)
    else:
        run_out(steps)

    for deed in (
        lambda: add(steps, maggie_herself, 4210),
        lambda: actions.bring_in_sheet(sheet=sheet, by=maggie_herself, keep_good=True),
        lambda: actions.keep_sheet(stream=steps, by=maggie_herself, name="b", content=FILE),
    ):
        with pytest.raises(NotTakenIn):
            deed()
    assert not Reading.objects.exists()


def test_sent_twice_it_is_kept_once(steps: Stream, maggie_herself: Actor) -> None:
    sent_as = uuid4()

    first = add(steps, maggie_herself, 4210, sent_as=sent_as)
    second = add(steps, maggie_herself, 4210, sent_as=sent_as)

    assert (len(first.new), len(second.new), second.here) == (1, 0, 1)
    assert Reading.objects.count() == 1


@pytest.mark.parametrize(
    ("value", "second", "says"),
    [
        (134, None, "two numbers"),
        (20, 10, "from 50 to 300"),
        (134, 10, "from 20 to 200"),
        (81, 134, "less than the upper"),
    ],
)
def test_blood_pressure_is_two_numbers_that_may_be_so(
    value: int, second: int | None, says: str, pressure: Stream, maggie_herself: Actor
) -> None:
    lower = None if second is None else Decimal(second)
    with pytest.raises(NotTakenIn, match=says):
        add(pressure, maggie_herself, value, second=lower)

    add(pressure, maggie_herself, 134, second=Decimal(81), at=time(8, 30))

    assert Reading.objects.select_related("stream").get().number == "134/81"


@pytest.mark.parametrize("value", [-1, 100_001])
def test_a_slip_of_the_finger_is_found(value: int, steps: Stream, maggie_herself: Actor) -> None:
    with pytest.raises(NotTakenIn, match="from 0 to 100,000"):
        add(steps, maggie_herself, value)


@pytest.mark.parametrize(("ago", "says"), [(-1, "still to come"), (40_000, "long ago")])
def test_a_day_that_can_not_be_is_said(
    ago: int, says: str, steps: Stream, maggie_herself: Actor
) -> None:
    with pytest.raises(NotTakenIn, match=says):
        add(steps, maggie_herself, 10, ago=ago)


def test_a_file_is_taken_in_once_and_its_bad_rows_never(
    steps: Stream, maggie_herself: Actor
) -> None:
    for expected in ((2, 1), (0, 3)):
        sheet = actions.keep_sheet(stream=steps, by=maggie_herself, name="a.csv", content=FILE)
        with pytest.raises(NotTakenIn, match="mending"):
            actions.bring_in_sheet(sheet=sheet, by=maggie_herself)

        taken = actions.bring_in_sheet(sheet=sheet, by=maggie_herself, keep_good=True)

        assert (len(taken.new), taken.here) == expected
        assert not steps.sheets.exists()
    kept = {(f"{one.value:f}", one.words) for one in Reading.objects.all()}
    assert kept == {("4210.00", "A walk"), ("5100.00", "")}


def test_another_file_takes_the_place_of_one_that_waits(
    steps: Stream, maggie_herself: Actor, priya: Actor
) -> None:
    for by in (maggie_herself, maggie_herself, priya):
        sheet = actions.keep_sheet(stream=steps, by=by, name="a.csv", content=FILE)

    assert steps.sheets.count() == 2
    actions.throw_away_sheet(sheet=sheet, by=priya)
    assert [one.owner for one in steps.sheets.all()] == [maggie_herself.user]


def test_a_mistake_is_taken_back_and_stays(steps: Stream, sam: Actor) -> None:
    (reading,) = add(steps, sam, 42).new

    for _ in range(2):
        actions.take_back_reading(reading=reading, by=sam)

    assert not Reading.objects.that_count().exists()
    assert Reading.objects.get().taken_back_by == sam.user
    assert AuditEntry.objects.filter(did="readings.taken-back").count() == 1


def test_what_was_measured_is_not_written_over(steps: Stream, sam: Actor) -> None:
    add(steps, sam, 42)

    for changed in ({"value": 43}, {"words": "Hm"}, {"source_id": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reading.objects.update(**changed)


def test_a_long_id_is_known_again(steps: Stream, maggie_herself: Actor) -> None:
    rows = "\n".join(f"2026-03-0{day},100,{'x' * 260}{day}" for day in (1, 2))
    for new in (2, 0):
        sheet = actions.keep_sheet(
            stream=steps, by=maggie_herself, name="a.csv", content=f"Day,Steps,Id\n{rows}".encode()
        )
        assert len(actions.bring_in_sheet(sheet=sheet, by=maggie_herself).new) == new


def test_a_file_that_waited_for_more_than_a_day_is_not_taken_in(
    steps: Stream, maggie_herself: Actor
) -> None:
    sheet = actions.keep_sheet(stream=steps, by=maggie_herself, name="a.csv", content=FILE)
    Sheet.objects.update(recorded_at=sheet.recorded_at - timedelta(days=1, minutes=1))

    with pytest.raises(Http404):
        actions.bring_in_sheet(sheet=sheet, by=maggie_herself, keep_good=True)
    assert not Sheet.objects.visible_to(maggie_herself).exists()
    assert not Reading.objects.exists()
    assert (actions.clear_sheets(), actions.clear_sheets()) == (1, 0)
    assert AuditEntry.objects.filter(did="readings.file-let-go").count() == 1
