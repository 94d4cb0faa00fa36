"""What comes again goes on when other terms of time are agreed."""

from datetime import time, timedelta

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.people.models import Person
from whatmatters.timebank.actions import change_terms
from whatmatters.timebank.models import TimeBudget, TimeEntry
from whatmatters.visits.actions import plan_ahead, plan_week
from whatmatters.visits.tests.conftest import MONDAY

LATER = MONDAY + timedelta(days=7)


def test_it_takes_of_the_terms_there_are_on_the_day(
    maggie: Person, brook: Organisation, bridget: Actor, priya: Actor, budget: TimeBudget
) -> None:
    plan_week(
        person=maggie,
        organisation=brook,
        by=bridget,
        weekdays=[1, 4],
        at=time(9),
        minutes=30,
        begins_on=MONDAY,
        budget=budget,
    )
    other = change_terms(budget=budget, by=priya, begins_on=LATER, minutes_a_week=60)

    made = plan_ahead(organisation=brook, by=bridget, until=LATER + timedelta(days=6)).made

    assert [one.budget for one in made] == [budget, budget, other, other]
    for held in (budget, other):
        assert TimeEntry.objects.filter(budget=held).planned() == 60
