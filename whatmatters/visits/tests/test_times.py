"""What the clocks on the wall say, and what is true, on the nights when they change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.models import TimeBudget
from whatmatters.visits.actions import begin_visit, end_visit, plan_ahead, plan_regular
from whatmatters.visits.forms import MomentForm
from whatmatters.visits.forms.times import read_time
from whatmatters.visits.models import Visit
from whatmatters.visits.showing import from_to, time_here
from whatmatters.visits.tests.conftest import Plans
from whatmatters.visits.walltime import comes_twice, moment_near, moment_of

LONDON = ZoneInfo("Europe/London")
BACK, ON = date(2027, 10, 31), date(2028, 3, 26)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("begins", "ends", "hours"),
    [
        (datetime(2027, 10, 30, 22, tzinfo=LONDON), datetime(2027, 10, 31, 7, tzinfo=LONDON), 10),
        (datetime(2028, 3, 25, 22, tzinfo=LONDON), datetime(2028, 3, 26, 9, tzinfo=LONDON), 10),
        (datetime(2027, 6, 7, 22, tzinfo=LONDON), datetime(2027, 6, 8, 8, tzinfo=LONDON), 10),
    ],
    ids=["the clocks go back", "the clocks go on", "they stay"],
)
def test_a_night_of_ten_hours_is_ten_hours(
    plan: Plans, sam: Actor, budget: TimeBudget, begins: datetime, ends: datetime, hours: int
) -> None:
    with clock.at(begins):
        visit = plan(starts_at=begins, minutes=600)
    assert visit.planned_end == ends.astimezone(UTC)

    with clock.at(ends):
        begin_visit(visit=visit, by=sam, at=begins)
        over = end_visit(visit=visit, by=sam, at=ends)

    assert over.lasted == hours * 60
    assert over.day == begins.date()
    assert Visit.objects.get().lasted == hours * 60


def test_a_visit_at_half_past_one_on_the_night_it_happens_twice(plan: Plans, sam: Actor) -> None:
    first = moment_of(BACK, time(1, 30))
    second = moment_of(BACK, time(1, 30), second=True)
    assert second - first == HOUR

    with clock.at(first - HOUR):
        visits = [plan(starts_at=moment, minutes=30) for moment in (first, second)]
    with clock.at(second + HOUR):
        for visit in visits:
            begin_visit(visit=visit, by=sam, at=visit.starts_at)
            end_visit(visit=visit, by=sam, at=visit.starts_at + HOUR / 2)

    kept = Visit.objects.in_order()
    assert [one.starts_at for one in kept] == [first, second]
    assert [one.lasted for one in kept] == [30, 30]
    assert [time_here(one.starts_at) for one in kept] == ["1:30am", "1:30am, the second time"]
    assert from_to(kept[0]) == "1:30am to 1am, the second time"


def test_a_time_that_does_not_come_is_an_hour_later_by_the_clock() -> None:
    moment = moment_of(ON, time(1, 30))

    assert time_here(moment) == "2:30am"
    assert not comes_twice(ON, time(1, 30))
    assert comes_twice(BACK, time(1, 30))


def test_what_comes_each_week_keeps_its_time_on_the_wall(
    maggie: Person, brook: Organisation, bridget: Actor
) -> None:
    with clock.at(date(2027, 10, 23)):
        plan_regular(
            person=maggie,
            organisation=brook,
            by=bridget,
            weekday=7,
            at=time(8),
            minutes=45,
            begins_on=date(2027, 10, 23),
        )
        made = plan_ahead(organisation=brook, by=bridget, until=date(2027, 11, 1)).made

    assert [time_here(one.starts_at) for one in made] == ["8am", "8am"]
    assert made[1].starts_at - made[0].starts_at == timedelta(days=7, hours=1)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("9am", time(9)),
        ("9.30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9:30 pm", time(21, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("24:00", None),
        ("9:60", None),
        ("13pm", None),
        ("soon", None),
        ("٩", None),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, meant: time | None) -> None:
    assert read_time(typed) == meant


def test_a_time_of_day_is_the_nearest_to_when_it_should_have_been() -> None:
    night = moment_of(date(2027, 6, 7), time(23, 50))

    assert moment_near(time(0, 10), night) == night + timedelta(minutes=20)
    assert moment_near(time(23, 40), night) == night - timedelta(minutes=10)


def moment_form(**more: str) -> MomentForm:
    typed = {"on_day": "31", "on_month": "10", "on_year": "2027", "at": "1.30am"}
    return MomentForm(typed | more)


def test_which_of_two_is_asked_only_where_there_are_two() -> None:
    assert "which" not in MomentForm().fields
    assert "which" not in moment_form(on_day="30").fields or moment_form(on_day="30").is_valid()

    unsaid, said = moment_form(), moment_form(which="second")

    assert unsaid.errors["which"] == ["Choose the first or the second"]
    assert said.is_valid()
    assert said.cleaned_data["moment"] == moment_of(BACK, time(1, 30), second=True)
