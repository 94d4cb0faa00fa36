"""A person, or somebody of their circle, is invited, and makes their own way in with a code.

The code is said aloud or given on paper. It works once, for a week, and what is kept of it lets
nobody find out what it was.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from whatmatters.access import audit
from whatmatters.access.actions import make_account
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, require
from whatmatters.access.wall.context import Acting, standing_at
from whatmatters.foundations import clock
from whatmatters.foundations.codes import spoken_code
from whatmatters.people.models import CircleMember, Invitation, Person, Share
from whatmatters.people.models.invitation import hashed

A_WEEK = timedelta(days=7)


class NotToBeInvited(Exception):
    """Why somebody cannot be invited, or cannot come in. Written for the reader."""


@transaction.atomic
def invite(*, by: Actor, person: Person | None = None, member: CircleMember | None = None) -> str:
    """Invite a person to their own record, or somebody of their circle. The code, shown once.

    The newest code alone works. Raises NotToBeInvited for somebody who can sign in already, and
    for somebody of the circle with whom the person shares nothing.
    """
    if member:
        person = member.person
    if person is None:
        raise ValueError("Say who is invited")
    of = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if member:
        require(by, Permission.CONSENT_CHANGE, of)
        member = CircleMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    else:
        require(by, Permission.PERSON_CHANGE, of)
    _refuse_where_none_is_needed(of, member)
    _waiting(of, member).update(withdrawn_at=clock.now())
    code = spoken_code(groups=3)
    made = Invitation.objects.create(
        person=of,
        member=member,
        hashed=hashed(code),
        invited_by=by.user,
        until=clock.now() + A_WEEK,
    )
    audit.record(by=by, did="people.invited", to=made, about=of.pk)
    return code


def _refuse_where_none_is_needed(person: Person, member: CircleMember | None) -> None:
    if (member or person).user_id:
        raise NotToBeInvited(_("They can sign in already"))
    if person.died_on:
        raise NotToBeInvited(_("Nobody is invited to the record of somebody who has died"))
    if member is None:
        return
    if member.organisation_id or not CircleMember.objects.current().filter(pk=member.pk).exists():
        raise NotToBeInvited(_("Only somebody who is in the circle for themself is invited"))
    if not Share.objects.not_ended().filter(member=member, core=True).exists():
        raise NotToBeInvited(_("First say what they may see: so far that is nothing"))


def withdraw_invitations(*, member: CircleMember) -> None:
    """Part of ending a place, or what is shared: a code that nobody used opens nothing more."""
    _waiting(member.person, member).update(withdrawn_at=clock.now())


def _waiting(person: Person, member: CircleMember | None) -> QuerySet[Invitation]:
    return Invitation.objects.filter(person=person, member=member, used_at=None, withdrawn_at=None)


@transaction.atomic
def find_invitation(*, typed: str = "", invitation: str = "") -> Invitation | None:
    """Part of other deeds: the one that this code opens; or this one, if it still does."""
    with standing_at(Acting("system")):
        kept = Invitation.objects.open().select_related("person", "member")
        found = kept.by_code(typed) if typed else kept.filter(pk=invitation)
        return found.order_by("pk").first()


@transaction.atomic
def join(
    *, invitation: Invitation, email: str = "", password: str = "", by: Actor | None = None
) -> User:
    """Come in by an invitation: with a new account, or with one's own where signed in.

    Anybody may who has the code. Raises NotToBeInvited when it does not work any more, and for
    an account that somebody has, or that cannot be this person's.
    """
    with standing_at(Acting("system")):
        held = Invitation.objects.open().select_for_update(of=("self",)).filter(pk=invitation.pk)
        found = held.select_related("person", "member").order_by("pk").first()
        if found is None:
            raise NotToBeInvited(_("This code does not work any more. Ask for a new one"))
        user = by.user if by else _new_account(found, email, password)
        _refuse_another(found, user)
        _tie(found, user)
    return user


def _new_account(invitation: Invitation, email: str, password: str) -> User:
    if User.objects.filter(email=email.strip().casefold()).exists():
        raise NotToBeInvited(
            _("Somebody signs in with that address. If it is you, sign in, and type the code again")
        )
    return make_account(email=email, name=invitation.whose_name, password=password)


def _refuse_another(invitation: Invitation, user: User) -> None:
    """An account is one person's: nobody joins with that of the person, or with another’s."""
    own = Person.objects.filter(user=user)
    if invitation.member is None and own.exists():
        raise NotToBeInvited(_("This account has a record of its own, which is another one"))
    if own.filter(pk=invitation.person.pk).exists():
        raise NotToBeInvited(_("This is your own record. The code is for somebody else"))


def _tie(invitation: Invitation, user: User) -> None:
    whose = invitation.member or invitation.person
    whose.user = user
    whose.save(update_fields=["user"])
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    by = Actor(user)
    audit.record(by=by, did="people.came-in", to=invitation, about=invitation.person.pk)
