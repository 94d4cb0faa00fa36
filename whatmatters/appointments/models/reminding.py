from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.access.seen import seen_with
from whatmatters.appointments.models.meeting import Meeting
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person


class Way(models.TextChoices):
    EMAIL = "email", _("Email")
    TEXT = "text", _("Text message")


class WishQuerySet(models.QuerySet["ReminderWish"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.TALK).values("pk"))

    def current(self) -> Self:
        """Not taken back here, and not stopped by whoever got one."""
        stopped = Stopped.objects.filter(wish=OuterRef("pk"))
        return self.filter(~Exists(stopped), withdrawn_at=None)


class ReminderWish(Record):
    """That somebody wants to be reminded, in one way, at one address. Each way has its own yes."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="reminder_wishes")
    way = models.CharField(max_length=5, choices=Way)
    address = models.CharField(max_length=254, help_text="Where to")
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = WishQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "address"), plain=("way", "agreed_by", "withdrawn_at")
    )
    kept: ClassVar = ("person_id", "way", "address", "agreed_by_id")

    class Meta:
        verbose_name_plural = "reminder wishes"
        constraints = [
            CheckConstraint(name="reminder_has_an_address", condition=~Q(address="")),
        ]


class Stopped(Record):
    """That whoever got a reminder wants no more of that kind. It needs no account to say so.

    It holds the id of a wish, and nothing of anybody: whoever holds the link can write it.
    """

    wish = models.UUIDField(unique=True)

    declared: ClassVar = Declared(
        plain=("wish",), exported="not: it says nothing of anybody by itself"
    )
    kept: ClassVar = ("wish",)

    class Meta:
        verbose_name_plural = "stopped"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with(Meeting.objects.visible_to(viewer), "meeting"))


class Reminder(Record):
    """That one was sent of a meeting. Without a time it was begun, and may not have gone out."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="reminders")
    way = models.CharField(max_length=5, choices=Way)
    starts_at = models.DateTimeField(help_text="Of the meeting, as it was told")
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("meeting", "way", "starts_at", "sent_at"))
    kept: ClassVar = ("meeting_id", "way", "starts_at")

    class Meta:
        constraints = [
            UniqueConstraint(
                name="reminder_is_sent_once_a_way", fields=["meeting", "way", "starts_at"]
            )
        ]


class DoNotContactQuerySet(models.QuerySet["DoNotContact"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.TALK).values("pk"))

    def current(self) -> Self:
        return self.filter(ended_at=None)


class DoNotContact(Record):
    """That nothing is to be sent to somebody. It comes before any yes they gave."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=300, blank=True, help_text="Why, if they want to say")
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DoNotContactQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("person", "words"), plain=("said_by", "ended_at"))
    kept: ClassVar = ("person_id", "words", "said_by_id")

    class Meta:
        verbose_name_plural = "do not contact"
        constraints = [
            UniqueConstraint(
                name="do_not_contact_is_said_once",
                fields=["person"],
                condition=Q(ended_at=None),
            )
        ]
