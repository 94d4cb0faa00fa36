from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models.outcome import Outcome


class EarlierDescription(Record):
    """Why an outcome mattered and what it was like, as said before that was changed."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="earlier_descriptions")
    why = models.TextField(blank=True)
    looks_like = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", help_text=_("Who changed it")
    )
    on = models.DateField(default=clock.today, help_text="The day it was changed")

    declared: ClassVar = Declared(personal=("why", "looks_like"), plain=("outcome", "by", "on"))
    kept: ClassVar = ("outcome_id", "why", "looks_like", "by_id", "on")

    class Meta:
        constraints = [
            CheckConstraint(
                name="earlier_description_says_something",
                condition=~Q(why="") | ~Q(looks_like=""),
            ),
        ]
