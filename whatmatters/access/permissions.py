"""How we decide who may do what: one rule for each permission, one place to ask."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied

from whatmatters.access import asked
from whatmatters.access.actor import Actor
from whatmatters.access.deeds import Permission

Rule = Callable[[Actor, Any], bool]
R = TypeVar("R", bound=Rule)

RULES: dict[Permission, Rule] = {}

__all__ = ["RULES", "Permission", "may", "require", "rule"]


def rule(permission: Permission) -> Callable[[R], R]:
    """Make this function the one rule that decides a permission."""

    def register(decide: R) -> R:
        if permission in RULES:
            raise ValueError(f"{permission} already has a rule")
        RULES[permission] = decide
        return decide

    return register


def may(actor: Actor, permission: Permission, thing: object = None) -> bool:
    """Whether this actor may do this deed to this thing. Somebody switched off may nothing."""
    return actor.user.is_active and RULES[permission](actor, thing)


def require(by: Actor, permission: Permission, thing: object = None) -> None:
    """Raise PermissionDenied unless the actor may. The audit says by which permission they did."""
    asked.note_permission(permission)
    if not may(by, permission, thing):
        raise PermissionDenied(permission)


def may_knock(permission: Permission) -> None:
    """Register a door: a deed that needs no more than the right role."""

    @rule(permission)
    def by_role(actor: Actor, thing: object) -> bool:
        """Whoever acts in a role with this door."""
        return permission in actor.role.doors
