from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to
from whatmatters.plans.models import Plan


class FundingRequestQuerySet(models.QuerySet["FundingRequest"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever reads both the plan and what it costs."""
        plan = Person.objects.open_to(viewer, DataClass.PLAN)
        money = Person.objects.open_to(viewer, DataClass.BUDGET)
        return self.filter(
            not_confidential_to(viewer),
            person__in=plan.values("pk"),
            person__id__in=money.values("pk"),
        )

    def latest_first(self) -> Self:
        return self.order_by("-sent_on", "-recorded_at", "pk")


class FundingRequest(Record):
    """What was asked for, of whom and when, as the very file that was sent.

    It is made from what is written elsewhere; only the covering word is new.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="funding_requests")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="funding_requests")
    to_whom = models.CharField(max_length=200)
    covering = models.TextField(blank=True)
    parts = models.CharField(max_length=200, help_text="What was put in it")
    sent_on = models.DateField(default=clock.today)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    content = models.BinaryField(help_text="The file, as it was sent")
    sha256 = models.CharField(max_length=64)

    objects = FundingRequestQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "to_whom", "covering", "content"),
        plain=("organisation", "plan", "parts", "sent_on", "sent_by", "sha256"),
    )
    kept: ClassVar = (
        "person_id",
        "organisation_id",
        "plan_id",
        "to_whom",
        "covering",
        "parts",
        "sent_on",
        "sent_by_id",
        "content",
        "sha256",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="funding_request_goes_to_somebody",
                condition=~Q(to_whom="") & ~Q(parts="") & ~Q(sha256=""),
            ),
        ]
