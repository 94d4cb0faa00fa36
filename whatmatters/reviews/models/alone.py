"""What the person answers again on their own, beside what was said when others were there."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.reviews.models.review import Review
from whatmatters.reviews.models.verdict import Verdict


class AloneAnswerQuerySet(models.QuerySet["AloneAnswer"]):
    def visible_to(self, viewer: Actor) -> Self:
        """As closely kept as a conversation: nobody of the circle reads it, whatever is shared."""
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.TALK))


class AloneAnswer(Record):
    """The person's answer to a review's question, given again alone. It is never changed."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    review = models.ForeignKey(Review, models.CASCADE, related_name="alone")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="+")
    says = models.CharField(max_length=10, choices=Verdict.Says)
    nearness = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)
    said_on = models.DateField(default=clock.today)

    objects = AloneAnswerQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"), plain=("review", "outcome", "says", "nearness", "said_on")
    )
    kept: ClassVar = (
        "person_id",
        "review_id",
        "outcome_id",
        "says",
        "nearness",
        "words",
        "said_on",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="nearness_alone_is_from_nought_to_ten",
                condition=Q(nearness=None) | Q(nearness__gte=0, nearness__lte=10),
            ),
        ]
