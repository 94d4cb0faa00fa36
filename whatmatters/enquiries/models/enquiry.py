"""The first knock, before anybody is "a person" here."""

from __future__ import annotations

import hashlib
import uuid
from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.permissions import Permission, may
from whatmatters.foundations import clock
from whatmatters.foundations.codes import spoken_code
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person

KEPT_UNSENT = timedelta(days=30)
NO_NAME = _("Name not given")


class NotSentYet(Exception):
    """The enquiry can't be sent yet. Its message is written for the reader."""


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def visible_to(self, viewer: Actor) -> Self:
        """What was sent to the organisation one acts for, to those who answer there.

        Once it has become part of a record, only to those who may open that record.
        """
        if not may(viewer, Permission.ENQUIRIES_HANDLE):
            return self.none()
        open_to_all_who_answer = Q(status__in=[Enquiry.Status.SENT, Enquiry.Status.ANSWERED])
        return self.filter(
            open_to_all_who_answer | Q(person__in=Person.objects.visible_to(viewer)),
            organisation=viewer.organisation_id,
        )

    def waiting(self) -> Self:
        return self.filter(status=Enquiry.Status.SENT)

    def dealt_with(self) -> Self:
        return self.filter(status__in=[Enquiry.Status.ANSWERED, Enquiry.Status.BEGUN])

    def unsent(self) -> Self:
        """Drafts that can still be gone on with. Nobody but their writer is shown one."""
        return self.filter(status=Enquiry.Status.DRAFT, recorded_at__gt=clock.now() - KEPT_UNSENT)

    def unfinished(self, code: str) -> Self:
        """The draft somebody saved under this code, while it can still be gone on with."""
        return self.unsent().filter(return_code=code)

    def too_old(self) -> Self:
        """Drafts that were never sent and are kept no longer."""
        return self.filter(status=Enquiry.Status.DRAFT, recorded_at__lte=clock.now() - KEPT_UNSENT)


