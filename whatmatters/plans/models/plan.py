from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Self, TypeAlias

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Stale, Versioned
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import states

#: When nobody has said otherwise, we look back together after so long.
FIRST_LOOK_AFTER = timedelta(weeks=6)
#: The parties with whose signatures a draft begins to run; the others may sign later.
BY_WHOM_IT_RUNS = ("person", "practitioner")
#: What a plan says of things going wrong: what might, its signs, what then, who is rung.
IF_THINGS_GO_WRONG = (
    "if_things_go_wrong",
    "warning_signs",
    "what_then",
    "who_to_ring",
    "have_ready",
)


class PlanNotReady(Exception):
    """The plan can't be agreed, changed or ended now. Its message is written for the reader."""


class PlanQuerySet(models.QuerySet["Plan"]):
    def running(self) -> Self:
        return self.filter(status=Plan.Status.RUNNING)

    def in_force(self) -> Self:
        """Running, for somebody alive, with something in it that has not ended."""
        live = Aim.objects.filter(plan=OuterRef("pk"), outcome__ended_on=None)
        return self.running().filter(Exists(live), person__died_on=None)

    def drafts(self) -> Self:
        return self.filter(status=Plan.Status.DRAFT)

    def newest_first(self) -> Self:
        return self.order_by("-number", "pk")

    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.PLAN))


