from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models.circle import CircleMember
from whatmatters.people.models.opening import not_confidential_to, people_open_to

#: The classes of data that a person may share, and the field that says so.
SHAREABLE: dict[DataClass, str] = {
    DataClass.CORE: "core",
    DataClass.PLAN: "plan",
    DataClass.DIARY_SHARED: "diary",
    DataClass.VISITS: "visits",
    DataClass.ALERTS: "alerts",
    DataClass.BUDGET: "budget",
}


class NotInTheirCircle(Exception):
    """Something was to be shared with somebody of another person's circle. Says so."""

    def __init__(self) -> None:
        super().__init__(gettext("They are not in this person’s circle. Choose somebody who is"))


class ShareQuerySet(models.QuerySet["Share"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Those of people of whom the viewer may read what is shared with whom."""
        told = people_open_to(viewer, DataClass.CONSENT)
        return self.filter(not_confidential_to(viewer), person__in=told)

    def not_ended(self) -> Self:
        """In force, or to begin on a day to come."""
        return self.filter(Q(until=None) | Q(until__gte=clock.today()), withdrawn_at=None)

    def current(self) -> Self:
        """In force today: begun, not past its last day, not withdrawn, and of the living."""
        today = clock.today()
        return self.filter(
            Q(until=None) | Q(until__gte=today),
            began_on__lte=today,
            withdrawn_at=None,
            person__died_on=None,
        )

    def reaching(self, viewer: Actor) -> Self:
        """Those in force that are to the viewer as they act now, or to the organisation.

        A share to somebody in the circle lasts no longer than their place in it.
        """
        if viewer.is_staff:
            return self.current().filter(organisation=viewer.organisation_id)
        places = CircleMember.objects.current().filter(user=viewer.user, organisation=None)
        return self.current().filter(member__in=places)

    def covering(self, about: DataClass) -> Self:
        return self.filter(**{SHAREABLE[about]: True}) if about in SHAREABLE else self.none()


class Share(Record):
    """That a person lets somebody of their circle, or an organisation, see classes of their record.

    `until` is the last day on which it holds, to the end of that day in the UK.
    """

    class Basis(models.TextChoices):
        CONSENT = "consent", _("The person agreed")
        DIRECT_CARE = "direct-care", _("Needed to care for them, and they would expect it")
        BEST_INTERESTS = "best-interests", _("In their best interests, as they could not decide")
        DUTY = "duty", _("The law asks for it")

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="shares")
    member = models.ForeignKey(
        CircleMember, models.CASCADE, null=True, blank=True, related_name="shares"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    core = models.BooleanField(default=False)
    plan = models.BooleanField(default=False)
    diary = models.BooleanField(default=False)
    visits = models.BooleanField(default=False)
    alerts = models.BooleanField(default=False)
    budget = models.BooleanField(default=False)
    purpose = models.CharField(max_length=300, help_text="What it is shared for")
    basis = models.CharField(max_length=16, choices=Basis, default=Basis.CONSENT)
    began_on = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ShareQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "member", "purpose", "given_by"),
        plain=(
            "organisation",
            *SHAREABLE.values(),
            "basis",
            "began_on",
            "until",
            "withdrawn_at",
        ),
    )
    kept: ClassVar = (
        "person_id",
        "member_id",
        "organisation_id",
        "purpose",
        "basis",
        "given_by_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="share_is_to_one_member_or_one_organisation",
                condition=Q(member=None, organisation__isnull=False)
                | Q(member__isnull=False, organisation=None),
            ),
            CheckConstraint(
                name="share_is_of_something",
                condition=Q(core=True)
                | Q(plan=True)
                | Q(diary=True)
                | Q(visits=True)
                | Q(alerts=True)
                | Q(budget=True),
            ),
            CheckConstraint(name="share_is_for_a_purpose", condition=~Q(purpose="")),
            CheckConstraint(
                name="share_ends_after_it_began",
                condition=Q(until=None) | Q(until__gte=F("began_on")),
            ),
        ]

    @property
    def covers(self) -> frozenset[DataClass]:
        return frozenset(about for about, field in SHAREABLE.items() if getattr(self, field))

    def keep_to_their_circle(self) -> None:
        """Raises NotInTheirCircle, where it is to somebody of another circle."""
        if self.member and self.member.person_id != self.person_id:
            raise NotInTheirCircle
