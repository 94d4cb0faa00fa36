from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome, Step
from whatmatters.visits.models.regular import Regular
from whatmatters.visits.models.visit import Visit, VisitNotReady, seen_with_its_visit


class RegularTaskQuerySet(models.QuerySet["RegularTask"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(regular__in=Regular.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "recorded_at", "pk")


class RegularTask(Record):
    """What is to be done at each visit of those that come again."""

    regular = models.ForeignKey(Regular, models.CASCADE, related_name="tasks")
    place = models.PositiveSmallIntegerField(default=1)
    what = models.CharField(max_length=300)
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, blank=True, related_name="+")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = RegularTaskQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("what",), plain=("regular", "place", "outcome", "step"))

    class Meta:
        constraints = [CheckConstraint(name="regular_task_says_what", condition=~Q(what=""))]


class TaskQuerySet(models.QuerySet["Task"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with_its_visit(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "recorded_at", "pk")

    def unlinked(self) -> Self:
        """Work that nobody has said which outcome it is for."""
        return self.filter(outcome=None)


class Task(Versioned):
    """Something to be done at a visit, what became of it, and who did it: they, we, or both."""

    class Became(models.TextChoices):
        PLANNED = "planned", _("To do")
        DONE = "done", _("Done")
        NOT_DONE = "not-done", _("Not done")
        DECLINED = "declined", _("They did not want it")

    class How(models.TextChoices):
        """How much of it the person did. The first needs us least."""

        THEMSELF = "themself", _("They did it, we were there")
        WITH = "with", _("We did it with them")
        FOR = "for", _("We did it for them")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="tasks")
    place = models.PositiveSmallIntegerField(default=1)
    what = models.CharField(max_length=300)
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, blank=True, related_name="+")
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="+")
    became = models.CharField(max_length=8, choices=Became, default=Became.PLANNED)
    how = models.CharField(max_length=8, choices=How, blank=True)
    why = models.TextField(blank=True, help_text="Why it was not done, in words")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("what", "why"),
        plain=(
            "visit",
            "place",
            "outcome",
            "step",
            "became",
            "how",
            "settled_by",
            "settled_at",
            "version",
        ),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="task_says_what", condition=~Q(what="")),
            CheckConstraint(
                name="task_that_is_done_says_how",
                condition=Q(became="done") & ~Q(how="") | ~Q(became="done") & Q(how=""),
            ),
            CheckConstraint(
                name="task_not_done_says_why",
                condition=~Q(became__in=("not-done", "declined")) | ~Q(why=""),
            ),
        ]

    def settle(self, became: str, *, how: str, why: str, by: User) -> None:
        """What became of it. Done says how much of it they did; else, why not, in words."""
        if became not in Task.Became:
            raise VisitNotReady(gettext("Choose what became of it"))
        if became == Task.Became.DONE and how not in Task.How:
            raise VisitNotReady(gettext("Say who did it: they, we, or both"))
        if became in {Task.Became.NOT_DONE, Task.Became.DECLINED} and not why.strip():
            raise VisitNotReady(gettext("Say why it was not done"))
        self.became, self.why = Task.Became(became), why
        self.how = how if became == Task.Became.DONE else ""
        is_settled = became != Task.Became.PLANNED
        self.settled_by = by if is_settled else None
        self.settled_at = clock.now() if is_settled else None
