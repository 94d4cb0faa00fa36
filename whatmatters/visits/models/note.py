from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, F, OuterRef, Q

from whatmatters.access.actor import Actor
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.visits.models.visit import Visit, seen_with_its_visit


class VisitNoteQuerySet(models.QuerySet["VisitNote"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with_its_visit(viewer))

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class VisitNote(Record):
    """A note of a visit. What it says is its texts: none is ever written over."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="notes")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = VisitNoteQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("visit", "begun_by"))
    kept: ClassVar = ("visit_id", "begun_by_id")


class NoteTextQuerySet(models.QuerySet["NoteText"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with_its_visit(viewer, "note__visit"))

    def as_it_stands(self) -> Self:
        """Those that nothing later took the place of. More than one: two wrote at once."""
        later = NoteText.objects.filter(Q(after=OuterRef("pk")) | Q(joins=OuterRef("pk")))
        return self.exclude(Exists(later))

    def in_order(self) -> Self:
        return self.order_by("recorded_at", "pk")


class NoteText(Record):
    """What a note said, from somebody who had read the text that it comes after.

    Two that come after the same text stand side by side, until one `joins` them.
    """

    note = models.ForeignKey(VisitNote, models.CASCADE, related_name="texts")
    words = models.TextField()
    after = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    joins = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined_by"
    )
    written_at = models.DateTimeField(help_text="When it was written, as the device had it")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = NoteTextQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words",), plain=("note", "after", "joins", "written_at", "written_by")
    )
    kept: ClassVar = ("note_id", "words", "after_id", "joins_id", "written_at", "written_by_id")

    class Meta:
        constraints = [
            CheckConstraint(name="note_of_a_visit_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="note_joins_two_texts_not_one",
                condition=Q(joins=None) | Q(after__isnull=False) & ~Q(joins=F("after")),
            ),
        ]
