from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.plans.models.agreement import Party
from whatmatters.plans.models.plan import Plan, PlanNotReady


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(plan__in=Plan.objects.visible_to(viewer))

    def standing(self) -> Self:
        return self.filter(ended_as="")

    def beside(self, plan: Plan) -> Self:
        """Said of this version; and conditions set to an earlier one that nobody has met."""
        still_asked = Q(
            kind=Objection.Kind.CONDITION,
            ended_as="",
            plan__person=plan.person_id,
            plan__number__lt=plan.number,
        )
        return self.filter(Q(plan=plan) | still_asked)


class Objection(Record):
    """That somebody does not agree to a plan, or only if something is so: kept and shown."""

    class Kind(models.TextChoices):
        REFUSAL = "refusal", _("Does not agree")
        CONDITION = "condition", _("Agrees only if something is so")

    class Ending(models.TextChoices):
        MET = "met", _("Met")
        WITHDRAWN = "withdrawn", _("Taken back")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="objections")
    party = models.CharField(max_length=12, choices=Party)
    behalf = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=320)
    kind = models.CharField(max_length=9, choices=Kind)
    what = models.TextField(help_text="What they do not agree to, or what must be so")
    why = models.TextField(blank=True)
    said_on = models.DateField(default=clock.today)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_as = models.CharField(max_length=9, choices=Ending, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_words = models.TextField(blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ObjectionQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("behalf", "name", "what", "why", "ended_words"),
        plain=(
            "plan",
            "party",
            "kind",
            "said_on",
            "recorded_by",
            "ended_as",
            "ended_on",
            "ended_by",
        ),
    )
    kept: ClassVar = ("plan_id", "party", "behalf", "name", "kind", "what", "why", "said_on")

    class Meta:
        constraints = [
            CheckConstraint(name="objection_says_what_to", condition=~Q(what="")),
            CheckConstraint(
                name="objection_ends_on_a_day_and_in_a_way",
                condition=Q(ended_as="", ended_on=None, ended_by=None)
                | ~Q(ended_as="")
                & Q(ended_on__isnull=False, ended_by__isnull=False, ended_on__gte=F("said_on")),
            ),
        ]

    @property
    def stands(self) -> bool:
        return not self.ended_as

    @property
    def is_condition(self) -> bool:
        return self.kind == self.Kind.CONDITION

    @property
    def key(self) -> tuple[str, str]:
        """Which of those who are asked it is of."""
        return self.party, self.behalf.casefold()

    def end(self, *, ending: str, on: date, words: str) -> None:
        """It is met, or they take it back. Raises PlanNotReady."""
        if not self.stands:
            raise PlanNotReady(gettext("This has been ended already"))
        if on > clock.today():
            raise PlanNotReady(gettext("The day must be today or earlier"))
        if on < self.said_on:
            raise PlanNotReady(gettext("The day must be the day it was said or later"))
        if ending == self.Ending.MET and not self.is_condition:
            raise PlanNotReady(gettext("Only a condition can be met. A “no” is taken back"))
        self.ended_as, self.ended_on, self.ended_words = ending, on, words
