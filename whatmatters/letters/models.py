"""What a person and one of their circle write to each other, for these two alone."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, QuerySet, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import KIND_OF_WORKER, CircleMember, Person

OF_TWO = "not: two people wrote it to each other alone, and each of them can read it here"
OF_AN_ACCOUNT = "not: it belongs to an account, not to a record"


def own_side(viewer: Actor) -> QuerySet[CircleMember]:
    """Everybody who is, or was, in the circle of one’s own record. Only as oneself."""
    own = Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE).filter(user=viewer.user)
    return CircleMember.objects.filter(person__in=own)


def other_side(viewer: Actor) -> QuerySet[CircleMember]:
    """One’s own places in the circles of others, while one may see who they are.

    A place that ends, a share that is stopped, a bar and a death close it, all at once.
    """
    seen = Person.objects.visible_to(viewer).exclude(user=None).exclude(user=viewer.user)
    places = CircleMember.objects.held_by(viewer).filter(person__in=seen)
    if viewer.is_staff:
        return places.filter(kind=KIND_OF_WORKER.get(viewer.role.key, ""), person__died_on=None)
    return places


def between(viewer: Actor) -> Q:
    """Rows of a talk that the viewer is one of the two of."""
    mine, theirs = own_side(viewer), other_side(viewer)
    return Q(member__in=mine.values("pk")) | Q(member__in=theirs.values("pk"), other=viewer.user)


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To the two it is between: no team lead, no attorney, in no emergency."""
        return self.filter(between(viewer))


class Message(Record):
    """Words from the one to the other, kept as they were written.

    `member` is the place in the circle; `other`, whose place it was then: somebody who is
    given the place later reads none of it. When it was read is not kept.
    """

    member = models.ForeignKey(CircleMember, models.CASCADE, related_name="messages")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=clock.now)
    sent_as = models.UUIDField(default=uuid.uuid4, help_text="Sent twice, it is kept once")

    objects = MessageQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("member", "other", "words", "written_by"),
        plain=("written_at", "sent_as"),
        exported=OF_TWO,
    )
    kept: ClassVar = (
        "member_id",
        "other_id",
        "words",
        "written_by_id",
        "written_at",
        "sent_as",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="message_is_in_words", condition=~Q(words="")),
            UniqueConstraint(
                name="message_sent_twice_is_kept_once",
                fields=["member", "written_by", "sent_as"],
            ),
        ]
        indexes = [models.Index(fields=["member", "-written_at"], name="messages_of_a_talk")]


class UnsentQuerySet(models.QuerySet["Unsent"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever is writing it, while they may write there."""
        return self.filter(between(viewer), by=viewer.user)


class Unsent(Record):
    """A message that is not finished: one for each who writes and each they write to."""

    member = models.ForeignKey(CircleMember, models.CASCADE, related_name="unsent")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    words = models.TextField()
    sent_as = models.UUIDField(help_text="What it will be sent as")
    saved_at = models.DateTimeField(default=clock.now)

    objects = UnsentQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("member", "other", "by", "words"),
        plain=("sent_as", "saved_at"),
        exported="not: unfinished writing is its writer's until it is sent",
    )

    class Meta:
        verbose_name_plural = "unsent"
        constraints = [
            UniqueConstraint(name="unsent_is_one_a_tab", fields=["member", "by", "sent_as"]),
        ]


class Weekly(Record):
    """That somebody wants a letter once a week, where there is something new to read."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    declared: ClassVar = Declared(personal=("user",), merged=OF_AN_ACCOUNT)

    class Meta:
        verbose_name_plural = "weekly"


class WeeklySent(Record):
    """That a letter was sent in a week. Without a time it was begun, and may not have gone out."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    week = models.DateField(help_text="Its Monday")
    up_to = models.DateTimeField(help_text="What is newer than this is for the next one")
    sent_at = models.DateTimeField(null=True, blank=True)

    declared: ClassVar = Declared(
        personal=("user",), plain=("week", "up_to", "sent_at"), merged=OF_AN_ACCOUNT
    )

    class Meta:
        verbose_name_plural = "weekly sent"
        constraints = [
            UniqueConstraint(name="weekly_is_sent_once_a_week", fields=["user", "week"]),
        ]
