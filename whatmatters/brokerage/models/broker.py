"""Who helps a person find and choose, on whose side they stand, and what help they gave."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models.sides import on_persons_side
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import CircleMember, Person


class BrokerQuerySet(models.QuerySet["BrokerRecord"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To those on the person’s side. A provider does not see who helps to choose."""
        return self.filter(person__in=on_persons_side(viewer))


class BrokerRecord(Versioned):
    """Somebody who helps a person find and choose: who pays them, and what that may do to it."""

    class Kind(models.TextChoices):
        INDEPENDENT = "independent", _("Independent")
        USER_LED = "user-led", _("From a group led by disabled people")
        PROVIDER = "provider", _("Works for a provider of support")
        COUNCIL = "council", _("Works for the council")
        FAMILY = "family", _("Family")
        PEER = "peer", _("Somebody who has been through it too")
        SELF = "self", _("The person themself")

    class Independence(models.TextChoices):
        FREE = "free", _("Nobody but the person has a say in what they suggest")
        PARTLY = "partly", _("Somebody else has some say in what they suggest")
        TIED = "tied", _("They work for whoever pays, or for whoever may be paid")

    class FeePer(models.TextChoices):
        HOUR = "hour", _("an hour")
        WEEK = "week", _("a week")
        MONTH = "month", _("a month")
        ONCE = "once", _("once")

    person = models.ForeignKey(Person, models.PROTECT, related_name="brokers")
    member = models.ForeignKey(
        CircleMember, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=11, choices=Kind)
    independence = models.CharField(max_length=6, choices=Independence)
    conflict = models.TextField(blank=True, help_text="What might pull them another way")
    agreement = models.TextField(blank=True, help_text="What they and the person agreed")
    hours = models.DecimalField(
        max_digits=6, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    fee = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    fee_per = models.CharField(max_length=5, choices=FeePer, blank=True)
    paid_by = models.CharField(max_length=200, blank=True)
    began_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)

    objects = BrokerQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "member", "name", "conflict", "agreement", "paid_by", "hours", "fee"),
        plain=("kind", "independence", "fee_per", "began_on", "ended_on", "version"),
    )
    kept: ClassVar = ("person_id",)

    class Meta:
        constraints = [
            CheckConstraint(name="broker_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="broker_is_paid_nothing_or_more",
                condition=(Q(fee=None) | Q(fee__gte=0)) & (Q(hours=None) | Q(hours__gte=0)),
            ),
            CheckConstraint(
                name="broker_who_is_not_free_says_what_pulls",
                condition=Q(independence="free") | ~Q(conflict=""),
            ),
            CheckConstraint(
                name="broker_ends_after_beginning",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")),
            ),
        ]


class BrokerSkill(Record):
    """One thing that a broker knows well."""

    class Skill(models.TextChoices):
        MARKET = "market", _("Who there is, and what they do")
        BENEFITS = "benefits", _("Benefits")
        CAPACITY = "capacity-law", _("The law on who decides")
        TALKING = "communication", _("Ways to talk and to listen")
        COSTING = "costing", _("What things cost")
        STORIES = "stories", _("What others have done")
        BUDGETS = "budgets", _("Using a budget for more than paid help")

    broker = models.ForeignKey(BrokerRecord, models.CASCADE, related_name="skills")
    skill = models.CharField(max_length=13, choices=Skill)

    declared: ClassVar = Declared(plain=("broker", "skill"))

    class Meta:
        constraints = [
            UniqueConstraint(name="broker_has_a_skill_once", fields=["broker", "skill"]),
        ]


class HelpQuerySet(models.QuerySet["HelpGiven"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=on_persons_side(viewer))

    def newest_first(self) -> Self:
        return self.order_by("-given_on", "-recorded_at", "pk")


class HelpGiven(Record):
    """Help that somebody gave with finding and choosing: of what kind, when, and for how long."""

    class Kind(models.TextChoices):
        INFORMATION = "information", _("Information on what there is")
        PLANNING = "planning", _("Planning")
        CHOICE = "choice", _("Help to choose")
        NEGOTIATION = "negotiation", _("Agreeing terms with somebody")
        FACILITATION = "facilitation", _("Bringing people together")
        TECHNICAL = "technical", _("Forms, pay and contracts")
        ADVOCACY = "advocacy", _("Speaking up")

    person = models.ForeignKey(Person, models.PROTECT, related_name="help_given")
    kind = models.CharField(max_length=12, choices=Kind)
    given_on = models.DateField(default=clock.today)
    minutes = models.PositiveSmallIntegerField()
    words = models.TextField(blank=True)
    helper = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_as = models.UUIDField(help_text="Sent twice, it is kept once")

    objects = HelpQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words", "helper"),
        plain=("kind", "given_on", "minutes", "recorded_by", "sent_as"),
    )
    kept: ClassVar = (
        "person_id",
        "kind",
        "given_on",
        "minutes",
        "words",
        "helper",
        "recorded_by_id",
    )

    class Meta:
        verbose_name_plural = "help given"
        constraints = [
            UniqueConstraint(
                name="help_sent_twice_is_kept_once", fields=["person", "recorded_by", "sent_as"]
            ),
            CheckConstraint(
                name="help_takes_from_a_minute_to_a_day",
                condition=Q(minutes__gte=1, minutes__lte=1440),
            ),
        ]
        indexes = [models.Index(fields=["person", "-given_on"], name="help_given_to_someone")]
