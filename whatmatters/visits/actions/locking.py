"""Part of every deed on a visit: hold it still."""

from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.prepared import Prepared
from whatmatters.people.models import Person
from whatmatters.visits.models import Regular, Visit

#: Asked by every deed on a visit, and so compiled once.
VISIT = Prepared(
    lambda _, visit: (
        Visit.objects.select_for_update(of=("self",))
        .select_related("person", "budget")
        .filter(pk=visit)
    )
)


def held_person(person: Person) -> Person:
    """Part of other deeds: the person, read again and locked. Before any visit of theirs."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def hold_people(people: Collection[UUID]) -> None:
    """Part of other deeds: several, locked in one order, before anything that is theirs."""
    rows = Person.objects.select_for_update(of=("self",)).filter(pk__in=people)
    list(rows.order_by("pk").values_list("pk", flat=True))


def held_visit(visit: Visit, *, read: int | None = None) -> Visit:
    """Part of other deeds: the visit, read again and locked, one version on. Raises Stale."""
    found = VISIT.rows(viewer=None, about=visit.pk)
    if not found:
        raise Visit.DoesNotExist
    found[0].turn_page(read=read)
    return found[0]


def held_visits(*visits: Visit) -> tuple[Visit, ...]:
    """Part of other deeds: several, locked in one order, and given back in that of the asking."""
    held = {pk: held_visit(Visit(pk=pk)) for pk in sorted(visit.pk for visit in visits)}
    return tuple(held[visit.pk] for visit in visits)


def held_regular(regular: Regular, *, read: int | None = None) -> Regular:
    """Part of other deeds: the same of one that comes again."""
    rows = Regular.objects.select_for_update(of=("self",)).select_related("person", "budget")
    regular = rows.get(pk=regular.pk)
    regular.turn_page(read=read)
    return regular


def must_be_ours(organisation: Organisation, by: Actor) -> None:
    """Part of other deeds: nobody plans the round of another provider."""
    if by.organisation_id != organisation.pk:
        raise PermissionDenied
