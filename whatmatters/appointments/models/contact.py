from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.appointments.models.meeting import NotSo
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, viewer: Actor) -> Self:
        """As meetings are: of a confidential service, to itself and the person alone."""
        seen = Person.objects.open_to(viewer, DataClass.TALK)
        return self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))

    def newest_first(self) -> Self:
        return self.order_by("-on", "-recorded_at", "pk")


class Contact(Record):
    """That one was in touch: with whom, how, and a word of it."""

    class Who(models.TextChoices):
        PERSON = "person", _("The person")
        FAMILY = "family", _("Family or a friend")
        WORKER = "worker", _("Somebody who works with them")
        OTHER = "other", _("Somebody else")

    class How(models.TextChoices):
        PHONE = "phone", _("By phone")
        MET = "met", _("We met")
        TEXT = "text", _("Text message")
        EMAIL = "email", _("Email")
        LETTER = "letter", _("Letter")
        TRIED = "tried", _("Tried, and could not reach them")

    person = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", help_text="Whose"
    )
    who = models.CharField(max_length=6, choices=Who)
    how = models.CharField(max_length=6, choices=How)
    on = models.DateField(default=clock.today)
    words = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_as = models.UUIDField(null=True, blank=True, help_text="Sent twice, it is kept once")

    objects = ContactQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"),
        plain=("organisation", "who", "how", "on", "recorded_by", "sent_as"),
    )
    kept: ClassVar = (
        *("person_id", "organisation_id", "who", "how", "on", "words", "recorded_by_id"),
        "sent_as",
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="contact_sent_twice_is_kept_once", fields=["person", "recorded_by", "sent_as"]
            )
        ]
        indexes = [models.Index(fields=["person", "-on"], name="contacts_with_somebody")]


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def visible_to(self, viewer: Actor) -> Self:
        """As those who were in touch are."""
        seen = Person.objects.open_to(viewer, DataClass.TALK)
        return self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))

    def waiting(self) -> Self:
        return self.filter(done_at=None)

    def in_order(self) -> Self:
        return self.order_by("due_on", "recorded_at", "pk")


class FollowUp(Record):
    """What is to be done next, by which day, and who said they would."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="follow_ups")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", help_text="Whose"
    )
    contact = models.ForeignKey(
        Contact, models.CASCADE, null=True, blank=True, related_name="follow_ups"
    )
    words = models.CharField(max_length=300)
    due_on = models.DateField()
    doer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = FollowUpQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words"),
        plain=("organisation", "contact", "due_on", "doer", "done_at", "done_by"),
    )
    kept: ClassVar = ("person_id", "organisation_id", "contact_id", "words", "doer_id")

    class Meta:
        constraints = [
            CheckConstraint(name="follow_up_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="follow_up_is_done_by_somebody",
                condition=Q(done_at=None, done_by=None)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["doer", "due_on"], name="follow_ups_waiting", condition=Q(done_at=None)
            )
        ]

    @property
    def is_late(self) -> bool:
        return self.done_at is None and self.due_on < clock.today()


def next_thing(words: str, due_on: date | None) -> tuple[str, date] | None:
    """What is next and by when; nothing, or both. Raises NotSo."""
    words = words.strip()
    if not words and due_on is None:
        return None
    if not words:
        raise NotSo(gettext("Say what is to be done next"))
    if due_on is None:
        raise NotSo(gettext("Say by which day it is to be done"))
    return words, due_on
