"""The pages on which a provider’s round is planned."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.visit import Visit as Goto
from tests.visit import arrive, boxes
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person
from whatmatters.timebank.models import TimeBudget, TimeEntry
from whatmatters.visits.actions import (
    plan_ahead,
    plan_week,
)
from whatmatters.visits.models import Regular, Visit
from whatmatters.visits.tests.conftest import MONDAY, NINE, Plans, at

HOUR = timedelta(hours=1)


def planned(**more: Any) -> dict[str, Any]:
    sent = {"at": "9am", "minutes": "30", "workers_needed": "1", **boxes("on", MONDAY)}
    return {**sent, **more}


def test_a_visit_is_planned_for_what_matters(
    visit: Goto, maggie: Person, bridget: Actor, sam: Actor, allotment: Outcome, budget: TimeBudget
) -> None:
    sent = planned(
        workers=[str(sam.user.pk)],
        outcomes=[str(allotment.pk)],
        tasks="Boots\n\nWalk to the gate",
        takes_time="on",
    )
    page = visit(f"/visits/of/{maggie.pk}/plan", by=bridget, sending=sent)

    assert "9am to 9:30am" in page.text
    one = Visit.objects.get()
    assert (one.starts_at, one.budget) == (NINE, budget)
    assert one.tasks.count() == 2
    assert "Get back to my allotment" in page.text


def test_a_worker_begins_what_nobody_planned(
    visit: Goto, maggie: Person, sam: Actor, allotment: Outcome, budget: TimeBudget, owen: Actor
) -> None:
    address = f"/visits/of/{maggie.pk}/unplanned"
    assert "Enter a time" in visit(address, by=sam, sending={"at": "soon"}).text
    sent = {"at": "7.45am", "outcomes": [str(allotment.pk)], "tasks": "Walk to the gate"}
    for _ in range(2):
        page = visit(address, by=sam, sending=sent)

    one = Visit.objects.get()
    assert (one.was_planned, one.status, one.began_at) == (False, "begun", at(7, 45))
    assert (one.budget, [goer.user for goer in one.goers.all()]) == (budget, [sam.user])
    assert "Going on" in page.text
    visit(address, by=owen, expecting=404)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "soon", ""])
def test_a_day_that_nobody_plans_for_is_today(
    day: str, visit: Goto, bridget: Actor, sam: Actor
) -> None:
    visit(f"/visits/?day={day}", by=sam)
    visit(f"/visits/week?day={day}", by=bridget)


def test_there_is_not_so_much_time(
    visit: Goto, maggie: Person, bridget: Actor, budget: TimeBudget
) -> None:
    sent = planned(minutes="2160", workers_needed="4", takes_time="on", tasks="Boots")
    page = visit(f"/visits/of/{maggie.pk}/plan", by=bridget, sending=sent)

    assert "not so much time left" in page.text
    assert page.select("textarea[name=tasks]")[0].text.strip() == "Boots"


def test_each_week_is_planned_changed_and_ended(
    visit: Goto, maggie: Person, bridget: Actor, sam: Actor
) -> None:
    sent = planned(weekdays=["1", "4"], worker=str(sam.user.pk), **boxes("begins_on", MONDAY))
    page = visit(f"/visits/of/{maggie.pk}/plan-regular", by=bridget, sending=sent)
    assert page.text.count("09:00") == 2
    visit("/visits/week/ahead", by=bridget, sending={})
    assert Visit.objects.count() == 9
    one = Regular.objects.get(weekday=1)
    change = planned(at="10am", read="1", worker="", **boxes("from_", MONDAY))
    visit(f"/visits/regular/{one.pk}", by=bridget, sending=change)
    again = visit(f"/visits/regular/{one.pk}", by=bridget, sending=change)
    assert "Someone else changed this" in again.text
    end = {"read": "2", "because": "June comes", **boxes("on", MONDAY)}
    visit(f"/visits/regular/{one.pk}/end", by=bridget, sending=end)

    assert Visit.objects.filter(regular=one, status="cancelled-by-us").count() == 4
    assert Visit.objects.still_planned().filter(starts_at=at(10)).count() == 1
    visit(f"/visits/regular/{one.pk}", by=sam, expecting=403)


def test_the_week_shows_who_is_missing_and_what_should_have_begun(
    visit: Goto, plan: Plans, bridget: Actor, sam: Actor
) -> None:
    plan(workers=[])
    plan(starts_at=at(7))
    with clock.at(NINE - HOUR / 4):
        page = visit("/visits/week", by=bridget)

    assert "1 to fill" in page.text
    heads = [heading.text for heading in page.select("h2, h3")]
    assert {"Should have begun", "Nobody goes yet", "Visits of the day"} <= set(heads)
    visit("/visits/week", by=sam, expecting=403)
    one = Visit.objects.get(goers=None)
    sent = {"workers": [str(sam.user.pk)]}
    assert "Sam Adeyemi" in visit(f"/visits/{one.pk}/who-goes", by=bridget, sending=sent).text


@pytest.mark.parametrize("how_many", [1, 12])
def test_a_longer_week_asks_no_more(
    how_many: int,
    client: Client,
    maggie: Person,
    bridget: Actor,
    sam: Actor,
    django_assert_max_num_queries: Any,
) -> None:
    assert bridget.membership is not None
    brook = bridget.membership.organisation
    for hour in range(how_many):
        plan_week(
            person=maggie,
            organisation=brook,
            by=bridget,
            weekdays=[1],
            at=at(8 + hour).time(),
            minutes=15,
            begins_on=MONDAY,
            worker=sam.user,
        )
    plan_ahead(organisation=brook, by=bridget, until=MONDAY)
    arrive(client, bridget)

    with django_assert_max_num_queries(16):
        client.get("/visits/week")
    with django_assert_max_num_queries(24):
        client.get(f"/visits/of/{maggie.pk}")


def test_a_worker_without_a_place_is_not_offered(
    visit: Goto, maggie: Person, bridget: Actor, sam: Actor
) -> None:
    CircleMember.objects.filter(user=sam.user).update(left_on=MONDAY)

    page = visit(f"/visits/of/{maggie.pk}/plan", by=bridget)

    assert "Sam Adeyemi" not in page.text
    visit(f"/visits/of/{maggie.pk}/plan", by=sam, expecting=404)


def test_less_than_half_an_hour_is_planned_for_a_reason(
    visit: Goto, maggie: Person, bridget: Actor, sam: Actor, maggie_herself: Actor
) -> None:
    address, short = f"/visits/of/{maggie.pk}/plan", "Her tablets. Sam comes, as on other days"
    page = visit(address, by=bridget, sending=planned(minutes="20", tasks="Tablets"))
    assert "Say why less than 30 minutes is enough, or plan 30 minutes or more" in page.text
    assert page.select("textarea[name=tasks]")[0].text.strip() == "Tablets"

    visit(address, by=bridget, sending=planned(minutes="20", short_because=short))

    one = Visit.objects.get()
    assert one.short_because == short
    assert short in visit(f"/visits/{one.pk}", by=sam).text
    assert short in visit(f"/visits/{one.pk}", by=maggie_herself).text


def test_what_comes_each_week_keeps_its_reason_until_it_is_longer(
    visit: Goto, maggie: Person, bridget: Actor
) -> None:
    days = {"weekdays": ["1"], **boxes("begins_on", MONDAY)}
    sent = planned(minutes="15", short_because="Her tablets", **days)
    visit(f"/visits/of/{maggie.pk}/plan-regular", by=bridget, sending=sent)
    visit("/visits/week/ahead", by=bridget, sending={})
    assert set(Visit.objects.values_list("short_because", flat=True)) == {"Her tablets"}
    one = Regular.objects.get()
    address = f"/visits/regular/{one.pk}"
    assert "Her tablets" in visit(address, by=bridget).text
    change = {"read": "1", "worker": "", **boxes("from_", MONDAY)}

    page = visit(address, by=bridget, sending=planned(minutes="10", **change))
    assert "Say why less than 30 minutes is enough" in page.text
    visit(address, by=bridget, sending=planned(short_because="Her tablets", **change))

    assert (Regular.objects.get().minutes, Regular.objects.get().short_because) == (30, "")
    assert set(Visit.objects.values_list("short_because", flat=True)) == {""}


def test_it_is_said_where_more_comes_than_there_is_time_for(
    visit: Goto, maggie: Person, bridget: Actor, budget: TimeBudget
) -> None:
    plan_week(
        person=maggie,
        organisation=budget.organisation,
        by=bridget,
        weekdays=range(1, 8),
        at=time(20),
        minutes=300,
        begins_on=MONDAY,
        budget=budget,
    )

    page = visit("/visits/week/ahead", by=bridget, sending={})

    beyond = Visit.objects.count() - TimeEntry.objects.filter(kind="planned").count()
    assert beyond > 1
    assert f"{beyond} visits are more than the time that is left" in page.text
