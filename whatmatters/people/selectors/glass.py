"""Records opened in an emergency: whom one may open, what is open now, and how often it happens."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.foundations.words import folded
from whatmatters.people import search
from whatmatters.people.models import BrokenGlass, Identifier, Person, Registration

#: As many of one name as are looked through for the one with that birthday.
MOST_ALIKE = 200


@dataclass(frozen=True, slots=True)
class KnownHere:
    """Somebody one's organisation knows, as a search shows them and no further."""

    pk: UUID
    name: str
    number: str
    born_on: date | None


@dataclass(frozen=True, slots=True)
class Rate:
    """How often somebody opened records in an emergency in one month."""

    user_id: UUID
    name: str
    organisation: str
    times: int
    people: int


def known_here(*, viewer: Actor, person_id: UUID) -> KnownHere:
    """Unknown to the organisation, or barred, is 404; known and not to be opened is 403."""
    person = get_object_or_404(Person.objects.registered_with(viewer), pk=person_id)
    require(viewer, Permission.GLASS_BREAK, person)
    here = Registration.objects.current().filter(person=person, organisation=viewer.organisation_id)
    number = here.order_by("pk").values_list("number", flat=True)[0]
    return KnownHere(person.pk, person.name, number, person.born_on)


def exactly(
    *, viewer: Actor, number: str = "", name: str = "", born_on: date | None = None
) -> Person | None:
    """The one person the viewer's organisation knows by a number, or by a name and a birthday.

    A part of either finds nobody, and nor does what fits more than one.
    """
    if number:
        found = [
            each
            for each in search.found(viewer, number, at_most=MOST_ALIKE)
            if _has_number(each, number)
        ]
    else:
        found = [
            each
            for each in search.found(viewer, name, at_most=MOST_ALIKE)
            if each.born_on == born_on and _is_called(each, name)
        ]
    if len(found) != 1:
        return None
    return Person.objects.registered_with(viewer).get(pk=found[0].pk)


def _has_number(one: search.Found, number: str) -> bool:
    typed = _bare(number)
    nhs = Identifier.objects.filter(person=one.pk, system=Identifier.NHS_NUMBER)
    return typed in {_bare(one.number), *map(_bare, nhs.values_list("value", flat=True))}


def _is_called(one: search.Found, name: str) -> bool:
    return folded(name).split() in (folded(one.full_name).split(), folded(one.known_as).split())


def _bare(number: str) -> str:
    return "".join(c for c in folded(number) if c.isalnum())


def person_known(*, viewer: Actor, person_id: UUID) -> Person:
    return get_object_or_404(Person.objects.registered_with(viewer), pk=person_id)


def open_glass(*, viewer: Actor, person_id: UUID) -> BrokenGlass | None:
    """What this viewer has opened and not closed again, if its hour is not over."""
    mine = BrokenGlass.objects.of(viewer).filter(person=person_id, user=viewer.user)
    return mine.order_by("until", "pk").last()


def glass_to_close(*, viewer: Actor, person_id: UUID) -> BrokenGlass:
    found = open_glass(viewer=viewer, person_id=person_id)
    if found is None:
        raise Http404
    return found


def monthly_rates(*, viewer: Actor, month: date | None = None) -> list[Rate]:
    """For each who opened any record this viewer watches over: how often, the most first.

    `month` is any day of it; without one, this month. One query.
    """
    day = month or clock.today()
    rows = (
        BrokenGlass.objects.visible_to(viewer)
        .filter(broken_at__year=day.year, broken_at__month=day.month)
        .values("user_id", "user__name", "organisation__name")
        .annotate(times=Count("pk"), people=Count("person", distinct=True))
        .order_by("-times", "user__name", "user_id", "organisation__name")
        .values_list("user_id", "user__name", "organisation__name", "times", "people")
    )
    return [Rate(*row) for row in rows]
