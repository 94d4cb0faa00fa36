"""One look back at a plan, by the people it concerns."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan


class ReviewNotReady(Exception):
    """The review can't be begun, added to or finished. Its message is written for the reader."""


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.PLAN))

    def unfinished(self) -> Self:
        return self.exclude(status=Review.Status.DONE)

    def to_hold(self) -> Self:
        """Still to be held: begun, or asked for, or due of a plan in force; of the living.

        What was only arranged, for a plan since replaced or ended, or one whose outcomes
        have all ended, is to be held no more.
        """
        wanted = Q(status=Review.Status.OPEN) | Q(kind=Review.Kind.ASKED)
        in_force = Exists(Plan.objects.in_force().filter(pk=models.OuterRef("plan")))
        return self.unfinished().filter(wanted | in_force, person__died_on=None)

    def done(self) -> Self:
        return self.filter(status=Review.Status.DONE)

    def waiting_for(self, plan: Plan) -> Self:
        """What is not finished of this plan; or was due for one that it has replaced.

        What somebody asked for is not lost because a new plan was agreed meanwhile.
        """
        of_this = models.Case(models.When(plan=plan, then=0), default=1)
        mine = self.unfinished().filter(person=plan.person_id)
        return mine.filter(Q(plan=plan) | Q(status=Review.Status.DUE)).order_by(of_this, "pk")

    def newest_first(self) -> Self:
        return self.order_by("-due_on", "-recorded_at", "pk")

    def last_held_first(self) -> Self:
        return self.order_by("-held_on", "-recorded_at", "pk")


class Review(Versioned):
    """One look back at a plan, by the people it concerns."""

    class Kind(models.TextChoices):
        LIGHT = "light", _("A light touch")
        ANNUAL = "annual", _("The yearly one")
        UNPLANNED = "unplanned", _("Something has changed")
        ASKED = "asked", _("The person asked for it")

    class Status(models.TextChoices):
        DUE = "due", _("To be held")
        OPEN = "open", _("Being held")
        DONE = "done", _("Done")

    person = models.ForeignKey(Person, models.PROTECT, related_name="reviews")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.LIGHT)
    status = models.CharField(max_length=4, choices=Status, default=Status.DUE)
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    present = models.TextField(blank=True, help_text="Who was there, and how the person took part")
    asked_on = models.DateField(null=True, blank=True, help_text="The day it was last asked for")
    asked_because = models.TextField(blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    next_plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="opened_by_reviews"
    )

    objects = ReviewQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "present", "asked_because"),
        plain=(
            "plan",
            "kind",
            "status",
            "due_on",
            "held_on",
            "asked_on",
            "opened_by",
            "next_plan",
            "version",
        ),
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="review_is_held_on_a_day_once_it_is_done",
                condition=~Q(status="done") | Q(held_on__isnull=False),
            ),
            CheckConstraint(
                name="only_a_finished_review_opens_the_next_plan",
                condition=Q(next_plan=None) | Q(status="done"),
            ),
            UniqueConstraint(
                name="one_review_of_a_plan_at_a_time",
                fields=["plan"],
                condition=~Q(status="done"),
            ),
        ]
        indexes = [models.Index(fields=["status", "due_on"], name="reviews_due")]

    @property
    def is_done(self) -> bool:
        return self.status == self.Status.DONE

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def day(self) -> date:
        """The day it was held, or is to be."""
        return self.held_on or self.due_on

    def is_overdue(self, today: date) -> bool:
        return not self.is_done and self.due_on < today

    def must_be_unfinished(self) -> None:
        if self.is_done:
            raise ReviewNotReady(gettext("This review is finished. Start another to add to it"))

    def hold(self, *, kind: str, on: date, present: str) -> None:
        """Begin it, or put right what was written about it."""
        self.must_be_unfinished()
        self.status, self.kind = self.Status.OPEN, self.Kind(kind)
        self.held_on, self.present = on, present

    def be_asked_for(self, *, because: str, on: date) -> None:
        """The person wants it: it is due at once, whatever was arranged before."""
        self.must_be_unfinished()
        self.asked_on = on
        if not self.is_open:
            self.kind, self.due_on = self.Kind.ASKED, min(self.due_on, on)
        if not self._has_heard(because):
            self.asked_because = "\n\n".join(filter(None, (self.asked_because, because)))

    def _has_heard(self, because: str) -> bool:
        """Whether these very paragraphs are there: sent twice, they are kept once."""
        return f"\n\n{because}\n\n" in f"\n\n{self.asked_because}\n\n"

    def finish(self, *, on: date, next_plan: Plan | None) -> None:
        self.must_be_unfinished()
        self.status, self.next_plan = self.Status.DONE, next_plan
        self.held_on = self.held_on or on
