"""Records opened in an emergency: whom one may open, what is open now, and how often it happens."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.people.models import BrokenGlass, Person, Registration


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
    last_at: datetime


def known_here(*, viewer: Actor, person_id: UUID) -> KnownHere:
    """Unknown to the organisation, or barred, is 404; known and not to be opened is 403."""
    person = get_object_or_404(Person.objects.registered_with(viewer), pk=person_id)
    require(viewer, Permission.GLASS_BREAK, person)
    here = Registration.objects.current().filter(person=person, organisation=viewer.organisation_id)
    number = here.order_by("pk").values_list("number", flat=True)[0]
    return KnownHere(person.pk, person.name, number, person.born_on)


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
        .annotate(times=Count("pk"), people=Count("person", distinct=True), last=Max("broken_at"))
        .order_by("-times", "user__name", "user_id", "organisation__name")
        .values_list("user_id", "user__name", "organisation__name", "times", "people", "last")
    )
    return [Rate(*row) for row in rows]
