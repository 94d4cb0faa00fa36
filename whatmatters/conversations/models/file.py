from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from whatmatters.access.actor import Actor
from whatmatters.access.seen import seen_with
from whatmatters.conversations.models.statement import Statement
from whatmatters.foundations.declared import Declared
from whatmatters.media.models import Kept


class StatementFileQuerySet(models.QuerySet["StatementFile"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with(Statement.objects.visible_to(viewer), "statement"))


class StatementFile(Kept):
    """A picture, sound or film that says what a statement says, or more than its words do."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="files")

    objects = StatementFileQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("content", "words"), plain=("statement", *Kept.FACTS))
    kept: ClassVar = ("statement_id", "words", "sha256", "content")
