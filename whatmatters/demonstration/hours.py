"""The time that is Maggie’s: five hours a week, held by Brook, of which she has saved some."""

from datetime import date, timedelta
from uuid import UUID, uuid5

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.actions import open_time_budget, turn_periods, use_time
from whatmatters.timebank.models import TimeBudget

#: When it began; and when Sam’s visits began to be kept here, with what they used.
BEGAN, VISITS_BEGAN = timedelta(weeks=6), timedelta(weeks=3)
A_WEEK = 5 * 60
#: How long Sam was there, Monday first. At the weekend June comes.
BEEN = (45, 45, 50, 60, 40, 0, 0)
#: What the ids of those visits are made from, so that they are the same in each demonstration.
BEFORE = UUID("6b1f7a52-8f1e-4a55-9d0c-3f2b8f4f7c11")


def tell_of_time() -> None:
    """Agreed six weeks ago. In the first weeks less was used than there was."""
    maggie = Person.objects.get(full_name="Margaret Holt")
    with clock.at(clock.today() - BEGAN):
        budget = open_time_budget(
            person=maggie,
            organisation=cast.place("brook"),
            by=cast.worker("priya"),
            minutes_a_week=A_WEEK,
            begins_on=clock.today(),
        )
    sam, day = cast.worker("sam"), clock.today() - BEGAN
    while day < clock.today() - VISITS_BEGAN:
        _been(budget, sam, day)
        day += timedelta(days=1)
    turn_periods(budget=budget)


def _been(budget: TimeBudget, sam: Actor, day: date) -> None:
    if minutes := BEEN[day.weekday()]:
        with clock.at(day):
            visit = uuid5(BEFORE, day.isoformat())
            use_time(budget=budget, by=sam, minutes=minutes, occasion=visit, on=day)
