"""The secret address of a calendar: made, told once, and withdrawn."""

import secrets

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.appointments.models import Feed, digest_of
from whatmatters.foundations import clock

BYTES = 32


@transaction.atomic
def make_feed(*, by: Actor) -> str:
    """Anybody may, for themself. It gives the secret, once; the one before reads no more."""
    _withdraw(by)
    secret = secrets.token_urlsafe(BYTES)
    feed = Feed.objects.create(user=by.user, membership=by.membership, digest=digest_of(secret))
    audit.record(by=by, did="appointments.feed-made", to=feed)
    return secret


@transaction.atomic
def withdraw_feed(*, by: Actor) -> None:
    """Anybody may, their own. From now on nobody reads there."""
    _withdraw(by)


def _withdraw(by: Actor) -> None:
    current = Feed.objects.visible_to(by).current().select_for_update(of=("self",))
    for feed in current.order_by("pk"):
        feed.withdrawn_at = clock.now()
        feed.save(update_fields=["withdrawn_at"])
        audit.record(by=by, did="appointments.feed-withdrawn", to=feed)
