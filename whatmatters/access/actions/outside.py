from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import OutsideAccount, User


@transaction.atomic
def join_outside(*, user: User, issuer: str, subject: str) -> OutsideAccount:
    """Join somebody's account elsewhere to theirs here. Done twice, it changes nothing more.

    Anybody may of whom the provider says that the e-mail address of the account is theirs.
    """
    joined, made = OutsideAccount.objects.get_or_create(
        issuer=issuer, subject=subject, defaults={"user": user}
    )
    if made:
        audit.record(by=Actor(user), did="access.outside-joined", to=user)
    return joined
