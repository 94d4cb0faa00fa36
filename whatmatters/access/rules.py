"""Doors of the house that a role opens by itself, because no record lies behind them."""

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.permissions import Permission, may_knock, rule

for door in (
    Permission.DAY_VIEW,
    Permission.TEAM_VIEW,
    Permission.PEOPLE_SEARCH,
    Permission.FIND_IN_NEED,
    Permission.PEOPLE_IMPORT,
    Permission.PERSON_BEGIN,
    Permission.ENQUIRIES_HANDLE,
    Permission.PROMPTS_CHANGE,
    Permission.PRIVACY_WATCH,
    Permission.SAFEGUARDING_HANDLE,
):
    may_knock(door)


@rule(Permission.MEMBERS_MANAGE)
def may_manage_members(actor: Actor, member: Membership | None) -> bool:
    """An administrator. A reset they start only for members who act for no other organisation."""
    if Permission.MEMBERS_MANAGE not in actor.role.doors:
        return False
    if member is None:
        return True
    acting = Membership.objects.current().filter(user=member.user_id)
    return set(acting.values_list("organisation_id", flat=True)) == {actor.organisation_id}


@rule(Permission.ORGANISATION_CHANGE)
def may_change_organisation(actor: Actor, organisation: Organisation | None) -> bool:
    """An administrator, of the organisation they act for."""
    if Permission.ORGANISATION_CHANGE not in actor.role.doors:
        return False
    return organisation is None or organisation.pk == actor.organisation_id
