"""Parts of every deed on somebody’s money."""

from whatmatters.people.models import Person


def held_person(person: Person) -> Person:
    """The person, read again and locked: two who agree a budget at once take turns.

    Part of other deeds.
    """
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
