"""Where somebody acting as themself begins: their own record, or those they may see."""

from dataclasses import dataclass

from whatmatters.access.actor import Actor
from whatmatters.people.models import Person

AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Mine:
    """One's own record, if one has one, and those of others one may see, by name.

    One's own is closed once it is written down that one has died, if that is so or not.
    """

    own: Person | None
    others: tuple[Person, ...]
    is_closed: bool = False

    @property
    def only(self) -> Person | None:
        """The one page there is to go to, where there is no choice to make."""
        if self.own or self.is_closed:
            return self.own
        return self.others[0] if len(self.others) == 1 else None


def mine(*, viewer: Actor) -> Mine:
    """One query; for somebody without a record of their own here, two."""
    seen = list(Person.objects.visible_to(viewer).order_by("known_as", "full_name", "pk")[:AT_MOST])
    own = [person for person in seen if person.user_id == viewer.user.pk]
    others = (person for person in seen if person.user_id != viewer.user.pk)
    return Mine(own[0] if own else None, tuple(others), not own and is_closed(viewer))


def is_closed(viewer: Actor) -> bool:
    """Whether the viewer, acting as themself, has a record that is closed to them for now."""
    own = Person.objects.filter(user=viewer.user).exclude(died_on=None)
    return not viewer.is_staff and own.exists()
