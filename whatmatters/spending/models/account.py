from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.budgets.models.budget import CEILING_WEEKS
from whatmatters.budgets.sums import NOTHING
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import CircleMember, Person
from whatmatters.people.models.opening import not_confidential_to
from whatmatters.plans.models import Route
from whatmatters.web.components.words import written

#: More than this is not written down at once: it would be a slip of the finger.
MOST_AT_ONCE = Decimal("99999.99")
#: As many weeks as may be left before there is a talk, at the most.
MOST_WEEKS = 104


class SpendingNotReady(Exception):
    """It can’t be written down so. The message is written for the reader."""


class Pays(models.TextChoices):
    """Which money it is. Each is a way that lines of a plan are paid by: `plans.models.Route`."""

    DIRECT_PAYMENT = Route.DIRECT_PAYMENT.value, _("Direct payment")
    FUND = Route.FUND.value, _("Individual service fund")


class Holder(models.TextChoices):
    """Who looks after the money."""

    PERSON = "person", _("The person")
    NOMINATED = "nominated", _("Somebody they chose")
    AUTHORISED = "authorised", _("Somebody who may act for them")
    MANAGED = "managed", _("An organisation")


class AccountQuerySet(models.QuerySet["Account"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Alike to the person and the funder: whoever may read their money.

        A provider’s manager is shown what their own organisation holds, and no other account.
        """
        seen = Person.objects.open_to(viewer, DataClass.BUDGET)
        found = self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))
        if viewer.role.key == RoleKey.PROVIDER_MANAGER:
            return found.filter(organisation=viewer.organisation_id)
        return found

    def in_order(self) -> Self:
        """Those that go on first, the newest before."""
        return self.order_by(F("ends_on").desc(nulls_first=True), "-begins_on", "pk")


class Account(Versioned):
    """One person’s direct payment or fund: never pooled with anybody else’s.

    Who holds it does not change: where somebody else does, it is another account.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="accounts")
    pays = models.CharField(max_length=14, choices=Pays)
    holder = models.CharField(max_length=10, choices=Holder)
    holder_name = models.CharField(max_length=200, blank=True)
    member = models.ForeignKey(
        CircleMember, models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    begins_on = models.DateField(default=clock.today)
    ends_on = models.DateField(null=True, blank=True, help_text="The last day of it")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AccountQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "holder_name", "member"),
        plain=(
            *("pays", "holder", "organisation", "begins_on", "ends_on"),
            *("recorded_by", "version"),
        ),
    )
    kept: ClassVar = (
        *("person_id", "pays", "holder", "holder_name", "member_id"),
        *("organisation_id", "begins_on", "recorded_by_id"),
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="fund_is_held_by_an_organisation",
                condition=~Q(pays="fund") | Q(holder="managed", organisation__isnull=False),
            ),
            CheckConstraint(
                name="account_says_who_holds_it_unless_the_person_does",
                condition=Q(holder="person", holder_name="", member=None, organisation=None)
                | ~Q(holder="person") & ~Q(holder_name=""),
            ),
            CheckConstraint(
                name="account_ends_after_it_begins",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
            ),
            UniqueConstraint(
                name="one_direct_payment_at_a_time",
                fields=["person"],
                condition=Q(pays="direct-payment", ends_on=None),
            ),
            UniqueConstraint(
                name="one_fund_with_an_organisation_at_a_time",
                fields=["person", "organisation"],
                condition=Q(pays="fund", ends_on=None),
            ),
        ]

    @property
    def route(self) -> Route:
        return Route(self.pays)

    @property
    def is_open(self) -> bool:
        return self.ends_on is None

    def settle(self) -> None:
        """Put in order who holds it. Raises SpendingNotReady."""
        if self.begins_on > clock.today():
            raise SpendingNotReady(gettext("The first day must be today or earlier"))
        if self.pays == Pays.FUND and self.organisation is None:
            raise SpendingNotReady(gettext("Choose which organisation holds the fund"))
        if self.pays == Pays.FUND:
            self.holder = Holder.MANAGED
        if self.holder == Holder.PERSON:
            self.holder_name, self.member, self.organisation = "", None, None
        elif self.organisation and not self.holder_name:
            self.holder_name = self.organisation.name
        elif self.member and not self.holder_name:
            self.holder_name = self.member.name
        if self.holder != Holder.PERSON and not self.holder_name:
            raise SpendingNotReady(gettext("Enter who looks after the money"))

    def must_hold_on(self, day: date) -> None:
        """Raises SpendingNotReady for a day to come, or one on which it did not go on."""
        if day > clock.today():
            raise SpendingNotReady(gettext("The day must be today or earlier"))
        if day < self.begins_on:
            said = gettext("This account began on %(day)s. Enter that day or a later one")
            raise SpendingNotReady(said % {"day": written(self.begins_on)})
        if self.ends_on and day > self.ends_on:
            said = gettext("This account ended on %(day)s. Enter that day or an earlier one")
            raise SpendingNotReady(said % {"day": written(self.ends_on)})

    def end(self, *, on: date) -> None:
        """Nothing is asked back by it. Raises SpendingNotReady."""
        if not self.is_open:
            raise SpendingNotReady(gettext("This account has ended already"))
        self.must_hold_on(on)
        self.ends_on = on


class TermsQuerySet(models.QuerySet["Terms"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(account__in=Account.objects.visible_to(viewer))

    def newest_first(self) -> Self:
        return self.order_by("-begins_on", "-recorded_at", "pk")


class Terms(Record):
    """How much is paid in a week, and how much may be left before there is a talk.

    From a day on, until there are others. Never changed, so that an old month says what held then.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="terms")
    begins_on = models.DateField()
    a_week = models.DecimalField(max_digits=9, decimal_places=2)
    ceiling_weeks = models.PositiveSmallIntegerField(default=CEILING_WEEKS)
    kept_back = models.DecimalField(
        max_digits=9, decimal_places=2, default=NOTHING, help_text="For what may come"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = TermsQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("account", "begins_on", "a_week", "ceiling_weeks", "kept_back", "recorded_by")
    )
    kept: ClassVar = (
        *("account_id", "begins_on", "a_week", "ceiling_weeks", "kept_back", "recorded_by_id"),
    )

    class Meta:
        verbose_name_plural = "terms"
        constraints = [
            CheckConstraint(
                name="terms_are_of_nothing_or_more",
                condition=Q(a_week__gte=0, kept_back__gte=0),
            ),
            CheckConstraint(
                name="terms_let_some_weeks_be_left",
                condition=Q(ceiling_weeks__gte=1, ceiling_weeks__lte=MOST_WEEKS),
            ),
        ]

    @property
    def ceiling(self) -> Decimal:
        """So much may be left before there is a talk, besides what is kept for what may come."""
        return self.ceiling_weeks * self.a_week
