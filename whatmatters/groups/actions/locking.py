"""Part of every deed on a group: hold it still, the person first."""

from django.db.models import Q

from whatmatters.groups.models import Group, Member, Session
from whatmatters.people.models import CircleMember, Person, Registration


def held_person(person: Person) -> Person:
    """Part of other deeds: the person, read again and locked."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_group(group: Group) -> Group:
    """Part of other deeds: the group, read again and locked. Raises GroupNotReady once ended."""
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    group.must_go_on()
    return group


def held_session(session: Session, *, read: int | None = None) -> Session:
    """Part of other deeds: the session, one version on. Raises Stale."""
    rows = Session.objects.select_for_update(of=("self",)).select_related("group")
    session = rows.get(pk=session.pk)
    session.turn_page(read=read)
    return session


def held_member(member: Member, *, read: int | None = None) -> Member:
    """Part of other deeds: a place in a group, one version on. Raises Stale."""
    rows = Member.objects.select_for_update(of=("self",)).select_related("person", "group")
    member = rows.get(pk=member.pk)
    member.turn_page(read=read)
    return member


def works_with(organisation_id: object, person: Person) -> bool:
    """Part of other deeds: whether the organisation has a part in this life now."""
    here = Q(person=person, organisation=organisation_id)
    circle = CircleMember.objects.current().filter(here)
    return circle.exists() or Registration.objects.current().filter(here).exists()
