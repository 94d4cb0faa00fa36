"""Asking somebody who is signed in to show once more that it is they, before a grave deed."""

from datetime import timedelta

from django.forms import Form

from whatmatters.access import audit, tries
from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import User
from whatmatters.foundations import clock
from whatmatters.web.forms import PasswordField

#: Who signs in without a password here shows it by having signed in just now.
JUST_NOW = timedelta(minutes=5)

WRONG = "That is not your password. Check it and try again"
TOO_OFTEN = f"{WRONG}. It has been tried many times: wait a quarter of an hour first"
NOT_JUST_NOW = "You sign in here without a password. Sign out, sign in again, and come back"


def password_field() -> PasswordField:
    return PasswordField(
        label="What is your password?",
        help_text="So that nobody else does this at your screen.",
        required="Enter your password",
    )


def is_asked_for_password(user: User) -> bool:
    return user.has_usable_password()


def shows_again(request: SignedInRequest, form: Form) -> bool:
    """Whether it is they. If not, the form says why; what else was typed stays in it."""
    user = request.user
    if not is_asked_for_password(user):
        return _has_just_signed_in(user, form)
    about = str(user.pk)
    if not tries.may_try(request, at="again", about=about):
        form.add_error("password", TOO_OFTEN)
        return False
    if user.check_password(form.cleaned_data["password"]):
        return True
    tries.count_wrong(request, at="again", about=about)
    audit.record(by=request.actor, did="access.not-shown-again", to=user)
    form.add_error("password", WRONG)
    return False


def _has_just_signed_in(user: User, form: Form) -> bool:
    signed_in_at = user.last_login
    if signed_in_at and clock.now() - signed_in_at <= JUST_NOW:
        return True
    form.add_error(None, NOT_JUST_NOW)
    return False
