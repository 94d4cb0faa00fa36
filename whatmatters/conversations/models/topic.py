from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.conversations.models.conversation import Conversation
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, viewer: Actor) -> Self:
        """As conversations are. On the person's own side nothing shows that they asked to be
        talked to alone: somebody may be looking over their shoulder.
        """
        seen = self.filter(person__in=Person.objects.open_to(viewer, DataClass.TALK))
        return seen if viewer.is_staff else seen.filter(alone=False)

    def open(self) -> Self:
        """Not talked about yet."""
        return self.filter(settled_at=None)

    def oldest_first(self) -> Self:
        return self.order_by("asked_at", "pk")


class Topic(Record):
    """Something to talk about next time; or that somebody wants to be talked to, alone."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="topics")
    words = models.TextField(blank=True)
    alone = models.BooleanField(default=False, help_text="With nobody else in the room")
    how_to_reach = models.CharField(
        max_length=500, blank=True, help_text="When and how it is safe to reach them"
    )
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    talked_in = models.ForeignKey(
        Conversation, models.SET_NULL, null=True, blank=True, related_name="topics"
    )

    objects = TopicQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words", "how_to_reach"),
        plain=("alone", "asked_by", "asked_at", "settled_by", "settled_at", "talked_in"),
    )
    kept: ClassVar = ("person_id", "words", "alone", "how_to_reach", "asked_by_id", "asked_at")

    class Meta:
        constraints = [
            CheckConstraint(
                name="topic_is_in_words_or_asks_for_somebody",
                condition=~Q(words="") | Q(alone=True),
            ),
            CheckConstraint(
                name="topic_is_settled_by_somebody_at_a_time",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["person", "asked_at"],
                condition=Q(settled_at=None),
                name="topics_still_to_talk_about",
            )
        ]
