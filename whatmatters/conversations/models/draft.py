from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from whatmatters.conversations.models.conversation import Conversation
from whatmatters.conversations.models.statement import Statement, Whose
from whatmatters.foundations import clock
from whatmatters.foundations.declared import DELETED, Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _


class Draft(Record):
    """Writing that isn't finished: saved as it is typed, one row a hand and a tab.

    Two tabs, or two people, never share a row, so neither can overwrite the other.
    """

    class Box(models.TextChoices):
        STATEMENT = "statement", _("What is being said")
        UNDERSTANDING = "understanding", _("What I make of it")

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    box = models.CharField(max_length=13, choices=Box)
    sent_as = models.UUIDField(help_text="What it will be sent as, once it is kept")
    words = models.TextField()
    whose = models.CharField(max_length=12, choices=Whose, default=Whose.PERSON)
    whose_name = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=8, choices=Statement.About, default=Statement.About.MATTERS)
    puts_right = models.ForeignKey(
        Statement, models.CASCADE, null=True, blank=True, related_name="+"
    )
    saved_at = models.DateTimeField(default=clock.now)

    declared: ClassVar = Declared(
        personal=("words", "whose_name"),
        plain=(
            "conversation",
            "by",
            "box",
            "sent_as",
            "whose",
            "about",
            "puts_right",
            "saved_at",
        ),
        exported="not: unfinished writing is its writer's until it is kept or thrown away",
        erased=DELETED,
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="draft_is_one_a_tab", fields=["conversation", "by", "sent_as"]),
        ]
