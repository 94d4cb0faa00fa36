"""What those on a case write, and how it was closed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.safeguarding.models.concern import NOT_FOR_THE_PERSON, Concern


class Note(Record):
    """What somebody on a case wrote. Never changed; only added to."""

    class Kind(models.TextChoices):
        NOTE = "note", "What was found or done"
        WISH = "wish", "What the person wants to happen"

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=4, choices=Kind, default=Kind.NOTE)
    words = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    sent_as = models.UUIDField(default=uuid.uuid4, help_text="Sent twice, it is kept once")

    declared: ClassVar = Declared(
        personal=("words", "written_by"),
        plain=("concern", "kind", "written_at", "sent_as"),
        exported=NOT_FOR_THE_PERSON,
    )
    kept: ClassVar = ("concern_id", "kind", "words", "written_by_id", "written_at")

    class Meta:
        constraints = [
            CheckConstraint(name="note_is_in_words", condition=~Q(words="")),
            CheckConstraint(name="note_is_of_a_kind", condition=Q(kind__in=["note", "wish"])),
            UniqueConstraint(name="note_sent_twice_is_kept_once", fields=["concern", "sent_as"]),
        ]


class Closing(Record):
    """Why a case was closed, and whether what the person wanted came about; or why it was reopened.

    Whether the person's wish was met is asked as *Making Safeguarding Personal* asks it.
    """

    class WishMet(models.TextChoices):
        FULLY = "fully", "Yes, all of it"
        PARTLY = "partly", "Yes, part of it"
        NO = "no", "No"
        NOT_ASKED = "not-asked", "They were not asked, or did not say"

    concern = models.ForeignKey(Concern, models.CASCADE, related_name="closings")
    because = models.TextField()
    wish_met = models.CharField(max_length=9, choices=WishMet)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=clock.now)
    reopened_because = models.TextField(blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_at = models.DateTimeField(null=True, blank=True)

    declared: ClassVar = Declared(
        personal=("because", "closed_by", "reopened_because", "reopened_by"),
        plain=("concern", "wish_met", "closed_at", "reopened_at"),
        exported=NOT_FOR_THE_PERSON,
    )
    kept: ClassVar = ("concern_id", "because", "wish_met", "closed_by_id", "closed_at")

    class Meta:
        constraints = [
            CheckConstraint(name="case_is_closed_for_a_reason", condition=~Q(because="")),
            CheckConstraint(
                name="closing_says_whether_the_wish_was_met",
                condition=Q(wish_met__in=["fully", "partly", "no", "not-asked"]),
            ),
            CheckConstraint(
                name="case_is_reopened_by_someone_for_a_reason",
                condition=Q(reopened_at=None, reopened_by=None, reopened_because="")
                | Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_because=""),
            ),
            UniqueConstraint(
                name="case_is_closed_once_at_a_time",
                fields=["concern"],
                condition=Q(reopened_at=None),
            ),
        ]
