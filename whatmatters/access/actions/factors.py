"""Second factors of one's own: an app that gives codes, passkeys, recovery codes."""

from typing import Any
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.notices import tell_of_change
from whatmatters.access.signing_in.factors import APP, PASSKEY, RECOVERY


@transaction.atomic
def add_app(*, by: Actor, secret: str) -> None:
    """Take on an app that gives codes, in place of any before. Anybody may, for themself."""
    _lock(by)
    Authenticator.objects.filter(user=by.user, type=APP).delete()
    TOTP.activate(by.user, secret)
    _keep_recovery_codes(by)
    audit.record(by=by, did="access.factor-added", to=by.user, why=APP)
    tell_of_change(by.user)


@transaction.atomic
def remove_app(*, by: Actor) -> None:
    """Let go of the app that gives codes. Anybody may, for themself."""
    _lock(by)
    Authenticator.objects.filter(user=by.user, type=APP).delete()
    _drop_recovery_codes(by)
    audit.record(by=by, did="access.factor-removed", to=by.user, why=APP)
    tell_of_change(by.user)


@transaction.atomic
def add_passkey(*, by: Actor, name: str, credential: dict[str, Any]) -> None:
    """Take on a passkey. Anybody may, for themself."""
    _lock(by)
    Authenticator.objects.create(
        user=by.user,
        type=PASSKEY,
        data={"name": name, "credential": credential, "handle": str(uuid4())},
    )
    _keep_recovery_codes(by)
    audit.record(by=by, did="access.factor-added", to=by.user, why=PASSKEY)
    tell_of_change(by.user)


@transaction.atomic
def name_passkey(*, by: Actor, handle: UUID, name: str) -> bool:
    """Call a passkey something else. Anybody may, their own. Whether there was one."""
    passkey = _passkey(by, handle)
    if passkey is None:
        return False
    passkey.data["name"] = name
    passkey.save(update_fields=["data"])
    audit.record(by=by, did="access.factor-named", to=by.user, why=PASSKEY)
    return True


@transaction.atomic
def remove_passkey(*, by: Actor, handle: UUID) -> bool:
    """Let go of a passkey. Anybody may, of their own. Whether there was one."""
    passkey = _passkey(by, handle)
    if passkey is None:
        return False
    passkey.delete()
    _drop_recovery_codes(by)
    audit.record(by=by, did="access.factor-removed", to=by.user, why=PASSKEY)
    tell_of_change(by.user)
    return True


@transaction.atomic
def new_recovery_codes(*, by: Actor) -> None:
    """Make recovery codes anew; those before open nothing more. Anybody may, for themself."""
    _lock(by)
    Authenticator.objects.filter(user=by.user, type=RECOVERY).delete()
    RecoveryCodes.activate(by.user)
    audit.record(by=by, did="access.factor-added", to=by.user, why=RECOVERY)
    tell_of_change(by.user)


def _lock(by: Actor) -> None:
    """Two at once would each see the other's as not there yet."""
    User.objects.select_for_update().get(pk=by.user.pk)


def _passkey(by: Actor, handle: UUID) -> Authenticator | None:
    _lock(by)
    own = Authenticator.objects.filter(user=by.user, type=PASSKEY).order_by("pk")
    return next((one for one in own if one.data.get("handle") == str(handle)), None)


def _keep_recovery_codes(by: Actor) -> None:
    """Whoever has a factor has codes for the day it is lost."""
    RecoveryCodes.activate(by.user)


def _drop_recovery_codes(by: Actor) -> None:
    """Codes are for the day a factor is lost; without a factor they are no use."""
    own = Authenticator.objects.filter(user=by.user)
    if not own.exclude(type=RECOVERY).exists():
        own.delete()
