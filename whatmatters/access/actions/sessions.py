"""Ending sessions, and what ends them: another password, an account that is closed."""

from uuid import UUID

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import SignedIn, User
from whatmatters.access.notices import tell_of_change


@transaction.atomic
def end_session(*, by: Actor, handle: UUID) -> bool:
    """End one session of one's own. Anybody may, with their own. Whether there was one."""
    ended, _ = SignedIn.objects.filter(user=by.user, handle=handle).delete()
    if ended:
        audit.record(by=by, did="access.session-ended", to=by.user)
    return bool(ended)


@transaction.atomic
def end_other_sessions(*, by: Actor, keep: UUID) -> int:
    """End all of one's own sessions but this one. Anybody may, with their own. How many."""
    ended, _ = SignedIn.objects.filter(user=by.user).exclude(handle=keep).delete()
    if ended:
        audit.record(by=by, did="access.session-ended", to=by.user)
    return ended


@transaction.atomic
def end_sessions(*, user: User) -> int:
    """End all of somebody's sessions. How many.

    Anybody may who can reach the command line of the installation.
    """
    ended = kill_sessions(user)
    audit.record(by=audit.SYSTEM, did="access.session-ended", to=user)
    return ended


@transaction.atomic
def close_account(*, user: User) -> int:
    """Let somebody sign in no more, from this instant. How many sessions that ended.

    Anybody may who can reach the command line of the installation.
    """
    user.is_active = False
    user.save(update_fields=["is_active"])
    user.handed_codes.filter(used_at=None).delete()
    audit.record(by=audit.SYSTEM, did="access.account-closed", to=user)
    return kill_sessions(user)


@transaction.atomic
def change_password(*, by: Actor, password: str, keep: UUID) -> None:
    """Choose another password of one's own. Anybody may. All other sessions end."""
    user = User.objects.select_for_update().get(pk=by.user.pk)
    user.set_password(password)
    user.save(update_fields=["password"])
    SignedIn.objects.filter(user=user).exclude(handle=keep).delete()
    audit.record(by=by, did="access.password-changed", to=user)
    tell_of_change(user)
    by.user.password = user.password


def kill_sessions(user: User) -> int:
    """Part of other deeds: their transaction, their leave, their entry."""
    ended, _ = SignedIn.objects.filter(user=user).delete()
    return ended
