"""What became of visits comes in from a file: charged, not verified, and never written over."""

from datetime import timedelta

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import VisitsBroughtIn
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.tests.visiting import *  # noqa: F403  # fixtures
from whatmatters.exchange.tests.visiting import (
    MONDAY,
    NINE,
    NOW,
    tell,
    to_mend,
    when,
)
from whatmatters.exchange.whose_visits import NOBODY
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.selectors import left_on
from whatmatters.visits.actions import begin_visit, end_visit, plan_visit
from whatmatters.visits.models import Proof, Status, Sure, Visit


def test_a_visit_that_was_done_is_charged_and_not_verified(
    bridget: Actor, planned: VisitsBroughtIn, time_of_hers: TimeBudget
) -> None:
    before = left_on(budget=time_of_hers, day=MONDAY)

    done = when("V-1,,,,,done,09:04,09:34,,,App,Breakfast together\n", bridget)

    assert (done.new, done.refused) == (1, ())
    visit = Visit.objects.get()
    assert (visit.status, visit.sure, visit.lasted) == (Status.DONE, Sure.NOT_YET, 30)
    assert {(one.by, one.held) for one in visit.proofs.all()} == {(Proof.By.FILE, False)}
    assert left_on(budget=time_of_hers, day=MONDAY) == before + 15
    assert visit.notes.get().texts.get().words == (
        "Breakfast together\nHow the provider knows, by its own file: App"
    )


def test_late_is_told_by_how_much(bridget: Actor, planned: VisitsBroughtIn) -> None:
    when("V-1,,,,,late,09:25,10:10,,,,\n", bridget)

    assert [(one.kind, one.minutes) for one in Visit.objects.get().hitches.all()] == [("late", 25)]


@pytest.mark.parametrize(
    ("said", "status", "used"),
    [
        ("missed,,,,No car,,", Status.MISSED, 0),
        ("nobody at the door,,,,Rang twice,,", Status.NO_ANSWER, 30),
        ("sent away,,,,She was tired,,", Status.SENT_AWAY, 30),
        ("cancelled by provider,,,,No car,,", Status.CANCELLED_BY_US, 0),
        ("cancelled by person,,,6 June 2026 18:00,Away,,", Status.CANCELLED_BY_THEM, 0),
        ("cancelled by person,,,8 June 2026 08:30,Away,,", Status.CANCELLED_BY_THEM, 30),
    ],
)
def test_what_became_of_it_is_charged_as_on_the_page(
    bridget: Actor,
    planned: VisitsBroughtIn,
    time_of_hers: TimeBudget,
    said: str,
    status: Status,
    used: int,
) -> None:
    before = left_on(budget=time_of_hers, day=MONDAY)

    done = when(f"V-1,,,,,{said}\n", bridget)

    assert (done.new, done.refused, done.found.problems) == (1, (), ())
    visit = Visit.objects.get()
    assert visit.status == status
    assert visit.because
    assert left_on(budget=time_of_hers, day=MONDAY) == before + 45 - used
    again = when(f"V-1,,,,,{said}\n", bridget)
    assert (again.new, len(again.found.here)) == (0, 1)


def test_what_became_of_it_twice_changes_nothing(bridget: Actor, planned: VisitsBroughtIn) -> None:
    row = "V-1,,,,,done,09:04,09:50,,,App,\n"
    when(row, bridget)
    entries = AuditEntry.objects.filter(did__startswith="visits.").count()

    again = when(row, bridget)

    assert (again.new, len(again.found.here)) == (0, 1)
    assert AuditEntry.objects.filter(did__startswith="visits.").count() == entries


def test_what_is_said_already_is_not_written_over(bridget: Actor, planned: VisitsBroughtIn) -> None:
    visit = Visit.objects.get()
    with clock.at(NOW + timedelta(hours=3)):
        begin_visit(visit=visit, by=bridget, at=NINE)
        end_visit(visit=visit, by=bridget, at=NINE + timedelta(minutes=40))

    done = when("V-1,,,,,missed,,,,No car,,\n", bridget)

    assert "It is said already what became of this visit: done, 9am to 9:40am" in to_mend(done)
    assert Visit.objects.get().status == Status.DONE


def test_a_visit_is_known_by_whose_it_is_and_its_start(
    bridget: Actor, maggie: Person, brook: Organisation
) -> None:
    plan_visit(person=maggie, organisation=brook, by=bridget, starts_at=NINE, minutes=45)

    done = when("R-9,4471,Maggie,8 June 2026,09:00,done,9:00,9:45,,,,\n", bridget)

    assert done.new == 1
    assert BroughtIn.objects.get().source_id == "R-9"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("V-9,,,,,done,9:00,9:45,,,,", "No visit of yours has this reference"),
        ("V-9,4471,Maggie,8 June 2026,10:00,done,9:00,9:45,,,,", "They had no visit of yours"),
        (",4471,,8 June 2026,09:00,done,9:00,9:45,,,,", "The name does not go with the number"),
        ("V-1,9999,Kofi,,,done,9:00,9:45,,,,", NOBODY),
        ("V-2,4471,Maggie,8 June 2026,09:00,done,9:00,9:45,,,,", "has another reference of yours"),
        ("V-1,,,,,done,9:00,8 June 2026 8:45,,,,", "It can’t end before it began"),
        ("V-1,,,,,done,9:00,20:45,,,,", "That time has not been yet"),
        ("V-1,,,,,done,6 June 2026 9:00,8 June 2026 9:45,,,,", "That is more than 36 hours"),
        ("V-1,,,,,cancelled by person,,,9 June 2026 9:00,Away,,", "That time has not been yet"),
    ],
)
def test_what_can_not_be_told_is_to_be_mended(
    bridget: Actor, planned: VisitsBroughtIn, row: str, says: str
) -> None:
    done = when(row + "\n", bridget)

    assert says in to_mend(done)
    assert Visit.objects.get().status == Status.PLANNED


def test_what_is_still_to_come_was_not_missed(bridget: Actor, planned: VisitsBroughtIn) -> None:
    done = tell("actual", "V-1,,,,,missed,,,,No car,,\n", by=bridget)

    assert "That time has not been yet" in to_mend(done)


def test_two_rows_of_one_visit_are_to_be_mended(bridget: Actor, planned: VisitsBroughtIn) -> None:
    row = "V-1,,,,,done,9:00,9:45,,,,\n"

    assert "Row 2 is of the same visit" in to_mend(when(row + row, bridget))


def test_a_reference_of_another_provider_is_nobodys(
    bridget: Actor, planned: VisitsBroughtIn
) -> None:
    done = when("V-1,,,,,done,9:00,9:45,,,,\n", cast.worker("nia"))

    assert "No visit of yours has this reference" in to_mend(done)
