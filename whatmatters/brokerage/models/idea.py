from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models.sides import on_persons_side
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


class IdeaQuerySet(models.QuerySet["Idea"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=on_persons_side(viewer))

    def in_order(self) -> Self:
        """What costs nobody a fee first, then as they came."""
        return self.order_by("-is_unpaid", "recorded_at", "pk")


class Idea(Versioned):
    """One way that might help with an outcome, thought of before anybody is asked for a price."""

    class Source(models.TextChoices):
        PERSON = "person", _("The person")
        BROKER = "broker", _("Somebody who helps them look")
        STORY = "story", _("What somebody else did")
        DIRECTORY = "directory", _("The list of what there is nearby")
        MARKET = "market", _("What is for sale")

    class Decision(models.TextChoices):
        OPEN = "open", _("Still thinking")
        TRY = "try", _("Yes, try it")
        NO = "no", _("No")

    person = models.ForeignKey(Person, models.PROTECT, related_name="ideas")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="ideas")
    source = models.CharField(max_length=9, choices=Source)
    description = models.TextField()
    is_unpaid = models.BooleanField(
        default=False, help_text="Friends, neighbours, a club, a place open to everybody"
    )
    cost = models.CharField(max_length=200, blank=True)
    risk = models.TextField(blank=True)
    benefit = models.TextField(blank=True)
    tried = models.TextField(blank=True, help_text="How it went, if it was tried")
    decision = models.CharField(max_length=4, choices=Decision, default=Decision.OPEN)
    why = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = IdeaQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(
            "person",
            "description",
            "cost",
            "risk",
            "benefit",
            "tried",
            "why",
            "written_by",
        ),
        plain=("outcome", "source", "is_unpaid", "decision", "version"),
    )

    class Meta:
        constraints = [
            CheckConstraint(name="idea_is_in_words", condition=~Q(description="")),
            CheckConstraint(
                name="idea_is_decided_with_a_reason",
                condition=Q(decision="open") | ~Q(why=""),
            ),
        ]
        indexes = [models.Index(fields=["outcome", "is_unpaid"], name="ideas_for_an_outcome")]
