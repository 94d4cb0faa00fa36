"""What commands that let somebody in have in common."""

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


def account(email: str, name: str) -> tuple[User, bool]:
    """The account with this address, or a new one whose password is asked for at the terminal."""
    email = email.strip().casefold()
    if known := User.objects.filter(email=email).order_by("pk").first():
        return known, False
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"{email} is not an e-mail address") from None
    password = ask_password(User(email=email, name=name))
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
