"""Whether a code is right: one from an app, or a recovery code. Each works once."""

from hmac import compare_digest

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from cryptography.fernet import InvalidToken
from django.db import transaction

from whatmatters.access import audit, tries
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.foundations import clock

APP, PASSKEY, RECOVERY = "totp", "webauthn", "recovery_codes"
PERIOD, DIGITS = 30, 6


def has_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=(APP, PASSKEY)).exists())


def prove_by_code(user: User, typed: str) -> str:
    """By which factor this code proves who they are, or nothing. Written down either way.

    Guesses at one account are counted together, wherever they come from: whoever guesses
    here has the password already.
    """
    at = tries.at_account("second-step", str(user.pk))
    if not tries.take(at):
        return ""
    how = right_factor(user, typed)
    if how:
        tries.give_back(at)
        audit.record(by=Actor(user), did="access.factor-used", to=user, why=how)
    else:
        audit.record(by=audit.PUBLIC, did="access.factor-refused", to=user)
    return how


def right_factor(user: User, typed: str) -> str:
    """By which factor this is right. None is, once the key they were kept under is lost."""
    digits = "".join(c for c in typed if c.isascii() and c.isdigit())
    try:
        if len(digits) == DIGITS:
            return APP if _app_gives(user, digits) else ""
        return RECOVERY if _is_recovery_code(user, digits) else ""
    except InvalidToken:
        return ""


def code_now(secret: str, *, later: int = 0) -> str:
    """What an app with this secret shows now, or so many periods later."""
    return str(format_hotp_value(hotp_value(secret, _period() + later)))


def shows(secret: str, typed: str) -> bool:
    """Whether an app with this secret shows this code about now."""
    return any(compare_digest(code_now(secret, later=later), typed) for later in (-1, 0, 1))


@transaction.atomic
def _app_gives(user: User, digits: str) -> bool:
    """Whether the app shows this about now. A code that was used, or one before it, is no use."""
    own = Authenticator.objects.select_for_update().filter(user=user, type=APP)
    app = own.order_by("pk").first()
    if app is None:
        return False
    secret, now = decrypt(app.data["secret"]), _period()
    for period in (now - 1, now, now + 1):
        is_it = compare_digest(format_hotp_value(hotp_value(secret, period)), digits)
        if is_it and period > app.data.get("last", -1):
            app.data["last"], app.last_used_at = period, clock.now()
            app.save(update_fields=["data", "last_used_at"])
            return True
    return False


def _is_recovery_code(user: User, digits: str) -> bool:
    codes = Authenticator.objects.filter(user=user, type=RECOVERY).order_by("pk").first()
    return bool(codes and digits and codes.wrap().validate_code(digits))


def _period() -> int:
    return int(clock.now().timestamp()) // PERIOD
