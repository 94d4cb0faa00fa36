"""What the way to stop letters is signed with. Whoever holds it can do that, and nothing else."""

from uuid import UUID

from django.core import signing

from whatmatters.access.models import User

SALT = "letters.weekly"


def token_of(user: User) -> str:
    return signing.dumps(str(user.pk), salt=SALT)


def whose(token: str) -> User | None:
    """Whose letters it stops; None where it was not signed here."""
    try:
        found = UUID(signing.loads(token, salt=SALT))
    except (signing.BadSignature, ValueError):
        return None
    return User.objects.filter(pk=found).order_by("pk").first()
