"""What readers read. No key in this table, and none in those beside it, leads to a person."""

from __future__ import annotations

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.people.models import Registration
from whatmatters.stories.models.choices import Because, CostPer, Marked, Paid, Reach, Teller

NOBODYS = "not: no key leads from it to a person; it goes when whoever told it takes it back"
#: What a story says, each by the name it has in the telling too.
WORDS = ("title", "wanted", "did", "went", "advice", "place")


class CannotBeApproved(Exception):
    """It waits no longer: it was taken back, or dealt with. Its message is for the reader."""

    def __init__(self) -> None:
        super().__init__(gettext("This story does not wait any more. It may have been taken back"))


class StoryQuerySet(models.QuerySet["Story"]):
    def approved(self) -> Self:
        return self.filter(state=Story.State.APPROVED)

    def visible_to(self, viewer: Actor) -> Self:
        """Approved ones: for everybody here, or for those of one organisation.

        Those are its staff, and people whom it supports.
        """
        if viewer.is_staff:
            ours = Q(organisation=viewer.organisation_id)
        else:
            own = Registration.objects.current().filter(person__user=viewer.user)
            ours = Q(organisation__in=own.values("organisation"))
        return self.approved().filter(Q(reach=Reach.ALL) | ours)

    def waiting_for(self, viewer: Actor) -> Self:
        """Those that wait to be read at the viewer’s organisation."""
        return self.filter(state=Story.State.WAITING, organisation=viewer.organisation_id)


class Story(models.Model):
    """How somebody used a budget, without a name, a day or an exact sum.

    It is no `Record`: when to the second it was written down would lead to whoever wrote it.
    `not_by` are marks of those who may not approve it, kept only while it waits.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be read"
        SENT_BACK = "sent-back", "Sent back to whoever wrote it"
        APPROVED = "approved", "Approved"
        WITHDRAWN = "withdrawn", "Taken back"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    reach = models.CharField(max_length=4, choices=Reach)
    told_by = models.CharField(max_length=8, choices=Teller)
    title = models.CharField(max_length=120, blank=True)
    wanted = models.TextField(blank=True)
    did = models.TextField(blank=True)
    went = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    place = models.CharField(max_length=80, blank=True)
    cost = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text="Rounded, so that it points at nobody",
    )
    cost_per = models.CharField(max_length=5, choices=CostPer, blank=True)
    paid = models.CharField(max_length=14, choices=Paid, blank=True)
    month = models.DateField(null=True, blank=True, help_text="The first of the month of approval")
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_back_because = models.TextField(blank=True)
    not_by = models.CharField(max_length=200, blank=True)

    objects = StoryQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(*WORDS, "sent_back_because"),
        plain=(
            "id",
            "organisation",
            "state",
            "reach",
            "told_by",
            "cost",
            "cost_per",
            "paid",
            "month",
            "approved_by",
            "not_by",
        ),
        exported=NOBODYS,
        merged=NOBODYS,
        erased=NOBODYS,
    )

    class Meta:
        verbose_name_plural = "stories"
        constraints = [
            CheckConstraint(
                name="story_that_is_read_is_in_words_and_approved_by_somebody",
                condition=~Q(state="approved")
                | Q(approved_by__isnull=False, month__isnull=False) & ~Q(title="") & ~Q(did=""),
            ),
            CheckConstraint(
                name="story_that_is_taken_back_says_nothing",
                condition=~Q(state="withdrawn")
                | Q(cost=None, not_by="", sent_back_because="", **dict.fromkeys(WORDS, "")),
            ),
            CheckConstraint(
                name="story_costs_nothing_or_more", condition=Q(cost=None) | Q(cost__gte=0)
            ),
        ]
        indexes = [models.Index(fields=["state", "-month"], name="stories_to_read")]

    def __str__(self) -> str:
        return f"story {self.pk}"

    @property
    def was_read(self) -> bool:
        return self.month is not None

    def keep_from(self, *users: User | None) -> None:
        """These may not approve it."""
        self.not_by = " ".join(self._mark(user) for user in users if user)

    def may_not_be_approved_by(self, user: User) -> bool:
        mine = self._mark(user)
        return any(constant_time_compare(mine, mark) for mark in self.not_by.split())

    def approve(self, *, by: User) -> None:
        """Raises CannotBeApproved."""
        self.must_wait()
        self.state, self.approved_by, self.not_by = self.State.APPROVED, by, ""
        self.month = first_of_month(clock.today())

    def send_back(self, because: str) -> None:
        """Raises CannotBeApproved."""
        self.must_wait()
        self.state, self.sent_back_because = self.State.SENT_BACK, because

    def must_wait(self) -> None:
        if self.state != self.State.WAITING:
            raise CannotBeApproved

    def take_back(self) -> None:
        """It says nothing any more."""
        self.state, self.cost, self.not_by = self.State.WITHDRAWN, None, ""
        self.sent_back_because = ""
        for name in WORDS:
            setattr(self, name, "")

    def _mark(self, user: User) -> str:
        return salted_hmac("stories.writer", f"{self.pk}{user.pk}").hexdigest()


class StoryAbout(models.Model):
    """Which part of life a story is about: a place on a map of `outcomes`."""

    id = models.BigAutoField(primary_key=True)
    story = models.ForeignKey(Story, models.CASCADE, related_name="about")
    framework = models.CharField(max_length=30)
    code = models.CharField(max_length=40)

    declared: ClassVar = Declared(
        plain=("id", "story", "framework", "code"), exported=NOBODYS, merged=NOBODYS, erased=NOBODYS
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="story_is_about_a_part_of_life_once", fields=["story", "framework", "code"]
            ),
        ]
        indexes = [models.Index(fields=["framework", "code"], name="stories_about")]

    def __str__(self) -> str:
        return f"part of life {self.pk}"


class StoryWord(models.Model):
    """A word of an approved story, by which it is found. Gone when the story is."""

    id = models.BigAutoField(primary_key=True)
    story = models.ForeignKey(Story, models.CASCADE, related_name="words")
    word = models.CharField(max_length=24)

    declared: ClassVar = Declared(
        personal=("word",),
        plain=("id", "story"),
        exported=NOBODYS,
        merged=NOBODYS,
        erased=NOBODYS,
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="story_is_found_by_a_word_once", fields=["word", "story"]),
        ]

    def __str__(self) -> str:
        return f"word {self.pk}"


class KeptInStory(models.Model):
    """What was marked and stayed, for whoever approves. Gone once it is approved or taken back."""

    id = models.BigAutoField(primary_key=True)
    story = models.ForeignKey(Story, models.CASCADE, related_name="left_in")
    kind = models.CharField(max_length=7, choices=Marked)
    words = models.CharField(max_length=200)
    because = models.CharField(max_length=10, choices=Because)

    declared: ClassVar = Declared(
        personal=("words",),
        plain=("id", "story", "kind", "because"),
        exported=NOBODYS,
        merged=NOBODYS,
        erased=NOBODYS,
    )

    class Meta:
        verbose_name_plural = "kept in stories"

    def __str__(self) -> str:
        return f"mark {self.pk}"


def first_of_month(day: date) -> date:
    return day.replace(day=1)
