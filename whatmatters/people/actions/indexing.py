"""The search keys of a person, made anew whenever a name or a number changes."""

from whatmatters.people import search
from whatmatters.people.models import Identifier, Person, SearchKey


def index(person: Person) -> None:
    """Make the search keys of a person anew, for each organisation that knows them now.

    Part of other deeds: their transaction, their leave, their entry.
    """
    SearchKey.objects.filter(person=person).delete()
    names = [
        person.known_as,
        person.full_name,
        *person.other_names.order_by("pk").values_list("name", flat=True),
        *Identifier.objects.filter(person=person).order_by("pk").values_list("value", flat=True),
    ]
    for known in person.registrations.current().order_by("pk"):
        keys = search.keys_of(person, known.organisation_id, [*names, known.number])
        SearchKey.objects.bulk_create(keys)
