from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to
from whatmatters.visits.models.visit import Visit, VisitNotReady


class SlotQuerySet(models.QuerySet["Slot"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To the provider’s own; and to people it supports and those who act for them."""
        if viewer.is_staff:
            return self.filter(organisation=viewer.organisation_id)
        seen = Person.objects.open_to(viewer, DataClass.VISITS)
        with_them = Visit.objects.filter(person__in=seen.values("pk")).values("organisation")
        return self.filter(organisation__in=with_them)

    def free(self) -> Self:
        return self.filter(taken_at=None, withdrawn_at=None, starts_at__gt=clock.now())

    def in_order(self) -> Self:
        return self.order_by("starts_at", "pk")


class Slot(Record):
    """Some time a provider’s worker has free. Whoever books it first has it.

    That it is taken is said here too, since nobody else may see whose visit took it.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = SlotQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=(
            "organisation",
            "worker",
            "starts_at",
            "minutes",
            "taken_at",
            "withdrawn_at",
            "recorded_by",
        )
    )

    @property
    def is_free(self) -> bool:
        return not (self.taken_at or self.withdrawn_at) and self.starts_at > clock.now()

    class Meta:
        constraints = [
            CheckConstraint(
                name="slot_is_of_some_minutes", condition=Q(minutes__gte=15, minutes__lte=1440)
            ),
            UniqueConstraint(
                name="worker_is_free_once_at_a_time",
                fields=["worker", "starts_at"],
                condition=Q(withdrawn_at=None),
            ),
        ]


class ChangeQuerySet(models.QuerySet["Change"]):
    def visible_to(self, viewer: Actor) -> Self:
        seen = Person.objects.open_to(viewer, DataClass.VISITS)
        rows = self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))
        return rows.filter(organisation=viewer.organisation_id) if viewer.provides else rows

    def waiting(self) -> Self:
        return self.filter(state=Change.State.ASKED)

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "pk")


class Change(Versioned):
    """What one side asks to be otherwise, and the other says yes or no to. It is the log, too.

    Inside the time there is, nobody else is asked. `beyond` is for more than that: whoever
    answers for the money says yes or no then.
    """

    class Kind(models.TextChoices):
        MOVE = "move", _("Another time")
        SWAP = "swap", _("Change places with another visit")
        BANK = "bank", _("Save the time for later")
        CANCEL = "cancel", _("Not this time")
        VISIT = "visit", _("A visit more")
        BEYOND = "beyond", _("More time than there is")

    class Side(models.TextChoices):
        PERSON = "person", _("The person")
        PROVIDER = "provider", _("The provider")

    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for an answer")
        AGREED = "agreed", _("Agreed")
        REFUSED = "refused", _("Not agreed")
        TAKEN_BACK = "taken-back", _("Taken back")

    person = models.ForeignKey(Person, models.PROTECT, related_name="visit_changes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="changes")
    other = models.ForeignKey(
        Visit, models.PROTECT, null=True, blank=True, related_name="+", help_text="To swap with"
    )
    slot = models.ForeignKey(Slot, models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="What it is for, or why")
    asked_side = models.CharField(max_length=8, choices=Side)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)

    objects = ChangeQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "words", "answer"),
        plain=(
            "organisation",
            "kind",
            "visit",
            "other",
            "slot",
            "starts_at",
            "minutes",
            "asked_side",
            "asked_by",
            "state",
            "answered_by",
            "answered_at",
            "version",
        ),
    )
    kept: ClassVar = (
        "person_id",
        "organisation_id",
        "kind",
        "visit_id",
        "other_id",
        "slot_id",
        "starts_at",
        "minutes",
        "words",
        "asked_side",
        "asked_by_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="change_is_of_a_visit_or_asks_for_one",
                condition=Q(kind__in=("visit", "beyond"), visit=None)
                | Q(kind__in=("move", "swap", "bank", "cancel"), visit__isnull=False),
            ),
            CheckConstraint(
                name="swap_is_with_another_visit",
                condition=Q(kind="swap", other__isnull=False) | ~Q(kind="swap") & Q(other=None),
            ),
            CheckConstraint(
                name="change_that_is_answered_says_by_whom_and_when",
                condition=Q(state="asked", answered_at=None, answered_by=None)
                | ~Q(state="asked") & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation"], name="changes_waiting", condition=Q(state="asked")
            ),
            models.Index(fields=["person", "recorded_at"], name="changes_of_somebody"),
        ]

    def agree(self, *, by: User, words: str = "") -> None:
        self._settle(Change.State.AGREED, by, words)

    def refuse(self, *, by: User, words: str) -> None:
        """No, and why: whoever asked may not be left to guess."""
        if not words.strip():
            raise VisitNotReady(gettext("Say why not, so that they know"))
        self._settle(Change.State.REFUSED, by, words)

    def take_back(self, *, by: User) -> None:
        self._settle(Change.State.TAKEN_BACK, by, "")

    @property
    def is_waiting(self) -> bool:
        return self.state == Change.State.ASKED

    @property
    def asks_for_one(self) -> bool:
        """For a visit that is not there yet."""
        return self.kind in {Change.Kind.VISIT, Change.Kind.BEYOND}

    def _settle(self, state: Change.State, by: User, words: str) -> None:
        if not self.is_waiting:
            raise VisitNotReady(gettext("This has been answered already"))
        self.state, self.answer = state, words.strip()
        self.answered_by, self.answered_at = by, clock.now()
