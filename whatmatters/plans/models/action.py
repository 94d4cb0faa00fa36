from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Barrier, Step
from whatmatters.people.models import CircleMember
from whatmatters.plans.models.plan import Aim, Plan, PlanNotReady
from whatmatters.resources.models import Service


class Doer(models.TextChoices):
    """Who or what does it. Own part and natural support first, then paid: everywhere."""

    MYSELF = "myself", _("The person themself")
    FAMILY = "family", _("Family")
    FRIEND = "friend", _("Friend or neighbour")
    COMMUNITY = "community", _("Community group or place")
    UNIVERSAL = "universal", _("A service open to everyone")
    VOLUNTEER = "volunteer", _("Volunteer")
    EQUIPMENT = "equipment", _("Equipment or technology")
    PRACTITIONER = "practitioner", _("Practitioner")
    ASSISTANT = "assistant", _("Personal assistant")
    PROVIDER = "provider", _("Provider’s service")


#: Kinds that cost nobody a fee unless the plan says so.
NATURAL = (Doer.MYSELF, Doer.FAMILY, Doer.FRIEND, Doer.COMMUNITY, Doer.UNIVERSAL, Doer.VOLUNTEER)


#: What an action takes with it into the next version of the plan.
CARRIED_OVER = (
    "place",
    "line",
    "doer",
    "who",
    "member_id",
    "what",
    "how_often",
    "begins_on",
    "by_on",
    "step_id",
    "barrier_id",
    "resource_id",
    "done_on",
)


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(aim__plan__in=Plan.objects.visible_to(viewer))

    def in_journey_order(self) -> Self:
        """The person's own part first, then natural support, then the rest."""
        places = models.Case(
            *(models.When(doer=doer, then=place) for place, doer in enumerate(Doer)),
            output_field=models.IntegerField(),
        )
        return self.alias(of_kind=places).order_by("of_kind", "place", "recorded_at", "pk")


class Action(Versioned):
    """One thing someone will do, for an outcome."""

    aim = models.ForeignKey(Aim, models.CASCADE, related_name="actions")
    place = models.PositiveSmallIntegerField(default=1)
    line = models.UUIDField(default=uuid.uuid4, help_text="The same action in every version")
    doer = models.CharField(max_length=12, choices=Doer)
    who = models.CharField(max_length=200, blank=True)
    member = models.ForeignKey(
        CircleMember, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    what = models.CharField(max_length=500)
    how_often = models.CharField(max_length=200, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    by_on = models.DateField(null=True, blank=True, help_text="By when")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="actions")
    barrier = models.ForeignKey(
        Barrier, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    resource = models.ForeignKey(
        Service, models.SET_NULL, null=True, blank=True, related_name="+", help_text="If listed"
    )
    done_on = models.DateField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("who", "member", "what", "how_often"),
        plain=(
            "aim",
            "place",
            "line",
            "doer",
            "begins_on",
            "by_on",
            "step",
            "barrier",
            "resource",
            "done_on",
            "version",
        ),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="action_says_what", condition=~Q(what="")),
            CheckConstraint(
                name="action_is_to_happen_after_it_begins",
                condition=Q(by_on=None) | Q(begins_on=None) | Q(by_on__gte=F("begins_on")),
            ),
            UniqueConstraint(name="action_is_on_one_line_of_an_aim", fields=["aim", "line"]),
        ]

    @property
    def is_once(self) -> bool:
        """Done once and then over, rather than again and again."""
        return not self.how_often

    @property
    def is_natural(self) -> bool:
        """The person's own part, or that of people and places around them."""
        return self.doer in NATURAL

    def tick(self, *, on: date | None) -> None:
        """It was done on this day; None takes a mistaken tick back."""
        if on is not None and on > clock.today():
            raise PlanNotReady(gettext("The day it was done must be today or earlier"))
        self.done_on = on

    def for_next_version(self, aim: Aim) -> Action:
        """The same action on the same line, for another aim. Not saved."""
        carried = {field: getattr(self, field) for field in CARRIED_OVER}
        return Action(aim=aim, **carried)

    def settle(self) -> None:
        """Put its parts in order, and hold it to its outcome. Raises PlanNotReady."""
        if self.member and not self.who:
            self.who = self.member.name
        if self.by_on and self.begins_on and self.by_on < self.begins_on:
            raise PlanNotReady(
                gettext("The day it is to be done by must be on or after the day it starts")
            )
        self._must_serve_its_outcome()

    def _must_serve_its_outcome(self) -> None:
        person = self.aim.plan.person_id
        if self.step and self.step.outcome_id != self.aim.outcome_id:
            raise PlanNotReady(gettext("Choose a step towards this outcome"))
        if self.barrier and self.barrier.person_id != person:
            raise PlanNotReady(gettext("Choose something in the way of this outcome"))
        if self.member and self.member.person_id != person:
            raise PlanNotReady(gettext("Choose somebody in this person’s circle"))

    @property
    def doers_name(self) -> str:
        """Who does it, as one would say it."""
        return self.who or self.get_doer_display()
