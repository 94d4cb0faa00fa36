"""For whom a command brings things in, and in whose name."""

from django.db.models import Q

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.permissions import Permission, may


class NotKnown(Exception):
    """There is no such organisation or account. The message says what there is to choose."""


def organisation_called(name: str) -> Organisation:
    """The organisation of this name, or of this name in addresses."""
    named = Q(name__iexact=name) | Q(address_name__iexact=name)
    found = list(Organisation.objects.filter(named).order_by("pk")[:2])
    if len(found) == 1:
        return found[0]
    known = Organisation.objects.order_by("address_name").values_list("address_name", flat=True)
    there_are = ", ".join(known[:20]) or "none yet"
    raise NotKnown(f"Give --organisation as one of these: {there_are}")


def acting_as(
    email: str, organisation: Organisation, door: Permission = Permission.PEOPLE_IMPORT
) -> Actor | str:
    """The member with this e-mail address, who must be let to bring this in; or the command."""
    if not email:
        return audit.SYSTEM
    memberships = (
        Membership.objects.current()
        .filter(user__email__iexact=email.strip(), organisation=organisation)
        .select_related("user", "organisation")
        .order_by("began_on", "pk")
    )
    for membership in memberships:
        actor = Actor(membership.user, membership)
        if may(actor, door):
            return actor
    raise NotKnown(
        "Give --as the e-mail address of somebody who works there and may bring "
        f"{'visits' if door == Permission.ROUND_PLAN else 'people'} in"
    )
