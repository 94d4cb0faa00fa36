"""A group is begun, led and ended; and its sessions are planned."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, User
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.groups.actions.locking import held_group
from whatmatters.groups.models import LEADERS, Group, GroupNotReady, Lead, Session


@transaction.atomic
def begin_group(*, by: Actor, name: str, about: str = "", where: str = "") -> Group:
    """Begin a group of the organisation one acts for. Whoever begins it leads it."""
    require(by, Permission.GROUPS_RUN)
    if by.membership is None:
        raise PermissionDenied
    if not name.strip():
        raise GroupNotReady(gettext("Say what the group is called"))
    group = Group.objects.create(
        organisation=by.membership.organisation,
        name=name.strip(),
        about=about.strip(),
        where=where.strip(),
        begun_by=by.user,
    )
    Lead.objects.create(group=group, user=by.user)
    audit.record(by=by, did="groups.begun", to=group)
    return group


@transaction.atomic
def end_group(*, group: Group, by: Actor) -> Group:
    """It meets no more. What was kept of it stays with those who came."""
    group = held_group(group)
    require(by, Permission.GROUP_KEEP, group)
    group.ended_at = clock.now()
    group.save(update_fields=["ended_at"])
    audit.record(by=by, did="groups.ended", to=group)
    return group


@transaction.atomic
def add_lead(*, group: Group, by: Actor, user: User) -> Lead:
    """Let a colleague lead it too. Raises GroupNotReady where they are none."""
    group = held_group(group)
    require(by, Permission.GROUP_KEEP, group)
    jobs = Membership.objects.current().filter(organisation=group.organisation_id)
    if not jobs.filter(user=user, role_key__in=LEADERS, user__is_active=True).exists():
        raise GroupNotReady(gettext("Choose somebody who works with people in this organisation"))
    current = Lead.objects.current().filter(group=group, user=user)
    if there := current.order_by("pk").first():
        return there
    lead = Lead.objects.create(group=group, user=user)
    audit.record(by=by, did="groups.lead-added", to=lead)
    return lead


@transaction.atomic
def end_lead(*, lead: Lead, by: Actor) -> Lead:
    """They lead it no more, and are shown nothing more of who comes. Somebody must lead it."""
    group = held_group(lead.group)
    require(by, Permission.GROUP_KEEP, group)
    lead = Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    if lead.ended_at is not None:
        return lead
    if not Lead.objects.current().filter(group=group).exclude(pk=lead.pk).exists():
        raise GroupNotReady(gettext("Somebody must lead the group. Add another first"))
    lead.ended_at = clock.now()
    lead.save(update_fields=["ended_at"])
    audit.record(by=by, did="groups.lead-ended", to=lead)
    return lead


@transaction.atomic
def plan_session(
    *, group: Group, by: Actor, starts_at: datetime, minutes: int, doing: str = ""
) -> Session:
    """Say when the group meets. Planned twice alike, it is one session. Raises GroupNotReady."""
    group = held_group(group)
    require(by, Permission.GROUP_KEEP, group)
    if not 5 <= minutes <= 1440:
        raise GroupNotReady(gettext("A session takes from 5 minutes to 24 hours"))
    same = Session.objects.filter(group=group, starts_at=starts_at)
    said = {"minutes": minutes, "doing": doing.strip()}
    if there := same.order_by("pk").first():
        if any(getattr(there, name) != value for name, value in said.items()):
            raise GroupNotReady(gettext("The group meets at that time already. Choose another"))
        return there
    session = Session.objects.create(group=group, starts_at=starts_at, **said)
    audit.record(by=by, did="groups.session-planned", to=session)
    return session
