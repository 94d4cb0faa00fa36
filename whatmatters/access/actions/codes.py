"""Codes handed over in person, with which somebody chooses their own password.

Nobody chooses a password for somebody else: whoever starts a reset is shown a code once,
and hands it over. It works once, for a day, and only for the account it was made for.
"""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actions.sessions import kill_sessions
from whatmatters.access.actor import Actor
from whatmatters.access.models import HandedCode, Membership, Organisation, User
from whatmatters.access.notices import tell_of_change
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.foundations.codes import read_code, spoken_code

A_DAY = timedelta(hours=24)


@transaction.atomic
def start_reset(
    *, by: Actor, member: Membership, new_password: bool = False, no_factor: bool = False
) -> str:
    """Start a reset for a member of one's own organisation. The code, to be shown once.

    All sessions of the member end now: whoever needs a reset may have lost more than a word.
    """
    require(by, Permission.MEMBERS_MANAGE, member)
    kill_sessions(member.user)
    audit.record(by=by, did="access.reset-started", to=member.user)
    tell_of_change(member.user)
    return _hand(member.user, member.organisation, new_password, no_factor)


@transaction.atomic
def invite(*, user: User) -> str:
    """Let whoever an account was made for choose their first password. The code.

    Anybody may who can reach the command line of the installation.
    """
    audit.record(by=audit.SYSTEM, did="access.invited", to=user)
    return _hand(user, None, new_password=True, no_factor=False)


@transaction.atomic
def hand_code(*, user: User, new_password: bool, no_factor: bool) -> str:
    """Start a reset from the command line. The code. All sessions end.

    Anybody may who can reach the command line of the installation.
    """
    kill_sessions(user)
    audit.record(by=audit.SYSTEM, did="access.reset-started", to=user)
    tell_of_change(user)
    return _hand(user, None, new_password, no_factor)


@transaction.atomic
def use_code(*, handed: HandedCode, password: str = "") -> bool:
    """Do what a code is for. Anybody may who holds the code. Whether it still worked."""
    handed = HandedCode.objects.select_for_update().select_related("user").get(pk=handed.pk)
    if handed.used_at or handed.until <= clock.now():
        return False
    user = handed.user
    if handed.new_password:
        user.set_password(password)
        user.save(update_fields=["password"])
    if handed.no_factor:
        Authenticator.objects.filter(user=user).delete()
    handed.used_at = clock.now()
    handed.save(update_fields=["used_at"])
    kill_sessions(user)
    audit.record(by=Actor(user), did="access.reset-used", to=user)
    tell_of_change(user)
    return True


def find_code(email: str, typed: str) -> HandedCode | None:
    """Part of other deeds: the code that works now for this account, if that is it.

    It takes as long whether or not there is such an account, or a code for it.
    """
    found = HandedCode.objects.filter(
        user__email=email.strip().casefold(),
        user__is_active=True,
        used_at=None,
        until__gt=clock.now(),
    )
    handed = found.order_by("-recorded_at", "pk").first()
    said = read_code(typed)
    right = check_password(said, handed.hashed if handed else make_password(None))
    return handed if right else None


def _hand(user: User, place: Organisation | None, new_password: bool, no_factor: bool) -> str:
    """Only the newest code of an account works."""
    user.handed_codes.filter(used_at=None).delete()
    code = spoken_code(groups=3)
    HandedCode.objects.create(
        user=user,
        organisation=place,
        hashed=make_password(code),
        new_password=new_password,
        no_factor=no_factor,
        until=clock.now() + A_DAY,
    )
    return code
