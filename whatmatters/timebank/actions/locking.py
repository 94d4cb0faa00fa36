"""Parts of every deed on somebody’s time."""

from datetime import date

from whatmatters.access.actor import Actor
from whatmatters.people.models import Person
from whatmatters.timebank.actions.turning import bring_up_to_date
from whatmatters.timebank.models import TimeBudget


def held_person(person: Person) -> Person:
    """The person, read again and locked. Part of other deeds."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_time(budget: TimeBudget, *, by: Actor) -> list[TimeBudget]:
    """All budgets one provider has held for a person, locked and up to date, in their order.

    What one ends with goes into the one after it, so that they are held together, and always
    in the same order. Part of other deeds, which have asked leave.
    """
    chain = list(
        TimeBudget.objects.select_for_update(of=("self",))
        .beside(budget)
        .select_related("person")
        .in_order()
    )
    bring_up_to_date(chain, by=by)
    return chain


def held_budget(budget: TimeBudget, *, by: Actor) -> TimeBudget:
    return the_one(held_time(budget, by=by), budget)


def the_one(chain: list[TimeBudget], budget: TimeBudget, on: date | None = None) -> TimeBudget:
    """The budget as it is now; where a day is not in it, the one that day is in."""
    same = next(one for one in chain if one.pk == budget.pk)
    if on is None or same.holds(on):
        return same
    return next((one for one in chain if one.holds(on)), same)
