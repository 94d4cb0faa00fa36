"""What a review found about one outcome, what helped, and why not."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.models.review import Review, ReviewNotReady


class Look(Versioned):
    """What a review found about one outcome, and what to do now."""

    class Decision(models.TextChoices):
        CARRY_ON = "carry-on", _("Carry on as we are")
        CHANGE = "change", _("Change what we do")
        END = "end", _("End it")

    review = models.ForeignKey(Review, models.CASCADE, related_name="looks")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="looks")
    nearness = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How near it feels to the person: 0 not at all, 10 there"
    )
    decision = models.CharField(max_length=8, blank=True, choices=Decision)
    adjust = models.TextField(blank=True, help_text="What we adjust")
    ending = models.CharField(max_length=8, blank=True, choices=Outcome.Ending)

    declared: ClassVar = Declared(
        personal=("adjust",),
        plain=("review", "outcome", "nearness", "decision", "ending", "version"),
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="review_looks_at_an_outcome_once", fields=["review", "outcome"]),
            CheckConstraint(
                name="nearness_is_from_nought_to_ten",
                condition=Q(nearness=None) | Q(nearness__gte=0, nearness__lte=10),
            ),
            CheckConstraint(
                name="outcome_that_is_to_end_says_how",
                condition=Q(decision="end") & ~Q(ending="") | ~Q(decision="end") & Q(ending=""),
            ),
        ]

    @property
    def is_decided(self) -> bool:
        return bool(self.decision)

    @property
    def ends_it(self) -> bool:
        return self.decision == self.Decision.END

    def decide(self, decision: str, *, ending: str, adjust: str) -> None:
        """What we do now. Only what is to end says how."""
        self.decision = self.Decision(decision) if decision else ""
        if self.ends_it and not ending:
            raise ReviewNotReady(gettext("Say how it ended"))
        self.ending = Outcome.Ending(ending) if self.ends_it else ""
        self.adjust = adjust


class Help(Record):
    """Who or what made a difference: the person, others, the service, luck."""

    class From(models.TextChoices):
        MYSELF = "myself", _("The person themself")
        FAMILY = "family", _("Family or friends")
        COMMUNITY = "community", _("Community or neighbours")
        SUPPORT = "support", _("Paid support")
        PRACTITIONER = "practitioner", _("The practitioner")
        EQUIPMENT = "equipment", _("Equipment or technology")
        LUCK = "luck", _("Luck, or something else in life")

    look = models.ForeignKey(Look, models.CASCADE, related_name="helps")
    came_from = models.CharField(max_length=12, choices=From)
    words = models.TextField(blank=True)

    declared: ClassVar = Declared(personal=("words",), plain=("look", "came_from"))

    class Meta:
        constraints = [
            UniqueConstraint(name="help_is_named_once_a_look", fields=["look", "came_from"]),
        ]


class Reason(Record):
    """Why it has not happened. The codes are those of `reviews/data/reasons.json`."""

    look = models.ForeignKey(Look, models.CASCADE, related_name="reasons")
    code = models.CharField(max_length=24)
    words = models.TextField(blank=True)

    declared: ClassVar = Declared(personal=("words",), plain=("look", "code"))

    class Meta:
        constraints = [
            UniqueConstraint(name="reason_is_named_once_a_look", fields=["look", "code"]),
        ]
