"""What we have agreed to do, between us, about what a person wants."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.outcomes.models import Barrier, Outcome, Step
from whatmatters.people.models import CircleMember, Person


class PlanNotReady(Exception):
    """The plan can't be agreed, changed or ended now. Its message is written for the reader."""


class PlanQuerySet(models.QuerySet["Plan"]):
    def running(self) -> Self:
        return self.filter(status=Plan.Status.RUNNING)

    def drafts(self) -> Self:
        return self.filter(status=Plan.Status.DRAFT)

    def newest_first(self) -> Self:
        return self.order_by("-number", "pk")

    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.visible_to(viewer))


class Plan(Versioned):
    """One version of the plan: for each outcome, who does what. Numbered from 1 for a person."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Being written"
        RUNNING = "running", "Agreed and running"
        REPLACED = "replaced", "Replaced by a later plan"
        ENDED = "ended", "Ended"

    person = models.ForeignKey(Person, models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    if_things_go_wrong = models.TextField(blank=True)
    outcomes: models.ManyToManyField[Outcome, Aim] = models.ManyToManyField(Outcome, through="Aim", related_name="plans")

    objects = PlanQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "ended_because", "if_things_go_wrong"),
        plain=(
            "number",
            "written_by",
            "follows",
            "status",
            "agreed_on",
            "review_on",
            "ended_on",
            "outcomes",
            "version",
        ),
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="one_running_plan_each", fields=["person"], condition=Q(status="running")
            ),
            UniqueConstraint(
                name="one_plan_is_being_written_at_a_time",
                fields=["person"],
                condition=Q(status="draft"),
            ),
            UniqueConstraint(name="plan_has_its_own_number", fields=["person", "number"]),
            CheckConstraint(
                name="plan_is_agreed_on_a_day_unless_it_is_a_draft",
                condition=Q(status="draft", agreed_on=None)
                | ~Q(status="draft") & Q(agreed_on__isnull=False),
            ),
            CheckConstraint(
                name="plan_ends_on_a_day_once_it_is_over",
                condition=Q(status__in=["draft", "running"], ended_on=None)
                | Q(status__in=["replaced", "ended"], ended_on__gte=F("agreed_on")),
            ),
        ]
        indexes = [models.Index(fields=["status", "review_on"], name="plans_due_for_review")]

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_running(self) -> bool:
        return self.status == self.Status.RUNNING

    def run(self, *, on: date) -> None:
        """Set it running: everybody who must has agreed."""
        if not self.is_draft:
            raise PlanNotReady("This plan has already been agreed")
        self.status, self.agreed_on = self.Status.RUNNING, on

    def step_down(self, *, on: date) -> None:
        """A later plan takes its place."""
        self.status, self.ended_on = self.Status.REPLACED, self._not_before_it_began(on)

    def end(self, *, on: date, because: str) -> None:
        if not self.is_running:
            raise PlanNotReady("Only a plan that is running can be ended")
        self.status, self.ended_on = self.Status.ENDED, self._not_before_it_began(on)
        self.ended_because = because

    def must_be_a_draft(self) -> None:
        """Raises PlanNotReady: an agreed plan is changed by writing the next one."""
        if not self.is_draft:
            raise PlanNotReady("This plan has been agreed. Start the next version to change it")

    def _not_before_it_began(self, on: date) -> date:
        return max(on, self.agreed_on) if self.agreed_on else on


class Aim(Record):
    """An outcome that a plan serves. There is no action without one."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="aims")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="aims")
    place = models.PositiveSmallIntegerField()

    declared: ClassVar = Declared(plain=("plan", "outcome", "place"))

    class Meta:
        constraints = [
            UniqueConstraint(name="plan_serves_an_outcome_once", fields=["plan", "outcome"]),
        ]


class Doer(models.TextChoices):
    """Who or what does it. Own part and natural support first, then paid: everywhere."""

    MYSELF = "myself", "The person themself"
    FAMILY = "family", "Family"
    FRIEND = "friend", "Friend or neighbour"
    COMMUNITY = "community", "Community group or place"
    UNIVERSAL = "universal", "A service open to everyone"
    VOLUNTEER = "volunteer", "Volunteer"
    EQUIPMENT = "equipment", "Equipment or technology"
    PRACTITIONER = "practitioner", "Practitioner"
    ASSISTANT = "assistant", "Personal assistant"
    PROVIDER = "provider", "Provider’s service"


#: Kinds that cost nobody a fee unless the plan says so.
NATURAL = (Doer.MYSELF, Doer.FAMILY, Doer.FRIEND, Doer.COMMUNITY, Doer.UNIVERSAL, Doer.VOLUNTEER)


class ActionQuerySet(models.QuerySet["Action"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(aim__plan__in=Plan.objects.visible_to(viewer))

    def in_journey_order(self) -> Self:
        """The person's own part first, then natural support, then the rest."""
        places = models.Case(
            *(models.When(doer=doer, then=place) for place, doer in enumerate(Doer)),
            output_field=models.IntegerField(),
        )
        return self.alias(of_kind=places).order_by("of_kind", "recorded_at", "pk")


class Action(Versioned):
    """One thing someone will do, for an outcome."""

    class Per(models.TextChoices):
        WEEK = "week", "a week"
        MONTH = "month", "a month"
        YEAR = "year", "a year"
        ONCE = "once", "once"

    aim = models.ForeignKey(Aim, models.CASCADE, related_name="actions")
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
    cost = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    cost_per = models.CharField(max_length=5, blank=True, choices=Per)
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="actions")
    barrier = models.ForeignKey(
        Barrier, models.SET_NULL, null=True, blank=True, related_name="actions"
    )
    done_on = models.DateField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("who", "member", "what", "how_often"),
        plain=(
            "aim",
            "line",
            "doer",
            "begins_on",
            "by_on",
            "cost",
            "cost_per",
            "step",
            "barrier",
            "done_on",
            "version",
        ),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="action_says_what", condition=~Q(what="")),
            CheckConstraint(
                name="action_costs_nothing_or_something_a_period",
                condition=Q(cost=None, cost_per="") | Q(cost__gte=0) & ~Q(cost_per=""),
            ),
            CheckConstraint(
                name="action_is_to_happen_after_it_begins",
                condition=Q(by_on=None) | Q(begins_on=None) | Q(by_on__gte=F("begins_on")),
            ),
            UniqueConstraint(name="action_is_on_one_line_of_an_aim", fields=["aim", "line"]),
        ]

    @property
    def doers_name(self) -> str:
        """Who does it, as one would say it."""
        return self.who or self.get_doer_display()


class Agreement(Record):
    """That somebody who must agree to a plan has, when and how."""

    class Party(models.TextChoices):
        PERSON = "person", "The person"
        PRACTITIONER = "practitioner", "The practitioner"

    class How(models.TextChoices):
        SIGNED_IN = "signed-in", "Signed in and agreed"
        TOLD_US = "told-us", "Told the practitioner, who wrote it down"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="agreements")
    party = models.CharField(max_length=12, choices=Party)
    how = models.CharField(max_length=9, choices=How)
    name = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    agreed_on = models.DateField(default=clock.today)
    words = models.TextField(blank=True, help_text="What they said about it")

    declared: ClassVar = Declared(
        personal=("name", "words"),
        plain=("plan", "party", "how", "recorded_by", "agreed_on"),
    )
    kept: ClassVar = ("plan_id", "party", "how", "name", "agreed_on", "words")

    class Meta:
        constraints = [
            UniqueConstraint(name="each_party_agrees_to_a_plan_once", fields=["plan", "party"]),
        ]
