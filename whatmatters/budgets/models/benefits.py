from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person


class BenefitsCheckQuerySet(models.QuerySet["BenefitsCheck"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.BUDGET))

    def newest_first(self) -> Self:
        return self.order_by("-asked_on", "-recorded_at", "pk")


class BenefitsCheck(Record):
    """Somebody asked whether the person gets all the benefits they could."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="benefits_checks")
    asked_on = models.DateField(default=clock.today)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_of = models.CharField(max_length=200, help_text="Who is to do it")

    objects = BenefitsCheckQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("person", "asked_of"), plain=("asked_on", "asked_by"))
    kept: ClassVar = ("person_id", "asked_on", "asked_by_id", "asked_of")

    class Meta:
        constraints = [CheckConstraint(name="check_is_asked_of_someone", condition=~Q(asked_of=""))]


class BenefitsResultQuerySet(models.QuerySet["BenefitsResult"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(asked__in=BenefitsCheck.objects.visible_to(viewer))


class BenefitsResult(Record):
    """What came of it. An amount is written only where the person wants that."""

    class Found(models.TextChoices):
        MORE = "more", _("There is more to claim")
        ALL = "all", _("Everything is claimed already")
        CLAIMED = "claimed", _("A claim was made")
        APPEAL = "appeal", _("A decision is being challenged")
        NOT_WANTED = "not-wanted", _("The person did not want it")

    asked = models.OneToOneField(BenefitsCheck, models.PROTECT, related_name="result")
    done_on = models.DateField()
    done_by = models.CharField(max_length=200)
    found = models.CharField(max_length=10, choices=Found)
    words = models.TextField(blank=True)
    amount = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text="More a week"
    )
    wants_it_written = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = BenefitsResultQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("done_by", "words"),
        plain=("asked", "done_on", "found", "amount", "wants_it_written", "recorded_by"),
    )
    kept: ClassVar = (
        "asked_id",
        "done_on",
        "done_by",
        "found",
        "words",
        "amount",
        "wants_it_written",
        "recorded_by_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="result_holds_an_amount_only_where_it_is_wanted",
                condition=Q(amount=None) | Q(amount__gte=0, wants_it_written=True),
            ),
            CheckConstraint(name="result_says_who_did_it", condition=~Q(done_by="")),
        ]
