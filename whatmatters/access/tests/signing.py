"""An account that signs in, and how the steps of it are done in a test."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import decrypt
from django.test import Client

from whatmatters.access import actions
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, User
from whatmatters.access.signing_in import factors

PASSWORD = "beans and rhubarb"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def account(email: str = "pat@example.org", name: str = "Pat") -> User:
    return User.objects.create_user(email, PASSWORD, name=name)


def with_app(user: User) -> User:
    """The same account, with an app that gives codes."""
    actions.add_app(by=Actor(user), secret=SECRET)
    return user


def code(*, later: int = 0) -> str:
    return factors.code_now(SECRET, later=later)


def recovery_codes(user: User) -> list[str]:
    kept = Authenticator.objects.get(user=user, type=factors.RECOVERY)
    return list(kept.wrap().get_unused_codes())


def send_password(client: Client, user: User, password: str = PASSWORD, *, onward: str = "") -> str:
    """Do the first step. Where it leads."""
    sent = {"email": user.email, "password": password}
    answer = client.post(f"/sign-in?next={onward}" if onward else "/sign-in", sent)
    return str(answer.headers.get("location", ""))


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def done(*, last: int = 20) -> list[str]:
    """What was written down, oldest first."""
    return list(AuditEntry.objects.order_by("pk").values_list("did", flat=True))[-last:]


def secret_of(user: User) -> str:
    return str(decrypt(Authenticator.objects.get(user=user, type=factors.APP).data["secret"]))
