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


class NothingReworded(Exception):
    """The new words are the old ones. Its message is written for the reader."""


class Rewording(Record):
    """New words for an outcome, and whether the person agreed. The first stay for ever."""

    class Agreed(models.TextChoices):
        YES = "yes", _("Yes, they agreed to these words")
        NOT_ASKED = "not-asked", _("Not asked yet")
        NO = "no", _("No, they would keep their own")

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
    kept: ClassVar = ("outcome_id", "before", "after", "agreed", "on", "by_id")

    class Meta:
        constraints = [
            CheckConstraint(name="rewording_is_in_words", condition=~Q(before="") & ~Q(after="")),
        ]
