from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Membership, Organisation
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Bar, CasePlace, Person

NOT_FOR_THE_PERSON = "not: whether there is a case at all is kept from what the person is given"


class ConcernQuerySet(models.QuerySet["Concern"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Those one is on; and, while no safeguarding lead is, those of the lead's organisation.

        To everybody else there is no such thing: also to whoever raised it, and whom it is about.
        """
        if not viewer.is_staff or not viewer.user.is_active:
            return self.none()
        return self.filter(_worked_on_by(viewer) | _waiting_for(viewer))

    def worked_on_by(self, viewer: Actor) -> Self:
        """Those that the viewer is on now, acting for the organisation that put them there."""
        return self.filter(_worked_on_by(viewer))

    def waiting_for(self, viewer: Actor) -> Self:
        """Those that nobody looks into, of the organisation whose safeguarding lead one is."""
        return self.filter(_waiting_for(viewer))

    def open(self) -> Self:
        return self.filter(status=Concern.Status.OPEN)


def _worked_on_by(viewer: Actor) -> Q:
    """On this very case; and, where it is about a known person, as the verdict table has it."""
    on_it = Q(pk__in=OnCase.objects.of(viewer).values("concern"))
    of_somebody = Q(
        pk__in=CasePlace.objects.of(viewer).values("case"),
        person__in=Person.objects.open_to(viewer, DataClass.SAFEGUARDING),
    )
    if viewer.role.key == RoleKey.SAFEGUARDING_LEAD:
        return on_it & (of_somebody | Q(person=None))
    return on_it & of_somebody


def _waiting_for(viewer: Actor) -> Q:
    """Nobody may be kept from it but who is barred from the person, or was taken off the case."""
    if viewer.role.key != RoleKey.SAFEGUARDING_LEAD:
        return Q(pk__in=[])
    of_this = OnCase.objects.filter(concern=OuterRef("pk"))
    taken_off = OnCase.objects.taken_off(viewer).values("concern")
    return (
        Q(organisation=viewer.organisation_id)
        & ~Exists(of_this.held_by_a_lead())
        & ~Q(pk__in=taken_off)
        & (Q(person=None) | ~Q(person__in=Bar.objects.of(viewer).values("person")))
    )


class Concern(Record):
    """That somebody may not be safe, as it was first told; and the case that comes of it."""

    class Status(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    class Danger(models.TextChoices):
        NOW = "now", _("Yes, now")
        NOT_NOW = "not-now", _("No, not at the moment")
        UNSURE = "unsure", _("I am not sure")
        NOT_SAID = "", _("Not said")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="concerns"
    )
    who = models.CharField(max_length=300, help_text="Who it is about, as whoever raised it said")
    words = models.TextField(help_text="What was seen or heard")
    danger = models.CharField(max_length=8, blank=True, choices=Danger)
    wish = models.TextField(blank=True, help_text="What the person wants to happen, as told then")
    told = models.TextField(blank=True, help_text="Who has been told")
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    raised_as = models.CharField(max_length=300, help_text="Their name, role and organisation")
    raised_at = models.DateTimeField(default=clock.now)
    status = models.CharField(max_length=6, choices=Status, default=Status.OPEN)

    objects = ConcernQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "who", "words", "wish", "told", "raised_by", "raised_as"),
        plain=("organisation", "danger", "raised_at", "status"),
        exported=NOT_FOR_THE_PERSON,
    )
    kept: ClassVar = (
        "organisation_id",
        "who",
        "words",
        "danger",
        "wish",
        "told",
        "raised_by_id",
        "raised_as",
        "raised_at",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="concern_is_in_words", condition=~Q(words="")),
            CheckConstraint(name="concern_is_about_somebody", condition=~Q(who="")),
            CheckConstraint(
                name="concern_is_open_or_closed", condition=Q(status__in=["open", "closed"])
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "status", "raised_at"], name="concerns_waiting")
        ]

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_urgent(self) -> bool:
        return self.danger == self.Danger.NOW


class KindOfConcern(Record):
    """One type of abuse or neglect that a concern may be about (`data/kinds.toml`)."""

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="kinds")
    kind = models.CharField(max_length=20)

    declared: ClassVar = Declared(
        personal=("kind",),
        plain=("concern",),
        exported=NOT_FOR_THE_PERSON,
    )
    kept: ClassVar = ("concern_id", "kind")

    class Meta:
        verbose_name_plural = "kinds of concern"
        constraints = [
            UniqueConstraint(name="kind_of_concern_is_said_once", fields=["concern", "kind"]),
            CheckConstraint(name="kind_of_concern_is_said", condition=~Q(kind="")),
        ]


class OnCaseQuerySet(models.QuerySet["OnCase"]):
    def current(self) -> Self:
        return self.filter(ended_at=None)

    def of(self, viewer: Actor) -> Self:
        return self.current().filter(user=viewer.user, organisation=viewer.organisation_id)

    def held_by_a_lead(self) -> Self:
        """Held now by somebody who can act on it. One who has left holds nothing up."""
        lead = leads().filter(user=OuterRef("user"), organisation=OuterRef("organisation"))
        return self.current().filter(Exists(lead))

    def taken_off(self, viewer: Actor) -> Self:
        """Places that somebody else ended, for a reason, and not with the whole case."""
        ended = self.filter(user=viewer.user, organisation=viewer.organisation_id)
        return ended.exclude(ended_because="")


class OnCase(Record):
    """That somebody looks into a concern for an organisation, and who put them there, and why.

    Where the concern is about a known person, `people.CasePlace` says the same to the
    verdict table; the actions of this room keep the two together.
    """

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="places")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    as_who = models.CharField(max_length=200, help_text="Role and organisation, as they were then")
    because = models.CharField(max_length=500)
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    began_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=500, blank=True)

    objects = OnCaseQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("user", "as_who", "because", "put_by", "ended_because"),
        plain=("concern", "organisation", "began_at", "ended_at"),
        exported=NOT_FOR_THE_PERSON,
    )
    kept: ClassVar = (
        "concern_id",
        "user_id",
        "organisation_id",
        "as_who",
        "because",
        "put_by_id",
        "began_at",
    )

    class Meta:
        verbose_name_plural = "places on cases"
        constraints = [
            UniqueConstraint(
                name="somebody_looks_into_a_concern_once_at_a_time",
                fields=["concern", "user", "organisation"],
                condition=Q(ended_at=None),
            ),
            CheckConstraint(name="place_on_a_case_is_for_a_reason", condition=~Q(because="")),
            CheckConstraint(
                name="place_on_a_case_that_goes_on_has_not_ended",
                condition=Q(ended_at__isnull=False) | Q(ended_because=""),
            ),
        ]


def leads() -> models.QuerySet[Membership]:
    """Places of safeguarding leads who could look into something today."""
    return Membership.objects.current().filter(
        role_key=RoleKey.SAFEGUARDING_LEAD, user__is_active=True
    )
