from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint

from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.outcomes.models.outcome import Outcome


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
