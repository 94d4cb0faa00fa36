"""The groups of an organisation, and one of them, for those who lead it or answer for it."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.access.permissions import Permission, may
from whatmatters.foundations import clock
from whatmatters.groups.models import LEADERS, Group, Lead, Member, Session
from whatmatters.groups.rules import ANSWERS

SHOWN = 12


@dataclass(frozen=True, slots=True)
class ListPage:
    mine: tuple[Group, ...]
    others: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class GroupPage:
    """`members` are those the viewer may know to come; `leads`, who is shown who they are."""

    group: Group
    leads: tuple[Lead, ...]
    members: tuple[Member, ...]
    to_come: tuple[Session, ...]
    been: tuple[Session, ...]
    leads_it: bool

    @property
    def next_one(self) -> Session | None:
        return self.to_come[0] if self.to_come else None


def list_page(*, viewer: Actor) -> ListPage:
    """Those one leads; and the rest, for who answers for all groups of the organisation."""
    mine = Group.objects.led_by(viewer).going_on().in_order()
    others = Group.objects.visible_to(viewer).going_on().in_order()
    answers = viewer.role.key in ANSWERS
    known = {group.pk for group in mine}
    rest = [group for group in others if group.pk not in known] if answers else []
    return ListPage(tuple(mine), tuple(rest))


def group_page(*, viewer: Actor, group_id: UUID) -> GroupPage:
    """Unseen is 404; 403 to colleagues who neither lead it nor answer for it."""
    group = to_keep(viewer=viewer, group_id=group_id)
    sessions = Session.objects.visible_to(viewer).filter(group=group)
    now = clock.now()
    leads = Lead.objects.visible_to(viewer).current().filter(group=group)
    members = Member.objects.visible_to(viewer).coming().filter(group=group)
    been = sessions.filter(starts_at__lte=now).order_by("-starts_at", "pk")
    return GroupPage(
        group=group,
        leads=tuple(leads.select_related("user").order_by("user__name", "pk")),
        members=tuple(members.in_order()),
        to_come=tuple(sessions.filter(starts_at__gt=now).in_order()[:SHOWN]),
        been=tuple(been[:SHOWN]),
        leads_it=may(viewer, Permission.GROUP_LEAD, group),
    )


def to_keep(*, viewer: Actor, group_id: UUID) -> Group:
    """A group that the viewer may change. 403 to colleagues who may not."""
    group = get_object_or_404(Group.objects.visible_to(viewer), pk=group_id)
    if not may(viewer, Permission.GROUP_KEEP, group):
        raise PermissionDenied
    return group


def lead_of(*, viewer: Actor, lead_id: UUID) -> Lead:
    seen = Lead.objects.visible_to(viewer).select_related("group")
    return get_object_or_404(seen, pk=lead_id)


def colleagues(*, viewer: Actor, group: Group) -> tuple[User, ...]:
    """Who could lead it as well: nobody who does already."""
    leads = Lead.objects.visible_to(viewer).current().filter(group=group)
    jobs = Membership.objects.current().filter(
        organisation=viewer.organisation_id, role_key__in=LEADERS, user__is_active=True
    )
    users = User.objects.filter(pk__in=jobs.values("user"))
    return tuple(users.exclude(pk__in=leads.values("user")).order_by("name", "pk"))
