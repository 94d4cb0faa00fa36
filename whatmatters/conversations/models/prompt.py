from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.models import Organisation
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class Prompt(Record):
    """An open question an organisation has put in its own menu, instead of ours."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="prompts")
    group = models.CharField(max_length=100)
    words = models.CharField(max_length=300)
    place = models.PositiveIntegerField()

    declared: ClassVar = Declared(
        plain=("organisation", "group", "words", "place"),
        merged="not: it belongs to the organisation, not to a person",
        erased="not: it belongs to the organisation, not to a person",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="prompt_is_in_words", condition=~Q(words="") & ~Q(group="")),
            UniqueConstraint(name="prompt_has_its_own_place", fields=["organisation", "place"]),
        ]
