"""Passkeys: what a browser is asked, and whether its answer is right.

The ceremony is the library's; a challenge is asked once, and answered once or never.
"""

import json
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core.exceptions import ValidationError

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.signing_in.factors import PASSKEY
from whatmatters.foundations import clock

LONGEST_ANSWER = 20_000
WRONG = (ValidationError, ValueError, TypeError, KeyError, AttributeError)


def to_make(user: User) -> dict[str, Any]:
    """What a browser is asked to make a passkey that signs in without a password."""
    return _plain(auth.begin_registration(user, True))


def to_use(user: User | None) -> dict[str, Any]:
    """What a browser is asked for: a passkey of this user, or any it has for us."""
    return _plain(auth.begin_authentication(user))


def made(said: str) -> dict[str, Any] | None:
    """The passkey a browser made, if it answers what it was asked."""
    try:
        credential = _read(said)
        auth.complete_registration(credential)
    except WRONG:
        return None
    finally:
        auth.clear_state()
    return credential


def used_by(said: str, user: User | None = None) -> User | None:
    """Whose passkey answered, and rightly; only this user's, if one is given."""
    try:
        answer = _read(said)
        owner = user or auth.extract_user_from_response(answer)
        passkey = auth.complete_authentication(owner, answer)
    except WRONG:
        return None
    finally:
        auth.clear_state()
    if not owner.is_active:
        return None
    passkey.last_used_at = clock.now()
    passkey.save(update_fields=["last_used_at"])
    audit.record(by=Actor(owner), did="access.factor-used", to=owner, why=PASSKEY)
    return owner


def own(user: User) -> list[Authenticator]:
    return list(Authenticator.objects.filter(user=user, type=PASSKEY).order_by("created_at", "pk"))


def _read(said: str) -> dict[str, Any]:
    answer = json.loads(said) if len(said) < LONGEST_ANSWER else None
    if not isinstance(answer, dict):
        raise TypeError("A browser answers with an object")
    return answer


def _plain(asked: dict[str, Any]) -> dict[str, Any]:
    """The library's own mappings as dictionaries."""
    return json.loads(json.dumps(asked, default=dict))  # type: ignore[no-any-return]  # as given
