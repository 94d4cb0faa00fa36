"""Part of every deed on a weighing: hold it still, the person first, and only while it is open."""

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.eligibility.models import CannotDecide, Weighing
from whatmatters.people.models import Person


def held_person(person: Person) -> Person:
    """Part of other deeds: the person, read again and locked."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_weighing(weighing: Weighing, *, by: Actor) -> Weighing:
    """Part of other deeds: read again and locked, where the actor may decide and it is open.

    Raises CannotDecide once it was decided: what it was decided by stays as it is.
    """
    person = held_person(weighing.person)
    weighing = Weighing.objects.select_for_update(of=("self",)).get(pk=weighing.pk)
    weighing.person = person
    require(by, Permission.ELIGIBILITY_DECIDE, person)
    must_be_ours(weighing, by)
    if not weighing.is_open:
        raise CannotDecide(
            gettext("This was decided while you had it open. Begin again to decide anew")
        )
    return weighing


def must_be_ours(weighing: Weighing, by: Actor) -> None:
    """Part of other deeds: what one organisation weighs, another does not change."""
    if weighing.organisation_id != by.organisation_id:
        raise CannotDecide(gettext("Another organisation is deciding this"))
