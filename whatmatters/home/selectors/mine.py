"""Where somebody acting as themself begins: their own record, or those whose circle they are in."""

from whatmatters.access.actor import Actor
from whatmatters.people.models import Person

AT_MOST = 100


def my_people(*, viewer: Actor) -> tuple[Person, ...]:
    """One's own record alone if one has one; otherwise those one may see, by name."""
    seen = Person.objects.visible_to(viewer).order_by("known_as", "full_name", "pk")
    people = tuple(seen[:AT_MOST])
    own = tuple(person for person in people if person.user_id == viewer.user.pk)
    return own if own and len(people) == 1 else people
