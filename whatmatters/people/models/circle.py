from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class Kind(models.TextChoices):
    """Who somebody is to the person. The first come first, everywhere."""

    CARER = "carer", "Unpaid carer"
    FAMILY = "family", "Family"
    FRIEND = "friend", "Friend"
    NEIGHBOUR = "neighbour", "Neighbour"
    VOLUNTEER = "volunteer", "Volunteer"
    ADVOCATE = "advocate", "Advocate"
    ATTORNEY = "attorney", "Attorney"
    DEPUTY = "deputy", "Deputy"
    ASSISTANT = "personal-assistant", "Personal assistant"
    PRACTITIONER = "practitioner", "Practitioner"
    SUPPORT_WORKER = "support-worker", "Support worker"
    PROVIDER = "provider-manager", "Provider"
    BROKER = "broker", "Broker"
    HEALTH = "health", "Health professional"
    OTHER = "other", "Someone else"


#: The place in a circle that goes with a role, so that rights never add up: somebody who
#: also acts as a commissioner sees nothing then of those whose practitioner they are.
KIND_OF_WORKER: dict[RoleKey, Kind] = {
    RoleKey.PRACTITIONER: Kind.PRACTITIONER,
    RoleKey.TEAM_LEAD: Kind.PRACTITIONER,
    RoleKey.SUPPORT_WORKER: Kind.SUPPORT_WORKER,
    RoleKey.PROVIDER_MANAGER: Kind.PROVIDER,
    RoleKey.BROKER: Kind.BROKER,
}


class CircleQuerySet(models.QuerySet["CircleMember"]):
    def current(self) -> Self:
        today = clock.today()
        return self.filter(
            Q(left_on=None) | Q(left_on__gt=today), Q(joined_on__lte=today), withdrawn_at=None
        )

    def opening_for(self, viewer: Actor) -> Self:
        """The places in circles that open a record to this viewer as they act now.

        A worker's place counts only while they act for the organisation it names, in the
        role that goes with it; a relative's or friend's only from the day the person
        agreed that they may see, and never with a worker's powers.
        """
        theirs = self.current().filter(user=viewer.user)
        if not viewer.is_staff:
            own = theirs.filter(organisation=None, may_see_from__lte=clock.today())
            return own.exclude(kind__in=set(KIND_OF_WORKER.values()))
        if (kind := KIND_OF_WORKER.get(viewer.role.key)) is None:
            return self.none()
        return theirs.filter(organisation=viewer.organisation_id, kind=kind)


class CircleMember(Record):
    """Someone the person counts on, paid or not, with an account here or without."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="circle")
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    relation = models.CharField(max_length=100, blank=True, help_text="In the person's words")
    reach = models.CharField(max_length=200, blank=True, help_text="How to reach them")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="circles",
        db_index=False,  # the index of both together, below, begins with it
    )
    # Not indexed alone: it would lead through everybody whom an organisation works with.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    may_see_from = models.DateField(null=True, blank=True)
    joined_on = models.DateField(default=clock.today)
    left_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CircleQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "name", "relation", "reach", "user"),
        plain=("kind", "organisation", "may_see_from", "joined_on", "left_on", "withdrawn_at"),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="circle_member_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="circle_member_leaves_after_joining",
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
            ),
        ]
        indexes = [models.Index(fields=["user", "organisation"], name="circles_someone_is_in")]

    @property
    def described(self) -> str:
        """How they are introduced: `my daughter` in the person's words, or their kind."""
        return self.relation or self.get_kind_display()

    def leave(self, *, on: date) -> None:
        """End their place from that day; today ends it at once."""
        self.left_on = max(on, self.joined_on)
