from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.db.models.functions import Round
from django.utils.translation import gettext as _now

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.budgets.models.estimate import Estimate
from whatmatters.budgets.sums import NOTHING, NotAnAmount, an_amount, pence
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person

#: More than this many weeks of it built up, and we talk about it.
CEILING_WEEKS = 8


class BudgetNotReady(Exception):
    """It can’t be agreed so. The message is written for the reader."""


class BudgetQuerySet(models.QuerySet["Budget"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.BUDGET))

    def newest_first(self) -> Self:
        return self.order_by("-number", "pk")

    def in_force(self, person: Person) -> Budget | None:
        """The one that holds today: the last that has begun, unless it is over.

        Each begins later than the one before, so that no two hold on one day.
        """
        begun = self.filter(person=person, begins_on__lte=clock.today()).newest_first().first()
        return begun if begun and begun.holds_on(clock.today()) else None


class Budget(Record):
    """One version of the money for somebody’s support. Numbered from 1; never changed.

    `own`, `council`, `health`, `education` and `other` are who pays how much of what is agreed,
    for the same period. The next version takes its place on the day it begins.
    """

    class Period(models.TextChoices):
        WEEK = "week", _("a week")
        YEAR = "year", _("a year")

    class Reason(models.TextChoices):
        NEEDS = "needs", _("What you need has changed")
        PLAN = "plan", _("Your plan has changed")
        PRICES = "prices", _("Prices have changed")
        RULE = "rule", _("The way we work it out has changed")
        CONTRIBUTION = "contribution", _("What you pay has changed")
        FUNDER = "funder", _("Who pays has changed")
        MISTAKE = "mistake", _("We made a mistake before")
        OTHER = "other", _("Something else")

    person = models.ForeignKey(Person, models.PROTECT, related_name="budgets")
    number = models.PositiveSmallIntegerField()
    estimate = models.ForeignKey(
        Estimate, models.PROTECT, null=True, blank=True, related_name="budgets"
    )
    period = models.CharField(max_length=4, choices=Period)
    weeks = models.DecimalField(max_digits=5, decimal_places=3, help_text="In its year")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="Its last day, if one is set")
    agreed = models.DecimalField(max_digits=9, decimal_places=2)
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    council = models.DecimalField(max_digits=9, decimal_places=2)
    health = models.DecimalField(max_digits=9, decimal_places=2, default=NOTHING)
    education = models.DecimalField(max_digits=9, decimal_places=2, default=NOTHING)
    other = models.DecimalField(max_digits=9, decimal_places=2, default=NOTHING)
    other_name = models.CharField(max_length=100, blank=True)
    own = models.DecimalField(max_digits=9, decimal_places=2, default=NOTHING)
    assessed_on = models.DateField(null=True, blank=True, help_text="What they can pay")
    contribution = models.DecimalField(
        max_digits=9, decimal_places=2, default=NOTHING, help_text="A week"
    )
    contribution_most = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, help_text="A week"
    )
    ceiling_weeks = models.PositiveSmallIntegerField(default=CEILING_WEEKS)
    is_cut = models.BooleanField(default=False, help_text="Less than before, or more to pay")
    reason = models.CharField(max_length=12, blank=True, choices=Reason)
    because = models.TextField(blank=True)
    told_on = models.DateField(null=True, blank=True)
    urgent_because = models.TextField(blank=True)

    objects = BudgetQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "other_name", "because", "urgent_because"),
        plain=(
            *("number", "estimate", "period", "weeks", "begins_on", "ends_on", "agreed"),
            *("agreed_on", "agreed_by", "council", "health", "education", "other", "own"),
            *("assessed_on", "contribution", "contribution_most", "ceiling_weeks", "is_cut"),
            *("reason", "told_on"),
        ),
    )
    kept: ClassVar = (
        *("person_id", "number", "estimate_id", "period", "weeks", "begins_on", "ends_on"),
        *("agreed", "agreed_on", "agreed_by_id", "council", "health", "education", "other"),
        *("other_name", "own", "assessed_on", "contribution", "contribution_most"),
        *("ceiling_weeks", "is_cut", "reason", "because", "told_on", "urgent_because"),
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="budget_has_its_own_number", fields=["person", "number"]),
            UniqueConstraint(name="budget_begins_on_its_own_day", fields=["person", "begins_on"]),
            CheckConstraint(
                name="budget_is_shared_out_to_the_penny",
                condition=Q(
                    agreed=Round(
                        F("council") + F("health") + F("education") + F("other") + F("own"),
                        precision=2,
                    )
                ),
            ),
            CheckConstraint(
                name="budget_is_nothing_or_more_from_everybody",
                condition=Q(
                    agreed__gte=0,
                    council__gte=0,
                    health__gte=0,
                    education__gte=0,
                    other__gte=0,
                    own__gte=0,
                    contribution__gte=0,
                ),
            ),
            CheckConstraint(
                name="budget_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
            CheckConstraint(
                name="budget_asks_no_more_than_the_most_one_pays",
                condition=Q(contribution_most=None) | Q(contribution_most__gte=F("contribution")),
            ),
            CheckConstraint(
                name="budget_says_why_it_changed_and_when_it_was_told",
                condition=Q(number=1) | ~Q(reason="") & ~Q(because="") & Q(told_on__isnull=False),
            ),
            CheckConstraint(
                name="budget_is_cut_with_notice_or_says_why_not",
                condition=Q(is_cut=False) | Q(told_on__lt=F("begins_on")) | ~Q(urgent_because=""),
            ),
        ]

    def holds_on(self, day: date) -> bool:
        """Whether the day lies in its own time. A later version may have taken its place."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)

    def a_week(self, amount: Decimal) -> Decimal:
        return amount if self.period == self.Period.WEEK else pence(amount / self.weeks)

    @property
    def agreed_weekly(self) -> Decimal:
        return self.a_week(self.agreed)

    @property
    def agreed_yearly(self) -> Decimal:
        if self.period == self.Period.YEAR:
            return self.agreed
        return pence(self.agreed * self.weeks)

    @property
    def council_share(self) -> Decimal:
        """What the council pays once the person and others have: never below nothing."""
        return max(self.agreed - self.own - self.health - self.education - self.other, NOTHING)

    @property
    def ceiling(self) -> Decimal:
        """So much may build up before we talk about it."""
        return self.ceiling_weeks * self.agreed_weekly

    def settle(self, before: Budget | None) -> None:
        """Put its sums and its days in order, after the version before. Raises BudgetNotReady."""
        try:
            self._settle_amounts()
        except NotAnAmount as wrong:
            raise BudgetNotReady(str(wrong)) from None
        self._must_follow(before)
        self.is_cut = before is not None and self._is_less_than(before)
        if before is None:
            self.reason, self.because, self.urgent_because = "", "", ""
        else:
            self._must_say_why()

    def _settle_amounts(self) -> None:
        self.agreed = an_amount(self.agreed, what=_now("The agreed amount"))
        self.contribution = an_amount(self.contribution, what=_now("What the person pays"))
        if self.contribution_most is not None:
            what = _now("The most the person pays")
            self.contribution_most = an_amount(self.contribution_most, what=what)
            if self.contribution > self.contribution_most:
                raise BudgetNotReady(
                    _now("What the person pays is more than the most they can pay")
                )
        if self.contribution and self.assessed_on is None:
            raise BudgetNotReady(_now("Enter the day it was worked out what the person can pay"))
        for name in ("health", "education", "other"):
            setattr(self, name, an_amount(getattr(self, name), what=_now("What others pay")))
        if self.other and not self.other_name:
            raise BudgetNotReady(_now("Enter who else pays"))
        self._share_out()

    def _share_out(self) -> None:
        """The person’s part is what they pay a week, over the period; the council has the rest."""
        is_weekly = self.period == self.Period.WEEK
        self.own = self.contribution if is_weekly else pence(self.contribution * self.weeks)
        if self.own > self.agreed:
            raise BudgetNotReady(_now("What the person pays is more than the whole budget"))
        rest = self.agreed - self.own - self.health - self.education - self.other
        if rest < 0:
            raise BudgetNotReady(_now("What everybody pays comes to more than the whole budget"))
        self.council = rest

    def _must_follow(self, before: Budget | None) -> None:
        if self.ends_on and self.ends_on < self.begins_on:
            raise BudgetNotReady(_now("The last day must be on or after the day it starts"))
        if self.agreed_on > clock.today():
            raise BudgetNotReady(_now("The day it was agreed must be today or earlier"))
        if self.assessed_on and self.assessed_on > clock.today():
            raise BudgetNotReady(
                _now("The day it was worked out what the person can pay must be today or earlier")
            )
        if before and self.begins_on <= before.begins_on:
            raise BudgetNotReady(
                _now(
                    "Two budgets can’t hold on one day. "
                    "This one must start after the day the budget before it started"
                )
            )

    def _is_less_than(self, before: Budget) -> bool:
        """Less money, or more for the person to pay: told before it starts, either way."""
        pays_more = self.contribution > before.contribution
        return self.agreed_weekly < before.agreed_weekly or pays_more

    def _must_say_why(self) -> None:
        if not (self.reason and self.because.strip()):
            raise BudgetNotReady(_now("Say why the budget changes: the person will read it"))
        if self.told_on is None:
            raise BudgetNotReady(_now("Enter the day the person was told"))
        if self.told_on > clock.today():
            raise BudgetNotReady(_now("The day the person was told must be today or earlier"))
        if self.is_cut and self.told_on >= self.begins_on and not self.urgent_because.strip():
            raise BudgetNotReady(
                _now(
                    "This gives the person less, or they pay more. Tell them before it starts. "
                    "If it can’t wait, say why"
                )
            )
