from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint
from django.utils.translation import gettext as _now

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.budgets.models.budget import BudgetNotReady
from whatmatters.budgets.sums import NOTHING, NotAnAmount, an_amount, pence
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import CircleMember, Kind, Person

MOST_HOURS = Decimal(168)


class AssistantQuerySet(models.QuerySet["Assistant"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.BUDGET))

    def current(self) -> Self:
        """The last written down of each, where it has not ended."""
        later = Assistant.objects.filter(member=OuterRef("member"), number__gt=OuterRef("number"))
        return self.filter(~Exists(later), Q(ends_on=None) | Q(ends_on__gte=clock.today()))

    def in_order(self) -> Self:
        return self.order_by("begins_on", "recorded_at", "pk")


class Assistant(Record):
    """On what terms a personal assistant works for somebody. Each change is written anew.

    Nothing here enters a plan by itself: what it costs is put there by somebody.
    """

    class Employer(models.TextChoices):
        PERSON = "person", _("The person")
        NOMINEE = "nominee", _("Somebody who does it for them")

    person = models.ForeignKey(Person, models.PROTECT, related_name="assistants")
    member = models.ForeignKey(CircleMember, models.PROTECT, related_name="works_as")
    number = models.PositiveSmallIntegerField()
    begins_on = models.DateField(default=clock.today)
    ends_on = models.DateField(null=True, blank=True)
    hours = models.DecimalField(max_digits=5, decimal_places=2, help_text="A week")
    rate = models.DecimalField(max_digits=9, decimal_places=2, help_text="An hour")
    on_costs = models.DecimalField(
        max_digits=5, decimal_places=2, default=NOTHING, help_text="In percent of the pay"
    )
    payroll = models.DecimalField(
        max_digits=9, decimal_places=2, default=NOTHING, help_text="For four weeks"
    )
    insurance = models.DecimalField(
        max_digits=9, decimal_places=2, default=NOTHING, help_text="A year"
    )
    weeks = models.DecimalField(max_digits=5, decimal_places=3, help_text="In its year")
    back_up = models.TextField(help_text="Who comes when they are ill or away")
    employer = models.CharField(max_length=7, choices=Employer)
    nominee = models.CharField(max_length=200, blank=True)
    review_on = models.DateField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AssistantQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "member", "back_up", "nominee"),
        plain=(
            "number",
            "begins_on",
            "ends_on",
            "hours",
            "rate",
            "on_costs",
            "payroll",
            "insurance",
            "weeks",
            "employer",
            "review_on",
            "written_by",
        ),
    )
    kept: ClassVar = (
        "person_id",
        "member_id",
        "number",
        "begins_on",
        "ends_on",
        "hours",
        "rate",
        "on_costs",
        "payroll",
        "insurance",
        "weeks",
        "back_up",
        "employer",
        "nominee",
        "review_on",
        "written_by_id",
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="assistant_has_its_own_number", fields=["member", "number"]),
            CheckConstraint(
                name="assistant_works_some_hours_of_a_week",
                condition=Q(hours__gt=0, hours__lte=168),
            ),
            CheckConstraint(name="assistant_has_a_back_up", condition=~Q(back_up="")),
            CheckConstraint(
                name="assistant_names_who_employs_them_for_the_person",
                condition=Q(employer="person", nominee="") | Q(employer="nominee") & ~Q(nominee=""),
            ),
            CheckConstraint(
                name="assistant_ends_after_beginning",
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("begins_on")),
            ),
            CheckConstraint(
                name="assistant_costs_nothing_or_more",
                condition=Q(rate__gte=0, on_costs__gte=0, payroll__gte=0, insurance__gte=0),
            ),
        ]

    @property
    def pay(self) -> Decimal:
        return pence(self.hours * self.rate)

    @property
    def added_to_pay(self) -> Decimal:
        return pence(self.pay * self.on_costs / 100)

    @property
    def payroll_a_week(self) -> Decimal:
        return pence(self.payroll / 4)

    @property
    def insurance_a_week(self) -> Decimal:
        return pence(self.insurance / self.weeks)

    @property
    def a_week(self) -> Decimal:
        """What all of it costs: the sum of lines that are each rounded."""
        return self.pay + self.added_to_pay + self.payroll_a_week + self.insurance_a_week

    def settle(self) -> None:
        """Put its parts in order. Raises BudgetNotReady."""
        if self.member.kind != Kind.ASSISTANT or self.member.person_id != self.person_id:
            raise BudgetNotReady(_now("Choose a personal assistant of this person’s circle"))
        if not 0 < self.hours <= MOST_HOURS:
            raise BudgetNotReady(_now("The hours must be more than 0, and 168 a week at most"))
        if not 0 <= self.on_costs <= 100:
            raise BudgetNotReady(_now("What is added to the pay must be 0 to 100 percent"))
        if self.ends_on and self.ends_on < self.begins_on:
            raise BudgetNotReady(_now("The last day must be on or after the day it starts"))
        if self.employer == self.Employer.NOMINEE and not self.nominee:
            raise BudgetNotReady(_now("Enter who is the employer for the person"))
        if self.employer == self.Employer.PERSON:
            self.nominee = ""
        self._settle_amounts()

    def _settle_amounts(self) -> None:
        for name, what in AMOUNTS.items():
            try:
                setattr(self, name, an_amount(getattr(self, name), what=str(what)))
            except NotAnAmount as wrong:
                raise BudgetNotReady(str(wrong)) from None


AMOUNTS = {
    "rate": _("The pay an hour"),
    "payroll": _("The payroll service"),
    "insurance": _("The insurance"),
}
