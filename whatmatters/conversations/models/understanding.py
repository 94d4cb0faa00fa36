from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.conversations.models.conversation import Conversation
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record


class Understanding(Record):
    """What a practitioner makes of what was said: signed, beside the words, never over them."""

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="understandings")
    words = models.TextField()
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=200, help_text="Name and role, as signed")
    signed_at = models.DateTimeField(default=clock.now)
    sent_as = models.UUIDField(default=uuid.uuid4)

    declared: ClassVar = Declared(
        personal=("words",),
        plain=("conversation", "signed_by", "signed_as", "signed_at", "sent_as"),
    )
    kept: ClassVar = (
        "conversation_id",
        "words",
        "signed_by_id",
        "signed_as",
        "signed_at",
        "sent_as",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="understanding_is_in_words", condition=~Q(words="")),
            UniqueConstraint(
                name="understanding_sent_twice_is_kept_once", fields=["conversation", "sent_as"]
            ),
        ]
