"""What sets limits to who sees whom: a bar, capacity for a decision, a case, a broken glass."""

from __future__ import annotations

from datetime import datetime, timedelta
from math import ceil
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass, Deed
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models.opening import not_confidential_to, people_open_to

#: How long a record stays open to whoever broke the glass (reliability and security, 4.6).
GLASS_STAYS_BROKEN = timedelta(minutes=60)


def in_an_hour() -> datetime:
    return clock.now() + GLASS_STAYS_BROKEN


class BarQuerySet(models.QuerySet["Bar"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Only to those who may bar: nobody who is barred can be told."""
        return self.filter(person__in=people_open_to(viewer, DataClass.CONSENT, Deed.WRITE))

    def current(self) -> Self:
        return self.filter(lifted_at=None)

    def of(self, viewer: Actor) -> Self:
        """Whatever role they act in: a bar is looked at before any role is."""
        return self.current().filter(user=viewer.user)


class Bar(Record):
    """That somebody with an account may see nothing of this person, whatever their role."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="bars")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    because = models.TextField(blank=True)
    barred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = BarQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "user", "because", "barred_by"), plain=("lifted_at",)
    )
    kept: ClassVar = ("person_id", "user_id", "because", "barred_by_id")

    class Meta:
        constraints = [
            UniqueConstraint(
                name="somebody_is_barred_once_at_a_time",
                fields=["user", "person"],
                condition=Q(lifted_at=None),
            ),
        ]


class CapacityQuerySet(models.QuerySet["CapacityRecord"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=people_open_to(viewer, DataClass.CONSENT))

    def current(self) -> Self:
        """The last word on each decision: what a later record replaced no longer counts."""
        return self.filter(replaced_at=None)

    def lacking(self) -> Self:
        """That they cannot decide about care and support; until it is to be looked at again."""
        return self.current().filter(
            decision=CapacityRecord.Decision.SUPPORT,
            has_capacity=False,
            review_on__gte=clock.today(),
        )


class CapacityRecord(Record):
    """Whether a person could make one decision at one time, who found so, and until when.

    Capacity is of a decision, never of a person (Mental Capacity Act 2005, sections 1 to 4).
    Only the one about care and support lets an attorney or deputy act here.
    """

    class Decision(models.TextChoices):
        SUPPORT = "support", _("Their care and support")
        HOME = "home", _("Where they live")
        SHARING = "sharing", _("Who is told what about them")
        MONEY = "money", _("Their money")
        OTHER = "other", _("Something else")

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="capacity")
    decision = models.CharField(max_length=8, choices=Decision)
    about = models.CharField(max_length=300, blank=True, help_text="The decision, in words")
    has_capacity = models.BooleanField()
    reasons = models.TextField()
    helped_by = models.TextField(blank=True, help_text="What was done to help them decide")
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    found_on = models.DateField(default=clock.today)
    review_on = models.DateField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    objects = CapacityQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "about", "reasons", "helped_by", "found_by"),
        plain=("decision", "has_capacity", "found_on", "review_on", "replaced_at"),
    )
    kept: ClassVar = (
        "person_id",
        "decision",
        "about",
        "has_capacity",
        "reasons",
        "helped_by",
        "found_by_id",
        "found_on",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="capacity_is_found_for_reasons", condition=~Q(reasons="")),
            CheckConstraint(
                name="capacity_is_looked_at_again_later",
                condition=Q(review_on__gt=F("found_on")),
            ),
            UniqueConstraint(
                name="capacity_is_found_once_for_a_decision",
                fields=["person", "decision"],
                condition=Q(replaced_at=None) & ~Q(decision="other"),
            ),
        ]


class CasePlaceQuerySet(models.QuerySet["CasePlace"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)

    def of(self, viewer: Actor) -> Self:
        """The open cases that the viewer is on, acting for the organisation that put them there."""
        return self.current().filter(user=viewer.user, organisation=viewer.organisation_id)


class CasePlace(Record):
    """That somebody works on an open safeguarding case of this person. Kept by `safeguarding`."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="case_places")
    case = models.UUIDField(help_text="Which case: it is known in `safeguarding` alone")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CasePlaceQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "user"), plain=("case", "organisation", "ended_at")
    )
    kept: ClassVar = ("person_id", "case", "user_id", "organisation_id")

    class Meta:
        constraints = [
            UniqueConstraint(
                name="somebody_is_on_a_case_once_for_an_organisation",
                fields=["case", "user", "organisation"],
                condition=Q(ended_at=None),
            ),
        ]


class GlassQuerySet(models.QuerySet["BrokenGlass"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Only to those who may know who has looked: the person, and privacy officers.

        To an officer nothing of a confidential service but their own. An attorney reads what
        they did themself, and nobody breaks a glass as themself.
        """
        told = self.filter(
            not_confidential_to(viewer), person__in=people_open_to(viewer, DataClass.AUDIT)
        )
        return told if viewer.is_staff else told.filter(person__user=viewer.user)

    def current(self) -> Self:
        """For an hour, to the minute, unless given back before."""
        return self.filter(until__gt=clock.now(), given_back_at=None)

    def of(self, viewer: Actor) -> Self:
        return self.current().filter(user=viewer.user, organisation=viewer.organisation_id)


class BrokenGlass(Record):
    """That somebody opened a record in an emergency, without standing to the person, and why."""

    class Reason(models.TextChoices):
        DANGER = "danger", _("Somebody is in danger now")
        MEDICAL = "medical", _("A medical emergency")
        COVER = "cover", _("Whoever works with them cannot be reached")
        OTHER = "other", _("Something else")

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="broken_glass")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=8, choices=Reason)
    because = models.TextField()
    broken_at = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(default=in_an_hour)
    given_back_at = models.DateTimeField(null=True, blank=True)

    objects = GlassQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "user", "because"),
        plain=("organisation", "reason", "broken_at", "until", "given_back_at"),
    )
    kept: ClassVar = ("person_id", "user_id", "organisation_id", "reason", "because", "broken_at")

    class Meta:
        constraints = [
            CheckConstraint(name="glass_is_broken_for_a_reason", condition=~Q(because="")),
        ]

    @property
    def seconds_left(self) -> int:
        return ceil((self.until - clock.now()).total_seconds())

    @property
    def minutes_left(self) -> int:
        """The last minute counts until it is over."""
        return ceil(self.seconds_left / 60)
