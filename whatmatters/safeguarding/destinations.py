"""To which organisation a worry goes: one that knows the person and has somebody to look into it.

A worry is never refused for want of a safeguarding lead. Where no organisation has one, it
waits, and whoever is named as lead first finds it in their list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.people.models import Person, Registration
from whatmatters.safeguarding.models import leads


@dataclass(frozen=True, slots=True)
class Destination:
    """An organisation, and whether somebody there can look into a worry today."""

    id: UUID
    name: str
    has_lead: bool


def destinations(*, by: Actor, person: Person | None = None) -> tuple[Destination, ...]:
    """Where a worry of theirs may go, the likeliest first; those with a lead alone, if any has one.

    Staff tell their own organisation, unless only another that knows the person has a lead.
    The person may choose among those that know them. To others no confidential service is
    named; and where nobody is known by the one who worries, it is the places that anybody may ask.
    """
    found = tuple(_with_leads(_candidates(by, person)))
    led = tuple(each for each in found if each.has_lead)
    return led or found


def _candidates(by: Actor, person: Person | None) -> list[Organisation]:
    known = list(_that_know(by, person))
    if by.membership is not None:
        return [by.membership.organisation, *known]
    return known or list(_anybody_may_ask())


def _that_know(by: Actor, person: Person | None) -> Iterable[Organisation]:
    """Those that know the person; or, without one, anybody whom the one who worries may see."""
    people = Person.objects.visible_to(by)
    registered = Registration.objects.current().filter(person__in=people)
    if person is None and by.is_staff:
        return []
    if person is not None:
        registered = registered.filter(person=person)
    if person is None or person.user_id != by.user.pk or by.is_staff:
        registered = registered.filter(organisation__is_confidential=False)
    ordered = registered.select_related("organisation").order_by("began_on", "recorded_at", "pk")
    return list({each.organisation_id: each.organisation for each in ordered}.values())


def _anybody_may_ask() -> QuerySet[Organisation]:
    public = Organisation.objects.filter(is_confidential=False).order_by("name", "pk")
    asked = public.exclude(takes_enquiries_for="")
    return asked if asked.exists() else public


def _with_leads(organisations: list[Organisation]) -> Iterable[Destination]:
    led = set(leads().filter(organisation__in=organisations).values_list("organisation", flat=True))
    once = {each.pk: each for each in organisations}.values()
    return [Destination(each.pk, each.name, each.pk in led) for each in once]
