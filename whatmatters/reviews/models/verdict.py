"""Did it happen? In one party’s own judgement, kept apart from the other’s."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.reviews.models.look import Look


class Verdict(Versioned):
    """Did it happen? In one party's own judgement, kept apart from the other's."""

    class Party(models.TextChoices):
        PERSON = "person", _("The person")
        PRACTITIONER = "practitioner", _("The practitioner")

    class Says(models.TextChoices):
        FULLY = "fully", _("Yes, fully")
        PARTLY = "partly", _("Partly")
        NOT = "not", _("Not yet")
        NOT_WANTED = "not-wanted", _("No longer wanted")
        CANNOT_SAY = "cannot-say", _("Cannot say")

    look = models.ForeignKey(Look, models.CASCADE, related_name="verdicts")
    party = models.CharField(max_length=12, choices=Party)
    says = models.CharField(max_length=10, choices=Says)
    words = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, help_text="Whose judgement it is")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_on = models.DateField(default=clock.today)

    declared: ClassVar = Declared(
        personal=("words", "said_by"),
        plain=("look", "party", "says", "recorded_by", "said_on", "version"),
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="each_party_has_one_verdict", fields=["look", "party"]),
            CheckConstraint(name="verdict_says_whose_it_is", condition=~Q(said_by="")),
        ]

    def is_by(self, person: Person) -> bool:
        """Whether the person wrote it themself, signed in."""
        return person.user_id is not None and self.recorded_by_id == person.user_id

    def as_it_was(self) -> EarlierVerdict:
        """A copy of what it says now, to be kept when it is changed."""
        return EarlierVerdict(
            verdict=self,
            says=self.says,
            words=self.words,
            said_by=self.said_by,
            recorded_by_id=self.recorded_by_id,
            said_on=self.said_on,
        )

    def same_as(self, says: str, words: str, said_by: str) -> bool:
        """Sent twice, it is one answer."""
        return (self.says, self.words, self.said_by) == (says, words, said_by)


class EarlierVerdict(Record):
    """What a verdict said before it was changed, word for word. The latest stands; this stays."""

    verdict = models.ForeignKey(Verdict, models.CASCADE, related_name="earlier")
    says = models.CharField(max_length=10, choices=Verdict.Says)
    words = models.TextField(blank=True)
    said_by = models.CharField(max_length=200)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_on = models.DateField()

    declared: ClassVar = Declared(
        personal=("words", "said_by"), plain=("verdict", "says", "recorded_by", "said_on")
    )
    kept: ClassVar = ("verdict_id", "says", "words", "said_by", "recorded_by_id", "said_on")
