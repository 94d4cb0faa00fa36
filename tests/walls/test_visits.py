"""Whoever comes, plans and is visited gets through the second wall to do so; others do not."""

from datetime import timedelta

import pytest

from tests.walls.standing import served
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.actions import hear_outcome
from whatmatters.people.models import CircleMember, Kind, Person
from whatmatters.timebank.actions import open_time_budget
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits import actions
from whatmatters.visits.models import HomeCode, NoteText, PleaseDoNot, Proof, Task, Visit


@pytest.fixture
def bridget(maggie: Person) -> Actor:
    bridget, brook = cast.worker("bridget"), cast.place("brook")
    CircleMember.objects.create(
        person=maggie, kind=Kind.PROVIDER, name="Bridget", user=bridget.user, organisation=brook
    )
    return bridget


@pytest.fixture
def budget(maggie: Person, priya: Actor) -> TimeBudget:
    return open_time_budget(
        person=maggie,
        organisation=cast.place("brook"),
        by=priya,
        minutes_a_week=405,
        begins_on=clock.today(),
    )


@pytest.mark.django_db
def test_a_visit_from_its_plan_to_her_yes(
    maggie: Person,
    maggie_herself: Actor,
    priya: Actor,
    bridget: Actor,
    sam: Actor,
    budget: TimeBudget,
    june: Actor,
    owen: Actor,
) -> None:
    outcome = hear_outcome(person=maggie, by=priya, words="Get back to my allotment")
    came = clock.now() - timedelta(minutes=45)
    with served(bridget):
        visit = actions.plan_visit(
            person=maggie,
            organisation=cast.place("brook"),
            by=bridget,
            starts_at=came,
            minutes=45,
            workers=[sam.user],
            outcomes=[outcome],
            tasks=["Boots by the door"],
            budget=budget,
        )
    with served(maggie_herself):
        actions.begin_code(person=maggie, by=maggie_herself)
        actions.say_please_do_not(person=maggie, by=maggie_herself, words="Move my letters")
    with served(sam):
        actions.begin_visit(visit=visit, by=sam, at=came)
        actions.settle_task(task=Task.objects.get(), by=sam, became="done", how="with")
        actions.write_note(visit=visit, by=sam, words="To the gate and back")
        actions.end_visit(visit=visit, by=sam, at=clock.now())
    with served(maggie_herself):
        actions.say_of_visit(visit=visit, by=maggie_herself, words="I liked it", feeling=5)
        actions.confirm_visit(visit=visit, by=maggie_herself)

    assert Visit.objects.get().sure == "by-them"
    for other in (june, owen, None):
        with served(other):
            for model in (Visit, Task, Proof, NoteText, PleaseDoNot, HomeCode):
                assert not model.objects.exists()