class Plan(Versioned):
    """One version of the plan: for each outcome, who does what. Numbered from 1 for a person."""

    Status: TypeAlias = states.Status

    person = models.ForeignKey(Person, models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    status = models.CharField(max_length=8, choices=states.Status, default=states.Status.DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_because = models.TextField(blank=True)
    if_things_go_wrong = models.TextField(blank=True)
    contingency_percent = models.DecimalField(
        max_digits=5, decimal_places=2, default=Decimal(0), help_text="Kept back for what may come"
    )
    warning_signs = models.TextField(blank=True, help_text="What shows that it begins to go wrong")
    what_then = models.TextField(blank=True, help_text="What should happen then")
    who_to_ring = models.TextField(blank=True)
    have_ready = models.TextField(blank=True, help_text="What is there beforehand")
    outcomes: models.ManyToManyField[Outcome, Aim] = models.ManyToManyField(
        Outcome, through="Aim", related_name="plans"
    )

    objects = PlanQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "ended_because", *IF_THINGS_GO_WRONG),
        plain=(
            "number",
            "written_by",
            "follows",
            "status",
            "agreed_on",
            "review_on",
            "ended_on",
            "contingency_percent",
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
                name="plan_keeps_no_more_back_than_all",
                condition=Q(contingency_percent__gte=0, contingency_percent__lte=100),
            ),
            CheckConstraint(
                name="plan_ends_on_a_day_once_it_is_over",
                condition=Q(status__in=["draft", "running"], ended_on=None)
                | Q(
                    status__in=["replaced", "ended"],
                    ended_on__isnull=False,
                    ended_on__gte=F("agreed_on"),
                ),
            ),
        ]
        indexes = [models.Index(fields=["status", "review_on"], name="plans_due_for_review")]

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def says_more_of_things_going_wrong(self) -> bool:
        return any(getattr(self, field) for field in IF_THINGS_GO_WRONG)

    @property
    def begun_on(self) -> date:
        return clock.day_of(self.recorded_at)

    @property
    def is_running(self) -> bool:
        return self.status == self.Status.RUNNING

    def run(self, *, on: date) -> None:
        """Set it running: everybody who must has agreed."""
        self._become(self.Status.RUNNING, refusal="This plan has already been agreed")
        self.agreed_on = on
        if self.review_on is None or self.review_on <= on:
            self.review_on = _first_look(on)

    def step_down(self, *, on: date) -> None:
        """A later plan takes its place, on that day or the day this one was agreed if later."""
        self._become(self.Status.REPLACED, refusal="Only a plan that is running can be replaced")
        self.ended_on = max(on, self.agreed_on or on)

    def end(self, *, on: date, because: str) -> None:
        """It ends without another to follow. Raises PlanNotReady."""
        if on > clock.today():
            raise PlanNotReady(gettext("The day the plan ended must be today or earlier"))
        self._become(self.Status.ENDED, refusal="Only a plan that is running can be ended")
        if self.agreed_on and on < self.agreed_on:
            raise PlanNotReady(
                gettext("The day the plan ended must be on or after the day it was agreed")
            )
        self.ended_on, self.ended_because = on, because

    def must_be_a_draft(self) -> None:
        """Raises PlanNotReady: an agreed plan is changed by writing the next one."""
        if not self.is_draft:
            raise PlanNotReady(
                gettext("This plan has been agreed. Start the next version to change it")
            )

    def must_be_ready_to_agree(self, *, on: date, read: int | None) -> None:
        """Raises PlanNotReady or, if it is no longer as it was read, Stale."""
        self.must_be_a_draft()
        if read is not None and read != self.version:
            raise Stale(self)
        if not self.aims.exists():
            raise PlanNotReady(gettext("Begin with what matters: add at least one outcome"))
        if not self.aims.filter(actions__isnull=False).exists():
            raise PlanNotReady(gettext("Add at least one thing somebody will do"))
        if self.aims.exclude(outcome__ended_on=None).exists():
            raise PlanNotReady(
                gettext("Something this plan is for has ended since. Take it out of the plan first")
            )
        if on > clock.today():
            raise PlanNotReady(gettext("The day it was agreed must be today or earlier"))
        if on < self.begun_on:
            raise PlanNotReady(
                gettext("The day it was agreed must be the day it was begun or later")
            )

    def must_be_ready_to_sign(self, *, party: str, on: date, read: int | None) -> None:
        """As `must_be_ready_to_agree`; a provider and a funder may sign while it runs, too."""
        if self.is_running and party not in BY_WHOM_IT_RUNS:
            self._must_be_on_a_day_of_it(on)
        else:
            self.must_be_ready_to_agree(on=on, read=read)

    def must_not_be_signed_twice(self, *, is_signed: bool) -> None:
        """Raises PlanNotReady."""
        if is_signed:
            raise PlanNotReady(gettext("This agreement is already written down"))

    def must_be_open_to_objections(self, *, on: date, read: int | None) -> None:
        """Raises PlanNotReady once it is over or, if it is not as it was read, Stale."""
        if read is not None and read != self.version:
            raise Stale(self)
        if not (self.is_draft or self.is_running):
            raise PlanNotReady(gettext("This plan is over. Say it about the one there is now"))
        self._must_be_on_a_day_of_it(on)

    def _must_be_on_a_day_of_it(self, on: date) -> None:
        if on > clock.today():
            raise PlanNotReady(gettext("The day must be today or earlier"))
        if on < self.begun_on:
            raise PlanNotReady(gettext("The day must be the day the plan was begun or later"))

    def must_be_running(self) -> None:
        """Raises PlanNotReady: things are ticked off in the plan that is running."""
        if not self.is_running:
            raise PlanNotReady(
                gettext("Things are ticked as done once the plan is agreed and running")
            )

    def _become(self, status: states.Status, *, refusal: str) -> None:
        if not states.may_become(self.status, status):
            raise PlanNotReady(refusal)
        self.status = status


def _first_look(agreed_on: date) -> date:
    """When to look back; counted from today where it would be over already."""
    first, today = agreed_on + FIRST_LOOK_AFTER, clock.today()
    return first if first > today else today + FIRST_LOOK_AFTER


class AimQuerySet(models.QuerySet["Aim"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(plan__in=Plan.objects.visible_to(viewer))

    def as_ranked(self) -> Self:
        """In the order the person gave their outcomes; the unranked after, as they were added."""
        return self.order_by(F("outcome__rank").asc(nulls_last=True), "place", "pk")


class Aim(Record):
    """An outcome that a plan serves. There is no action without one."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="aims")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="aims")
    place = models.PositiveSmallIntegerField()

    objects = AimQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("plan", "outcome", "place"))

    class Meta:
        constraints = [
            UniqueConstraint(name="plan_serves_an_outcome_once", fields=["plan", "outcome"]),
        ]
