from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject
from whatmatters.safeguarding.destinations import Destination, destinations
from whatmatters.safeguarding.models import Concern
from whatmatters.web.components.words import written

#: More than these are too many to choose from: their own page has the same link.
MOST_TO_CHOOSE_FROM = 200
MYSELF = _("Myself")


@dataclass(frozen=True, slots=True)
class RaisePage:
    """Whom it is about, where that is known; else whom one may choose; and where it goes."""

    subject: Subject | None
    people: tuple[tuple[str, str], ...]
    places: tuple[Destination, ...]
    has_cases: bool

    @property
    def is_self(self) -> bool:
        return self.subject is not None and self.subject.standing.is_self

    @property
    def known_as(self) -> str:
        return self.subject.known_as if self.subject else ""

    @property
    def goes_to(self) -> Destination | None:
        """The one place it goes to, where that can be said already."""
        return self.places[0] if self.places and not self.offers else None

    @property
    def offers(self) -> tuple[Destination, ...]:
        """The places to choose from, where that is the person’s to choose, or not known."""
        may_choose = self.is_self or (self.subject is None and not self.people)
        return self.places if may_choose and len(self.places) > 1 else ()

    @property
    def shown(self) -> list[UUID]:
        return [UUID(key) for key, _ in self.people]


def raise_page(*, viewer: Actor, person_id: UUID | None = None) -> RaisePage:
    """For whoever worries about somebody whose record they may open; or about anybody."""
    about = subject(viewer=viewer, person_id=person_id) if person_id else None
    people = () if about else _people(viewer)
    return RaisePage(
        subject=about,
        people=people,
        places=_places(viewer, about, people),
        has_cases=Concern.objects.visible_to(viewer).open().exists(),
    )


def _people(viewer: Actor) -> tuple[tuple[str, str], ...]:
    """Each with their birthday: two people may have one name."""
    seen = Person.objects.visible_to(viewer).order_by("known_as", "full_name", "pk")
    own = viewer.user.pk if not viewer.is_staff else None
    found = list(seen[: MOST_TO_CHOOSE_FROM + 1])
    if len(found) > MOST_TO_CHOOSE_FROM:
        return ()
    return tuple((str(p.pk), MYSELF if p.user_id == own else _told(p)) for p in found)


def _told(person: Person) -> str:
    return (
        gettext("%(name)s, born %(written)s")
        % {"name": person.name, "written": written(person.born_on)}
        if person.born_on
        else person.name
    )


def _places(
    viewer: Actor, about: Subject | None, people: tuple[tuple[str, str], ...]
) -> tuple[Destination, ...]:
    offered = destinations(by=viewer, person=about.person if about else None)
    is_to_choose = about.standing.is_self if about else not (viewer.is_staff or people)
    return offered if is_to_choose else offered[:1]
