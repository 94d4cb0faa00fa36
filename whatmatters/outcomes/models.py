"""What a person wants from their life; what gets them there, and what is in the way."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Statement
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.people.models import Person


class AlreadyEnded(Exception):
    """An outcome ends once. Its message is written for the reader."""


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def live(self) -> Self:
        return self.filter(ended_on=None)

    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.visible_to(viewer))

    def as_ranked(self) -> Self:
        """The person's own order; what they have not ranked comes after, oldest first."""
        return self.order_by(F("rank").asc(nulls_last=True), "begun_on", "recorded_at", "pk")


class Outcome(Versioned):
    """Something a person wants from their life, in the words they would use."""

    class Source(models.TextChoices):
        SAID = "said", "Said by the person"
        WROTE = "wrote", "Written by the person"
        SEEN = "seen", "Seen, where words are hard"
        FOR_THEM = "for-them", "Said for the person by someone who knows them"
        BROUGHT = "brought", "Brought in from another system"

    class Kind(models.TextChoices):
        CHANGE = "change", "Something to change"
        KEEP = "keep", "Something to keep"
        PROCESS = "process", "How I want to be treated"

    class Nature(models.TextChoices):
        SOFT = "soft", "Something felt, like confidence"
        HARD = "hard", "Something anyone can see, like a job or a key"

    class Term(models.TextChoices):
        SHORT = "short", "Within weeks"
        LONG = "long", "Over months or years"

    class Ending(models.TextChoices):
        ACHIEVED = "achieved", "It has happened"
        CHANGED = "changed", "The person now wants something else"
        LET_GO = "let-go", "The person has let it go"
        MOVED = "moved", "The person has moved on or away"
        DIED = "died", "The person has died"

    #: Endings that say life moved on. Counted nowhere as failure.
    LIFE_MOVED_ON: ClassVar = (Ending.CHANGED, Ending.LET_GO, Ending.MOVED, Ending.DIED)

    person = models.ForeignKey(Person, models.PROTECT, related_name="outcomes")
    said_in = models.ForeignKey(
        Statement, models.PROTECT, null=True, blank=True, related_name="outcomes"
    )
    first_words = models.TextField()
    words = models.TextField(help_text="As last reworded with the person's agreement")
    source = models.CharField(max_length=8, choices=Source, default=Source.SAID)
    source_name = models.CharField(max_length=200, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.TextField(blank=True, help_text="Why it matters")
    looks_like = models.TextField(blank=True, help_text="What it is like when it is happening")
    kind = models.CharField(max_length=8, blank=True, choices=Kind)
    nature = models.CharField(max_length=4, blank=True, choices=Nature)
    term = models.CharField(max_length=5, blank=True, choices=Term)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    begun_on = models.DateField(default=clock.today)
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=8, blank=True, choices=Ending)
    ending_words = models.TextField(blank=True)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )

    objects = OutcomeQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(
            "person",
            "first_words",
            "words",
            "source_name",
            "why",
            "looks_like",
            "ending_words",
        ),
        plain=(
            "said_in",
            "source",
            "written_by",
            "kind",
            "nature",
            "term",
            "rank",
            "begun_on",
            "ended_on",
            "ending",
            "follows",
            "version",
        ),
    )
    kept: ClassVar = ("first_words", "said_in_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="outcome_is_in_words", condition=~Q(words="") & ~Q(first_words="")
            ),
            CheckConstraint(
                name="outcome_ends_on_a_day_and_in_a_way",
                condition=Q(ended_on=None, ending="")
                | Q(ended_on__gte=F("begun_on")) & ~Q(ending=""),
            ),
            CheckConstraint(
                name="outcome_rank_starts_at_one", condition=Q(rank=None) | Q(rank__gte=1)
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_on"], name="outcomes_of_someone")]

    @property
    def is_live(self) -> bool:
        return self.ended_on is None

    @property
    def is_reworded(self) -> bool:
        return self.words != self.first_words

    def end(self, ending: str, *, on: date, words: str = "") -> None:
        """It ends once, on a day and in a way. Raises AlreadyEnded."""
        if not self.is_live:
            raise AlreadyEnded("This outcome has already ended")
        self.ending, self.ended_on = self.Ending(ending), max(on, self.begun_on)
        self.ending_words = words


class Rewording(Record):
    """New words for an outcome, and whether the person agreed. The first stay for ever."""

    class Agreed(models.TextChoices):
        YES = "yes", "Yes, they agreed to these words"
        NOT_ASKED = "not-asked", "Not asked yet"
        NO = "no", "No, they would keep their own"

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="rewordings")
    before = models.TextField()
    after = models.TextField()
    agreed = models.CharField(max_length=9, choices=Agreed)
    because = models.TextField(blank=True)
    on = models.DateField(default=clock.today)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    declared: ClassVar = Declared(
        personal=("before", "after", "because"), plain=("outcome", "agreed", "on", "by")
    )
    kept: ClassVar = ("before", "after", "agreed", "on", "by_id")

    class Meta:
        constraints = [
            CheckConstraint(name="rewording_is_in_words", condition=~Q(before="") & ~Q(after="")),
        ]


