from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint

from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.plans.models.plan import Plan


class AgreementQuerySet(models.QuerySet["Agreement"]):
    def holding(self) -> Self:
        """Given to the plan as it now is: nothing in it has changed since."""
        return self.filter(void_since=None)


class Agreement(Record):
    """That somebody who must agree to a plan has, when and how.

    It is to the plan as they read it. A later change makes it void; it is kept all the same.
    """

    class Party(models.TextChoices):
        PERSON = "person", _("The person")
        PRACTITIONER = "practitioner", _("The practitioner")

    class How(models.TextChoices):
        SIGNED_IN = "signed-in", _("Signed in and agreed")
        TOLD_US = "told-us", _("Told the practitioner, who wrote it down")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="agreements")
    party = models.CharField(max_length=12, choices=Party)
    how = models.CharField(max_length=9, choices=How)
    name = models.CharField(max_length=320)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_on = models.DateField(default=clock.today)
    words = models.TextField(blank=True, help_text="What they said about it")
    void_since = models.DateTimeField(null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("name", "words"),
        plain=("plan", "party", "how", "recorded_by", "agreed_on", "void_since"),
    )
    kept: ClassVar = ("plan_id", "party", "how", "name", "agreed_on", "words")

    class Meta:
        constraints = [
            UniqueConstraint(
                name="each_party_agrees_to_a_plan_once",
                fields=["plan", "party"],
                condition=Q(void_since=None),
            ),
        ]

    @property
    def holds(self) -> bool:
        return self.void_since is None
