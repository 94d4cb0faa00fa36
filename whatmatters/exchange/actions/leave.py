from django.core.exceptions import PermissionDenied

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, may, require


def ask_leave(by: Actor | str, organisation: Organisation) -> None:
    """An actor may bring people into their own organisation; a command (SYSTEM) into any."""
    if isinstance(by, Actor):
        require(by, Permission.PEOPLE_IMPORT)
        if by.organisation_id != organisation.pk:
            raise PermissionDenied


def may_join_circles(by: Actor | str) -> bool:
    """Whether whoever brings people in is somebody who begins records, and so works with them."""
    return isinstance(by, Actor) and may(by, Permission.PERSON_BEGIN)
