"""Planned visits come in from a file: once, by the same rules as on the pages."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import VisitsBroughtIn, VisitsToMend
from whatmatters.exchange.models import BroughtIn
from whatmatters.exchange.tests.visiting import *  # noqa: F403  # fixtures
from whatmatters.exchange.tests.visiting import (
    MONDAY,
    NINE,
    NOW,
    ONE,
    asked_of,
    join,
    tell,
    to_mend,
)
from whatmatters.exchange.whose_visits import NOBODY
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people import actions as people
from whatmatters.people.models import Bar, Identifier, OtherName, Person, Registration
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.selectors import left_on
from whatmatters.visits.actions import plan_visit
from whatmatters.visits.models import Visit


def test_a_planned_visit_comes_in_and_takes_its_time(
    bridget: Actor, sam: Actor, allotment: Outcome, time_of_hers: TimeBudget
) -> None:
    before = left_on(budget=time_of_hers, day=MONDAY)

    done = tell(
        "planned",
        "V-1,4471,Margaret Holt,8 June 2026,09:00,45,sam@example.org,get back to my allotment\n",
        by=bridget,
    )

    assert done.new == 1
    visit = Visit.objects.get()
    assert (visit.starts_at, visit.minutes, visit.budget) == (NINE, 45, time_of_hers)
    assert [one.user for one in visit.goers.all()] == [sam.user]
    assert [one.outcome for one in visit.serves.all()] == [allotment]
    assert left_on(budget=time_of_hers, day=MONDAY) == before - 45


def test_other_words_are_something_to_do(bridget: Actor, allotment: Outcome) -> None:
    tell("planned", "V-1,4471,Maggie,8 June 2026,09:00,45,,Help with breakfast\n", by=bridget)

    visit = Visit.objects.get()
    assert [one.what for one in visit.tasks.all()] == ["Help with breakfast"]
    assert not visit.serves.exists()


def test_two_who_go_together_take_twice_the_time(
    bridget: Actor, sam: Actor, time_of_hers: TimeBudget
) -> None:
    tell("planned", f"{ONE.strip()[:-1]}sam@example.org; Bridget Lowe,\n", by=bridget)

    visit = Visit.objects.get()
    assert (visit.workers_needed, visit.goers.count(), visit.all_minutes) == (2, 2, 90)


def test_the_same_file_twice_changes_nothing(bridget: Actor, planned: VisitsBroughtIn) -> None:
    again = tell("planned", ONE, by=bridget)

    assert (again.new, len(again.found.here), again.found.problems) == (0, 1, ())
    assert Visit.objects.count() == BroughtIn.objects.count() == 1


def test_a_reference_that_says_something_else_is_to_be_mended(
    bridget: Actor, planned: VisitsBroughtIn
) -> None:
    done = tell("planned", ONE.replace("09:00", "10:00"), by=bridget)

    assert "This reference is here already" in to_mend(done)
    assert Visit.objects.get().starts_at == NINE


def test_a_visit_planned_on_the_page_takes_the_reference(
    bridget: Actor, maggie: Person, brook: Organisation
) -> None:
    visit = plan_visit(person=maggie, organisation=brook, by=bridget, starts_at=NINE, minutes=45)

    done = tell("planned", ONE, by=bridget)

    assert (done.new, len(done.found.here)) == (0, 1)
    assert BroughtIn.objects.get().became_id == visit.pk


@pytest.mark.parametrize(
    "row", [ONE.replace(",45,", ",60,"), ONE.replace("V-1", "V-2")], ids=["longer", "other name"]
)
def test_another_visit_at_that_time_is_to_be_mended(
    bridget: Actor, planned: VisitsBroughtIn, row: str
) -> None:
    done = tell("planned", row.replace("V-1", "V-2"), by=bridget)

    assert "They have a visit of yours at this time already" in to_mend(done)
    assert Visit.objects.count() == 1


def test_a_person_is_found_by_any_number_that_is_theirs(
    bridget: Actor, maggie: Person, priya: Actor
) -> None:
    Identifier.objects.create(person=maggie, system=Identifier.NHS_NUMBER, value="9990548609")
    OtherName.objects.create(person=maggie, kind="former", name="Margaret Hill")
    council = Registration.objects.get(person=maggie, organisation=priya.organisation_id).number

    done = tell(
        "planned",
        f"V-1,999 054 8609,Margaret Hill,8 June 2026,09:00,45,,\n"
        f"V-2,{council},Maggie,9 June 2026,09:00,45,,\n",
        by=bridget,
    )

    assert done.new == 2


def test_nobody_and_somebody_else_are_told_alike(
    bridget: Actor, priya: Actor, brook: Organisation
) -> None:
    hidden = people.begin_record(by=priya, known_as="Hidden")
    people.register(person=hidden, organisation=brook)
    Registration.objects.filter(person=hidden, organisation=brook).update(number="9000")

    done = tell(
        "planned",
        "V-1,9000,Hidden,8 June 2026,09:00,45,,\nV-2,9001,Nobody,8 June 2026,10:00,45,,\n",
        by=bridget,
    )

    assert to_mend(done) == f"{NOBODY} | {NOBODY}"
    assert not Visit.objects.exists()


def test_who_is_barred_plans_nothing(bridget: Actor, maggie: Person, priya: Actor) -> None:
    Bar.objects.create(person=maggie, user=bridget.user, because="Asked", barred_by=priya.user)

    assert to_mend(tell("planned", ONE, by=bridget)) == NOBODY


def test_a_name_that_does_not_go_with_the_number_is_to_be_mended(bridget: Actor) -> None:
    done = tell("planned", ONE.replace("Maggie", "Kofi"), by=bridget)

    assert "The name does not go with the number" in to_mend(done)


def test_a_number_of_two_people_is_to_be_mended(
    bridget: Actor, maggie: Person, priya: Actor, brook: Organisation
) -> None:
    other = people.begin_record(by=priya, known_as="Other")
    join(other, bridget, brook)
    for person, key in ((maggie, "eastbury"), (other, "friends")):
        people.register(person=person, organisation=cast.place(key))
        Registration.objects.filter(person=person, organisation=cast.place(key)).update(number="7")

    done = tell("planned", ONE.replace("4471", "7"), by=bridget)

    assert "More than one person has this number" in to_mend(done)


@pytest.mark.parametrize("who", ["owen@example.org", "Nobody Atall"])
def test_a_worker_without_a_place_is_to_be_mended(bridget: Actor, owen: Actor, who: str) -> None:
    done = tell("planned", f"{ONE.strip()[:-1]}{who},\n", by=bridget)

    assert "has a place in their circle" in to_mend(done)


def test_no_more_is_planned_than_there_is_time_for(
    bridget: Actor, time_of_hers: TimeBudget
) -> None:
    left = left_on(budget=time_of_hers, day=MONDAY)

    done = tell(
        "planned",
        f"V-1,4471,Maggie,8 June 2026,09:00,{left - 30},,\n"
        "V-2,4471,Maggie,15 June 2026,09:00,45,,\nV-3,4471,Maggie,16 June 2026,09:00,30,,\n",
        by=bridget,
    )

    assert to_mend(done) == "There is not so much of their time left then. There is 30 minutes"
    assert done.new == 2
    assert done.refused == ()
    assert left_on(budget=time_of_hers, day=MONDAY) == 0


def test_rows_that_are_twice_in_a_file_are_to_be_mended(bridget: Actor) -> None:
    done = tell(
        "planned", ONE + ONE.replace("10:00", "11:00") + ONE.replace("V-1", "V-2"), by=bridget
    )

    assert "Row 2 has the same reference" in to_mend(done)
    assert "Row 2 is of the same person at the same time" in to_mend(done)
    assert done.new == 1


def test_nothing_is_written_with_rows_to_mend_until_that_is_said(bridget: Actor) -> None:
    with pytest.raises(VisitsToMend):
        tell("planned", ONE + ONE.replace("4471", "0"), by=bridget, keep_good=False)

    assert not Visit.objects.exists()


def test_only_who_plans_a_round_may_send_one(priya: Actor, sam: Actor, helen: Actor) -> None:
    for nobody in (priya, sam, helen):
        with pytest.raises(PermissionDenied):
            tell("planned", ONE, by=nobody)


def test_looking_a_file_over_asks_no_more_for_twelve_rows_than_for_one(
    bridget: Actor, time_of_hers: TimeBudget, allotment: Outcome, sam: Actor
) -> None:
    rows = [
        f"V-{n},4471,Maggie,{8 + n} June 2026,09:00,45,Sam Adeyemi,Get back to my allotment\n"
        for n in range(12)
    ]
    one, twelve = (asked_of("planned", "".join(some), bridget) for some in (rows[:1], rows))
    assert one == twelve

    tell("planned", "".join(rows), by=bridget)
    told = [f"V-{n},4471,Maggie,,,done,9:00,9:45,,,,\n" for n in range(12)]
    with clock.at(NOW + timedelta(days=20)):
        assert asked_of("actual", told[0], bridget) == asked_of("actual", "".join(told), bridget)
