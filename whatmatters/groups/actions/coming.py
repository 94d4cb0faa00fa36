"""A person comes to a group: what those who lead it are told is theirs to say, and to change."""

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.groups.actions.locking import held_group, held_member, held_person, works_with
from whatmatters.groups.models import Group, GroupNotReady, Member
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


@transaction.atomic
def join_group(
    *,
    person: Person,
    group: Group,
    by: Actor,
    called: str = "",
    outcome: Outcome | None = None,
    tells_needs: bool = False,
    tells_alerts: bool = False,
) -> Member:
    """They come to it from now on. Joined twice, they came the first time."""
    person = held_person(person)
    require(by, Permission.GROUP_JOIN, person)
    group = held_group(group)
    if not works_with(group.organisation_id, person):
        raise GroupNotReady(gettext("Whoever runs this group does not work with them yet"))
    if there := Member.objects.coming().filter(person=person, group=group).order_by("pk").first():
        return there
    member = Member(person=person, group=group, organisation=group.organisation, agreed_by=by.user)
    _say(member, called or person.known_as, outcome, tells_needs, tells_alerts)
    member.save(force_insert=True)
    audit.record(by=by, did="groups.joined", to=member, about=person.pk)
    return member


@transaction.atomic
def agree_anew(
    *,
    member: Member,
    by: Actor,
    called: str,
    outcome: Outcome | None,
    tells_needs: bool,
    tells_alerts: bool,
    read: int | None = None,
) -> Member:
    """Say anew what they are called there, what it is for, and what is told. Raises Stale."""
    held_person(member.person)
    member = held_member(member, read=read)
    require(by, Permission.GROUP_AGREE, member)
    member.must_come()
    _say(member, called or member.called, outcome, tells_needs, tells_alerts)
    member.agreed_by = by.user
    fields = ("called", "outcome", "tells_needs", "tells_alerts", "agreed_by", "version")
    member.save(update_fields=fields)
    audit.record(by=by, did="groups.agreed", to=member, about=member.person_id)
    return member


@transaction.atomic
def leave_group(*, member: Member, by: Actor) -> Member:
    """They come no more. At once, nobody who leads it is shown anything of them."""
    held_person(member.person)
    member = held_member(member)
    require(by, Permission.GROUP_AGREE, member)
    member.leave()
    member.save(update_fields=["left_at", "version"])
    audit.record(by=by, did="groups.left", to=member, about=member.person_id)
    return member


def _say(member: Member, called: str, outcome: Outcome | None, needs: bool, alerts: bool) -> None:
    if outcome is not None and outcome.person_id != member.person_id:
        raise GroupNotReady(gettext("Choose something that they want themself"))
    member.called, member.outcome = called.strip()[:100], outcome
    member.tells_needs, member.tells_alerts = needs, alerts
