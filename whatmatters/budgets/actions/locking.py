"""Parts of every deed on somebody’s money."""

from typing import TypeVar

from django.db.models import QuerySet

from whatmatters.budgets.models import BenefitsCheck, BuiltUp, Reply, Saving
from whatmatters.people.models import Person

Kept = TypeVar("Kept", BenefitsCheck, BuiltUp, Reply, Saving)


def held_person(person: Person) -> Person:
    """The person, read again and locked: two who agree a budget at once take turns.

    Part of other deeds.
    """
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def sent_twice(made: Kept, *, among: "QuerySet[Kept]") -> Kept | None:
    """What was written down last, where that is this: one button, pressed twice.

    Part of other deeds.
    """
    last = among.order_by("-recorded_at", "pk").first()
    if last and all(getattr(last, name) == getattr(made, name) for name in made.kept):
        return last
    return None
