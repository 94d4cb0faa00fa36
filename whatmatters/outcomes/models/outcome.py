from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.conversations.models import Statement
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person


class AlreadyEnded(Exception):
    """An outcome ends once, and is not changed after. Its message is written for the reader."""


_IN_THEIR_VOICE = {
    "changed": _("I want something else now"),
    "let-go": _("I have let it go"),
    "moved": _("I have moved on or away"),
}


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def live(self) -> Self:
        return self.filter(ended_on=None)

    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.PLAN))

    def as_ranked(self) -> Self:
        """The person's own order; what they have not ranked comes after, oldest first."""
        return self.order_by(F("rank").asc(nulls_last=True), "begun_on", "recorded_at", "pk")


class Outcome(Versioned):
    """Something a person wants from their life, in the words they would use."""

    class Source(models.TextChoices):
        SAID = "said", _("Said by the person")
        WROTE = "wrote", _("Written by the person")
        SEEN = "seen", _("Seen, where words are hard")
        FOR_THEM = "for-them", _("Said for the person by someone who knows them")
        BROUGHT = "brought", _("Brought in from another system")

    class Kind(models.TextChoices):
        CHANGE = "change", _("Something to change")
        KEEP = "keep", _("Something to keep")
        PROCESS = "process", _("How I want to be treated")

    class Nature(models.TextChoices):
        SOFT = "soft", _("Something felt, like confidence")
        HARD = "hard", _("Something anyone can see, like a job or a key")

    class Term(models.TextChoices):
        SHORT = "short", _("Within weeks")
        LONG = "long", _("Over months or years")

    class Ending(models.TextChoices):
        ACHIEVED = "achieved", _("It has happened")
        CHANGED = "changed", _("The person now wants something else")
        LET_GO = "let-go", _("The person has let it go")
        MOVED = "moved", _("The person has moved on or away")
        DIED = "died", _("The person has died")

        @property
        def said_by_them(self) -> str:
            """The same, as the person themself would say it."""
            return _IN_THEIR_VOICE.get(self.value) or self.label

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
    kept: ClassVar = ("first_words", "said_in_id", "source", "source_name", "written_by_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="outcome_is_in_words", condition=~Q(words="") & ~Q(first_words="")
            ),
            CheckConstraint(
                name="outcome_ends_on_a_day_and_in_a_way",
                condition=Q(ended_on=None, ending="")
                | Q(ended_on__isnull=False, ended_on__gte=F("begun_on")) & ~Q(ending=""),
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

    def must_be_live(self) -> None:
        """Raises AlreadyEnded: what has ended stays as it was."""
        if not self.is_live:
            raise AlreadyEnded(gettext("This outcome has ended, so it stays as it is"))

    def end(self, ending: str, *, on: date, words: str = "") -> None:
        """It ends once, on a day and in a way. Raises AlreadyEnded."""
        if not self.is_live:
            raise AlreadyEnded(gettext("This outcome has already ended"))
        self.ending, self.ended_on = self.Ending(ending), max(on, self.begun_on)
        self.ending_words = words
