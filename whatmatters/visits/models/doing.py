from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome, Step
from whatmatters.visits.models.regular import Regular
from whatmatters.visits.models.visit import Visit


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
        return self.filter(visit__in=Visit.objects.visible_to(viewer))

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


class ProofQuerySet(models.QuerySet["Proof"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(visit__in=Visit.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("at", "pk")


class Proof(Record):
    """How one knows that somebody came, or went: by what, and when they say it was.

    Where they were is not kept: only whether it was near enough to the home, and how far off.
    """

    class Of(models.TextChoices):
        ARRIVAL = "arrival", _("Came")
        DEPARTURE = "departure", _("Went")

    class By(models.TextChoices):
        CODE = "code", _("The code in the home")
        PLACE = "place", _("Where the phone was")
        PHONE = "phone", _("A call from the home’s phone")
        PERSON = "person", _("The person said so")
        WORD = "word", _("The worker’s word")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="proofs")
    of = models.CharField(max_length=9, choices=Of)
    by = models.CharField(max_length=6, choices=By)
    at = models.DateTimeField(help_text="When it was, as the device had it")
    held = models.BooleanField(help_text="Whether it was as it should be")
    metres_off = models.PositiveIntegerField(null=True, blank=True)
    clock_off = models.IntegerField(default=0, help_text="Seconds the device was ahead of us")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ProofQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("visit", "of", "by", "at", "held", "metres_off", "clock_off", "recorded_by")
    )
    kept: ClassVar = (
        "visit_id",
        "of",
        "by",
        "at",
        "held",
        "metres_off",
        "clock_off",
        "recorded_by_id",
    )


class HitchQuerySet(models.QuerySet["Hitch"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(visit__in=Visit.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class Hitch(Record):
    """What was not as planned, told honestly."""

    class Kind(models.TextChoices):
        LET_IN_LATE = "let-in-late", _("It took a while to be let in")
        SENT_AWAY = "sent-away", _("They sent us away")
        MET_ELSEWHERE = "met-elsewhere", _("We met somewhere else")
        LATE = "late", _("We were late")
        SHORT = "short", _("It was shorter than planned")
        LONGER = "longer", _("It needed longer")
        NO_ANSWER = "no-answer", _("Nobody came to the door")
        OTHER_WORKER = "other-worker", _("Somebody else came than was planned")
        OTHER = "other", _("Something else")

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="hitches")
    kind = models.CharField(max_length=13, choices=Kind)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = HitchQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",), plain=("visit", "kind", "minutes", "recorded_by")
    )
    kept: ClassVar = ("visit_id", "kind", "minutes", "words", "recorded_by_id")

    class Meta:
        verbose_name_plural = "hitches"
        constraints = [
            CheckConstraint(
                name="something_else_is_said_in_words",
                condition=~Q(kind="other") | ~Q(words=""),
            )
        ]


class SaidOfVisitQuerySet(models.QuerySet["SaidOfVisit"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(visit__in=Visit.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class SaidOfVisit(Record):
    """What the person said about a visit, written down by them, or as they said it."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="said")
    words = models.TextField()
    feeling = models.PositiveSmallIntegerField(null=True, blank=True, help_text="1 bad to 5 good")
    is_their_own = models.BooleanField(help_text="Written by the person themself")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = SaidOfVisitQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "feeling"), plain=("visit", "is_their_own", "recorded_by")
    )
    kept: ClassVar = ("visit_id", "words", "feeling", "is_their_own", "recorded_by_id")

    class Meta:
        verbose_name_plural = "said of visits"
        constraints = [
            CheckConstraint(name="what_was_said_of_a_visit_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="feeling_about_a_visit_is_1_to_5",
                condition=Q(feeling=None) | Q(feeling__gte=1, feeling__lte=5),
            ),
        ]


class SentQuerySet(models.QuerySet["Sent"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(user=viewer.user)


class Sent(Record):
    """That a write from somebody’s device was applied, so that it never is again.

    `made_as` is the id the device gave it; `about` is what the write was, in a word, and
    `came_to` the record it made or changed. It is put here in the transaction that applies it.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_as = models.UUIDField()
    about = models.CharField(max_length=20)
    came_to = models.UUIDField()
    digest = models.CharField(max_length=64, help_text="Of what was sent: sha256")

    objects = SentQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("user", "made_as", "about", "came_to", "digest"),
        exported="not: it only says that something was received once",
        merged="not: it is of a worker’s device, not of a record",
    )
    kept: ClassVar = ("user_id", "made_as", "about", "came_to", "digest")

    class Meta:
        verbose_name_plural = "sent"
        constraints = [
            UniqueConstraint(name="what_a_device_sent_is_applied_once", fields=["user", "made_as"])
        ]
