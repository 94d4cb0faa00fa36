"""What commands that let somebody in have in common."""

from argparse import ArgumentParser
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email

from whatmatters.access import actions
from whatmatters.access.models import User


def known_account(email: str) -> User:
    """The account with this address. Raises CommandError."""
    known = User.objects.filter(email=email.strip().casefold()).order_by("pk").first()
    if known is None:
        raise CommandError(f"Nobody signs in with {email}")
    return known


def add_invitation(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--invite",
        action="store_true",
        help="make a new account with a code to hand over, not a password",
    )


def invitation(user: User, *, made: bool, invite: bool) -> list[str]:
    """The code for a new account, where that was wished for, and what to do with it."""
    return told_code(actions.invite(user=user)) if made and invite else []


def told_code(code: str) -> list[str]:
    return [code, "Hand it over in person. It is used at /sign-in/code, once, within 24 hours"]


def account(email: str, name: str, *, invite: bool = False) -> tuple[User, bool]:
    """The account with this address, or a new one.

    Its password is asked for at the terminal, unless whoever it is for is invited to choose it.
    """
    email = email.strip().casefold()
    if known := User.objects.filter(email=email).order_by("pk").first():
        return known, False
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"{email} is not an e-mail address") from None
    password = None if invite else ask_password(User(email=email, name=name))
    return actions.make_account(email=email, name=name, password=password), True


def ask_password(user: User) -> str:
    """Ask twice, so that a slip of the finger locks nobody out."""
    password = getpass(f"A password for {user.email}: ")
    try:
        validate_password(password, user)
    except ValidationError as refused:
        raise CommandError(" ".join(refused.messages)) from None
    if getpass("The same again: ") != password:
        raise CommandError("The two passwords are not the same. Nothing was changed")
    return password
