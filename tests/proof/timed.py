"""Somebody’s time with something in each of its tables, for the routes and pages about it."""

from datetime import timedelta
from uuid import uuid4

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.actions import (
    give_back,
    open_time_budget,
    pause_time,
    plan_time,
    reverse_entry,
    use_time,
)


def timed(person: Person, by: Actor, provider: Organisation, words: str = "Hm") -> dict[str, str]:
    """Planned, used, put right, given back, left from before; and days away to come."""
    today = clock.today()
    budget = open_time_budget(
        person=person,
        organisation=provider,
        by=by,
        minutes_a_week=405,
        begins_on=today - timedelta(days=40),
        carry_life=0,
    )
    wrong, right = (
        use_time(budget=budget, by=by, minutes=minutes, occasion=uuid4(), on=today)
        for minutes in (90, 60)
    )
    reverse_entry(entry=wrong, by=by, words=words[:290])
    give_back(budget=budget, by=by, minutes=30, words=words[:290])
    plan_time(budget=budget, by=by, minutes=45, occasion=uuid4(), on=today + timedelta(days=2))
    away = pause_time(
        budget=budget,
        by=by,
        from_=today + timedelta(days=3),
        until=today + timedelta(days=13),
        words=words[:290],
    )
    return {"time": str(budget.pk), "time_away": str(away.pk), "time_used": str(right.pk)}
