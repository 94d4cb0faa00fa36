"""The two sides: the person's, and that of a provider who was asked.

Whoever manages a provider is never on the person's side, nor is a broker whose own
organisation was asked: they would read what others offer.
"""

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.people.models import Person


def is_provider(viewer: Actor) -> bool:
    return viewer.role.key == RoleKey.PROVIDER_MANAGER


def brokers_here(viewer: Actor) -> bool:
    return viewer.role.key == RoleKey.BROKER


def on_persons_side(viewer: Actor) -> QuerySet[Person]:
    """On whose side somebody stands: whose money they may see, and no provider."""
    if is_provider(viewer):
        return Person.objects.none()
    return Person.objects.open_to(viewer, DataClass.BUDGET)
