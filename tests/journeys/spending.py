"""A direct payment with receipts, for the pages of it."""

from tests.proof.spent import spent
from whatmatters.access.actor import Actor
from whatmatters.media.making import Made
from whatmatters.media.tests import samples
from whatmatters.people.models import Person


def kept_apart(person: Person, by: Actor, long: str) -> dict[str, str]:
    """With words that are long, and a receipt that can be looked at."""
    receipt = Made("picture", "image/jpeg", samples.picture(), 80, 60, 0)
    return spent(person, by, long, receipt)