class Enquiry(Versioned):
    """Somebody asks, in their own words, for themself or for another. No account needed."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Not sent yet")
        SENT = "sent", _("Waiting for us")
        ANSWERED = "answered", _("Answered")
        BEGUN = "begun", _("A record was started")

    class For(models.TextChoices):
        MYSELF = "myself", _("Myself")
        SOMEONE = "someone", _("Someone I know")
        BOTH = "both", _("Both of us")
        WORK = "work", _("Someone I work with")

    class Reach(models.TextChoices):
        PHONE = "phone", _("Phone")
        TEXT = "text", _("Text message")
        EMAIL = "email", _("E-mail")
        LETTER = "letter", _("Letter")
        VISIT = "visit", _("A visit")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="enquiries")
    reference = models.CharField(max_length=20, unique=True, default=spoken_code)
    return_code = models.CharField(max_length=30, unique=True, null=True)  # noqa: DJ001
    status = models.CharField(max_length=8, choices=Status, default=Status.DRAFT)

    asking_for = models.CharField(max_length=8, blank=True, choices=For)
    words = models.TextField(blank=True)
    name = models.CharField(max_length=200, blank=True, help_text="The person it is about")
    asked_by = models.CharField(max_length=200, blank=True, help_text="If somebody else asks")
    relation = models.CharField(max_length=100, blank=True, help_text="Who they are to them")
    knows_of_it = models.CharField(max_length=300, blank=True)
    reach_by = models.CharField(max_length=6, blank=True, choices=Reach)
    reach = models.CharField(max_length=200, blank=True)
    when_to_reach = models.CharField(max_length=300, blank=True)
    helps_communicate = models.CharField(max_length=1000, blank=True)
    typed_by = models.CharField(max_length=200, blank=True, help_text="A helper who typed")
    sent_at = models.DateTimeField(null=True, blank=True)

    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="enquiries"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = EnquiryQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(
            "words",
            "name",
            "asked_by",
            "relation",
            "knows_of_it",
            "reach",
            "when_to_reach",
            "helps_communicate",
            "typed_by",
            "person",
            "return_code",
        ),
        plain=(
            "organisation",
            "reference",
            "status",
            "asking_for",
            "reach_by",
            "sent_at",
            "closed_at",
            "closed_by",
            "version",
        ),
    )

    class Meta:
        verbose_name_plural = "enquiries"
        constraints = [
            CheckConstraint(
                name="enquiry_is_sent_in_words_and_at_a_time",
                condition=Q(status="draft", sent_at=None)
                | ~Q(status="draft") & ~Q(words="") & Q(sent_at__isnull=False),
            ),
            CheckConstraint(
                name="enquiry_is_closed_by_someone_at_a_time",
                condition=Q(status__in=["draft", "sent"], closed_at=None, closed_by=None)
                | Q(status__in=["answered", "begun"], closed_at__gte=F("sent_at"))
                & Q(closed_by__isnull=False),
            ),
            CheckConstraint(
                name="enquiry_that_began_a_record_says_whose",
                condition=~Q(status="begun") | Q(person__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "status", "sent_at"], name="enquiries_waiting")
        ]

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.SENT

    @property
    def is_for_the_asker(self) -> bool:
        """They said so; or they said nothing, and named nobody else."""
        names_another = bool(self.asking_for or self.asked_by or self.relation)
        return self.asking_for == self.For.MYSELF or not names_another

    @property
    def called(self) -> str:
        """The person it is about, as they are named in it."""
        return self.name or NO_NAME

    @property
    def asker(self) -> str:
        """Whose words these are, as far as we were told."""
        return self.name if self.is_for_the_asker else self.asked_by

    @property
    def whose_words(self) -> str:
        """For under a quotation: whose words they are, as they introduced themselves."""
        asker = self.asker or gettext("Somebody who gave no name")
        is_another = self.relation and not self.is_for_the_asker
        return f"{asker}, {self.relation}" if is_another else asker

    @property
    def mark_of_words(self) -> str:
        """Stands for the words on a page that will be sent back, to see if they changed."""
        return hashlib.sha256(self.words.encode()).hexdigest()[:20]

    @property
    def kept_until(self) -> date:
        """The last day on which a draft can be gone on with."""
        return clock.day_of(self.recorded_at + KEPT_UNSENT - timedelta(days=1))

    def send(self) -> None:
        """Hand it over. The code to come back with stops working: it is theirs no longer."""
        if not self.is_draft:
            raise NotSentYet(gettext("This enquiry has already been sent"))
        if not self.words.strip():
            raise NotSentYet(gettext("Tell us in your own words what you would like to talk about"))
        if not self.reach.strip():
            raise NotSentYet(gettext("Tell us how we can reach you"))
        if self.asking_for == self.For.MYSELF:
            self.asked_by = self.relation = self.knows_of_it = ""
        self.status, self.sent_at, self.return_code = self.Status.SENT, clock.now(), None

    def close(self, status: Status, *, by: User) -> None:
        """It has been dealt with, first on the day it says. A record stays begun."""
        if self.closed_at is None:
            self.closed_at, self.closed_by = clock.now(), by
        if self.status != self.Status.BEGUN:
            self.status = status


class Answer(Record):
    """Information or advice given to an enquiry, and how."""

    enquiry = models.ForeignKey(Enquiry, models.CASCADE, related_name="answers")
    words = models.TextField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_how = models.CharField(max_length=200, blank=True)
    given_at = models.DateTimeField(default=clock.now)
    sent_as = models.UUIDField(default=uuid.uuid4, help_text="Sent twice, it is kept once")

    declared: ClassVar = Declared(
        personal=("words", "given_how"), plain=("enquiry", "given_by", "given_at", "sent_as")
    )
    kept: ClassVar = ("enquiry_id", "words", "given_by_id", "given_at")

    class Meta:
        constraints = [
            CheckConstraint(name="answer_is_in_words", condition=~Q(words="")),
            UniqueConstraint(name="answer_sent_twice_is_kept_once", fields=["enquiry", "sent_as"]),
        ]
