"""What somebody tells of themself so that it can be seen whether all are treated alike."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models.opening import people_open_to


class EqualityQuerySet(models.QuerySet["EqualityAnswer"]):
    def visible_to(self, viewer: Actor) -> Self:
        """One's own alone. No role opens it, no share and no emergency."""
        seen = people_open_to(viewer, DataClass.DIARY_PRIVATE)
        return self.filter(person__in=seen.values("pk"))


class EqualityAnswer(Record):
    """One answer to one question of `people/equality.py`, by the person themself."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    question = models.CharField(max_length=20)
    answer = models.CharField(max_length=30)
    words = models.CharField(max_length=200, blank=True)

    objects = EqualityQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "answer", "words"),
        plain=("question",),
        exported="not: it is theirs alone, and no file that staff can make holds it",
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="equality_question_is_answered_once", fields=["person", "question"]
            ),
            CheckConstraint(name="equality_answer_says_something", condition=~Q(answer="")),
        ]
