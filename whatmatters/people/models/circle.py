from __future__ import annotations

from datetime import date
from typing import ClassVar, Self
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import TABLE, By, DataClass, Way
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models.opening import not_confidential_to, people_open_to


class Kind(models.TextChoices):
    """Who somebody is to the person. The first come first, everywhere."""

    CARER = "carer", _("Unpaid carer")
    FAMILY = "family", _("Family")
    FRIEND = "friend", _("Friend")
    NEIGHBOUR = "neighbour", _("Neighbour")
    VOLUNTEER = "volunteer", _("Volunteer")
    ADVOCATE = "advocate", _("Advocate")
    ATTORNEY = "attorney", _("Attorney")
    DEPUTY = "deputy", _("Deputy")
    ASSISTANT = "personal-assistant", _("Personal assistant")
    PRACTITIONER = "practitioner", _("Practitioner")
    SUPPORT_WORKER = "support-worker", _("Support worker")
    PROVIDER = "provider-manager", _("Provider")
    BROKER = "broker", _("Broker")
    HEALTH = "health", _("Health professional")
    OTHER = "other", _("Someone else")


#: The place in a circle that goes with a role, so that rights never add up: somebody who
#: also acts as a commissioner sees nothing then of those whose practitioner they are.
KIND_OF_WORKER: dict[RoleKey, Kind] = {
    role: Kind(kind)
    for way in TABLE.ways.values()
    if way.by == By.CIRCLE and RoleKey.THEMSELF not in way.roles
    for role in way.roles
    for kind in way.kinds
}


class CircleQuerySet(models.QuerySet["CircleMember"]):
    def visible_to(self, viewer: Actor, *, person: UUID | None = None) -> Self:
        """Whom this viewer may know to be in circles; or, quicker, in the circle of one person.

        Everybody, where they may read who may act for the person; else their own place and
        those who work there. Nobody of a confidential service, but to itself and the person.
        """
        told = people_open_to(viewer, DataClass.CONSENT, person=person)
        seen = people_open_to(viewer, DataClass.CORE, person=person)
        own = Q(user=viewer.user, organisation=viewer.organisation_id)
        own_or_at_work = own | Q(kind__in=KIND_OF_WORKER.values())
        return self.filter(
            Q(person__in=told.values("pk")) | own_or_at_work & Q(person__in=seen.values("pk")),
            not_confidential_to(viewer),
        )

    def colleagues_of(self, viewer: Actor) -> Self:
        """Places held for the viewer's own organisation: whom one can ask about a person."""
        return self.current().filter(organisation=viewer.organisation_id)

    def current(self) -> Self:
        today = clock.today()
        return self.filter(
            Q(left_on=None) | Q(left_on__gt=today), Q(joined_on__lte=today), withdrawn_at=None
        )

    def held_by(self, viewer: Actor) -> Self:
        """The viewer's own places as they act now: for one organisation, or for none.

        Which of them open a record, and how far, the verdict table says (`access.policy`).
        """
        return self.current().filter(user=viewer.user, organisation=viewer.organisation_id)

    def in_way(self, way: Way) -> Self:
        """Those that make somebody stand to the person in this way."""
        proved = ~Q(proved_by="") if way.proved else Q()
        return self.filter(proved, kind__in=way.kinds)


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
    proved_by = models.CharField(
        max_length=300,
        blank=True,
        help_text="What was seen that shows it: a registered power of attorney, a court order",
    )
    proved_on = models.DateField(null=True, blank=True)
    joined_on = models.DateField(default=clock.today)
    left_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = CircleQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "name", "relation", "reach", "user", "proved_by"),
        plain=(
            "kind",
            "organisation",
            "proved_on",
            "joined_on",
            "left_on",
            "withdrawn_at",
        ),
    )
    kept: ClassVar = ("person_id", "organisation_id")

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

    @property
    def may_get_authority(self) -> bool:
        return self.kind in {Kind.ATTORNEY, Kind.DEPUTY}

    def leave(self, *, on: date) -> None:
        """End their place from that day; today ends it at once."""
        self.left_on = max(on, self.joined_on)
