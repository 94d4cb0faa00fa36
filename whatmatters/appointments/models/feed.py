from __future__ import annotations

from hashlib import sha256
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


def digest_of(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


class FeedQuerySet(models.QuerySet["Feed"]):
    def visible_to(self, viewer: Actor) -> Self:
        """One’s own, as one acts now."""
        return self.filter(user=viewer.user, membership=viewer.membership)

    def current(self) -> Self:
        return self.filter(withdrawn_at=None)

    def at(self, secret: str) -> Self:
        return self.current().filter(digest=digest_of(secret), user__is_active=True)


class Feed(Record):
    """A secret address at which somebody’s own calendar reads when they are to be somewhere.

    The address is shown once, and only a digest of it is kept. What is read there has no name
    and nobody’s words in it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    membership = models.ForeignKey(
        Membership, models.CASCADE, null=True, blank=True, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("user",),
        plain=("membership", "digest", "withdrawn_at"),
        exported="not: it is an address of an account, and secret",
        merged="not: it belongs to an account, not to a record",
    )
    kept: ClassVar = ("user_id", "membership_id", "digest")

    @property
    def actor(self) -> Actor | None:
        """Who reads it, as they acted when they made it; nobody, once that job has ended."""
        if self.membership is None:
            return Actor(self.user)
        today, job = clock.today(), self.membership
        goes_on = job.began_on <= today and (job.ended_on is None or job.ended_on > today)
        return Actor(self.user, job) if goes_on else None
