from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.visits.models.visit import Visit, seen_with_its_visit


class ProofQuerySet(models.QuerySet["Proof"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with_its_visit(viewer))

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
        FILE = "file", _("The provider’s file")

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
        return self.filter(seen_with_its_visit(viewer))

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
        return self.filter(seen_with_its_visit(viewer))

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
