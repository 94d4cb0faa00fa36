from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may_knock, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.access.roles import RoleKey
from whatmatters.groups.models import LEADERS, Group, Member
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of

may_knock(Permission.GROUPS_RUN)
#: Who answers for all groups of an organisation, besides those who lead each.
ANSWERS = {RoleKey.TEAM_LEAD, RoleKey.PROVIDER_MANAGER}


@rule(Permission.GROUP_KEEP)
def may_keep(actor: Actor, group: Group) -> bool:
    """Who leads it; or answers for the groups of the organisation it belongs to."""
    if actor.role.key not in LEADERS or group.organisation_id != actor.organisation_id:
        return False
    return actor.role.key in ANSWERS or may_lead(actor, group)


@rule(Permission.GROUP_LEAD)
def may_lead(actor: Actor, group: Group) -> bool:
    """Who leads it now, and nobody else: they write down who came."""
    return Group.objects.led_by(actor).filter(pk=group.pk).exists()


@rule(Permission.GROUP_JOIN)
def may_join(actor: Actor, person: Person) -> bool:
    """The person, or whoever decides for them; and, with their yes, who writes of their visits."""
    return _decides(standing_of(actor, person))


@rule(Permission.GROUP_AGREE)
def may_agree(actor: Actor, member: Member) -> bool:
    """The same, of what they may see: what is told there, what it is for, and to leave."""
    seen = Member.objects.visible_to(actor).filter(pk=member.pk).exists()
    return seen and _decides(standing_of(actor, member.person))


def _decides(standing: Standing) -> bool:
    own = standing.speaks_for_them and standing.may(DataClass.VISITS)
    return own or standing.may(DataClass.VISITS, Deed.WRITE)
