from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.conversations.models.conversation import Conversation
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _


class AlreadyPutRight(Exception):
    """Somebody else has put these words right. Its message is written for the reader."""

    def __init__(self, latest: Statement) -> None:
        super().__init__(
            gettext(
                "Somebody has put these words right while you were writing. What they wrote is "
                "shown above, and yours are still in the box"
            )
        )
        self.latest = latest


class Whose(models.TextChoices):
    """Whose words these are."""

    PERSON = "person", _("The person’s own words")
    CARER = "carer", _("A carer’s words")
    FAMILY = "family", _("Family’s or a friend’s words")
    ADVOCATE = "advocate", _("An advocate’s words")
    PROFESSIONAL = "professional", _("A professional’s words")
    SEEN = "seen", _("What we saw, where words are hard")


UNNAMED = {
    Whose.CARER: _("A carer"),
    Whose.FAMILY: _("Family or a friend"),
    Whose.ADVOCATE: _("An advocate"),
    Whose.PROFESSIONAL: _("A professional"),
    Whose.SEEN: _("What we saw"),
}
NAMED = {
    Whose.CARER: _("{}, carer"),
    Whose.FAMILY: _("{}, family or friend"),
    Whose.ADVOCATE: _("{}, advocate"),
    Whose.PROFESSIONAL: _("{}, professional"),
    Whose.SEEN: _("What {} saw"),
}


class StatementQuerySet(models.QuerySet["Statement"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(conversation__in=Conversation.objects.visible_to(viewer))

    def standing(self) -> Self:
        """Leaving out those that a later statement has put right."""
        return self.filter(put_right_by=None)


class Statement(Record):
    """Something said, kept exactly as it was written down. Put right only by another beside it."""

    class About(models.TextChoices):
        MATTERS = "matters", _("What matters")
        STRENGTH = "strength", _("A strength, skill or interest")
        PEOPLE = "people", _("People and places that matter")
        BARRIER = "barrier", _("What gets in the way")
        RISK = "risk", _("A risk we talked through")

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="statements")
    words = models.TextField()
    whose = models.CharField(max_length=12, choices=Whose, default=Whose.PERSON)
    whose_name = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=8, choices=About, default=About.MATTERS)
    said_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_as = models.UUIDField(default=uuid.uuid4, help_text="Sent twice, it is kept once")
    puts_right = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="put_right_by"
    )

    objects = StatementQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "whose_name"),
        plain=("conversation", "whose", "about", "said_at", "written_by", "sent_as", "puts_right"),
    )
    kept: ClassVar = (
        "conversation_id",
        "words",
        "whose",
        "whose_name",
        "about",
        "said_at",
        "written_by_id",
        "sent_as",
        "puts_right_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="statement_is_in_words", condition=~Q(words="")),
            UniqueConstraint(
                name="statement_sent_twice_is_kept_once", fields=["conversation", "sent_as"]
            ),
        ]

    def whose_words(self, known_as: str) -> str:
        """`Maggie`; `June Holt, carer`; `An advocate`; `What Sam saw`."""
        whose = Whose(self.whose)
        if whose == Whose.PERSON:
            return known_as
        return NAMED[whose].format(self.whose_name) if self.whose_name else UNNAMED[whose]