class Category(Record):
    """A place on a map of outcomes, chosen after the words, only for counting.

    `framework` and `code` are keys of the files in `outcomes/frameworks`.
    """

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="categories")
    framework = models.CharField(max_length=30)
    code = models.CharField(max_length=40)
    added_on = models.DateField(default=clock.today)

    declared: ClassVar = Declared(plain=("outcome", "framework", "code", "added_on"))

    class Meta:
        verbose_name_plural = "categories"
        constraints = [
            UniqueConstraint(
                name="outcome_is_in_a_category_once", fields=["outcome", "framework", "code"]
            ),
        ]


class Step(Versioned):
    """Something small on the way, that one can tell has happened."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="steps")
    words = models.CharField(max_length=500)
    place = models.PositiveSmallIntegerField()
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    let_go_on = models.DateField(null=True, blank=True)

    declared: ClassVar = Declared(
        personal=("words",),
        plain=("outcome", "place", "due_on", "done_on", "let_go_on", "version"),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="step_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="step_is_done_or_let_go_not_both",
                condition=Q(done_on=None) | Q(let_go_on=None),
            ),
        ]


class BarrierQuerySet(models.QuerySet["Barrier"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.visible_to(viewer))

    def open(self) -> Self:
        return self.exclude(state=Barrier.State.REMOVED)


class Barrier(Versioned):
    """Something in the way, and the outcomes it blocks."""

    class State(models.TextChoices):
        OPEN = "open", "In the way"
        EASED = "eased", "Easier now"
        REMOVED = "removed", "Out of the way"

    person = models.ForeignKey(Person, models.PROTECT, related_name="barriers")
    said_in = models.ForeignKey(
        Statement, models.PROTECT, null=True, blank=True, related_name="barriers"
    )
    words = models.CharField(max_length=500)
    blocks: models.ManyToManyField[Outcome, Block] = models.ManyToManyField(Outcome, through="Block", related_name="barriers")
    state = models.CharField(max_length=7, choices=State, default=State.OPEN)
    state_since = models.DateField(default=clock.today)

    objects = BarrierQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"),
        plain=("said_in", "blocks", "state", "state_since", "version"),
    )

    class Meta:
        constraints = [CheckConstraint(name="barrier_is_in_words", condition=~Q(words=""))]

    def become(self, state: str, *, on: date) -> None:
        self.state, self.state_since = self.State(state), on


class Block(Record):
    """That a barrier stands before an outcome."""

    barrier = models.ForeignKey(Barrier, models.CASCADE, related_name="blockings")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="blocked_by")

    declared: ClassVar = Declared(plain=("barrier", "outcome"))

    class Meta:
        constraints = [
            UniqueConstraint(name="barrier_blocks_an_outcome_once", fields=["barrier", "outcome"]),
        ]
