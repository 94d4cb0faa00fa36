from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.readings.kinds import KINDS, OWN, Kind

#: A yes lasts a year at most: then it is asked for again.
LONGEST_YES = timedelta(days=366)


class StreamNotReady(Exception):
    """It can't be begun, shared, paused or drawn like this. Its message is for the reader."""


class NotTakenIn(Exception):
    """A reading is not taken in. Its message is written for the reader."""


class With(models.TextChoices):
    """With whom a stream is shared."""

    NOBODY = "nobody", _("Nobody. Only I see it")
    WORK = "work", _("Those who work with me")
    CIRCLE = "circle", _("Those who work with me, and family or friends who may see my visits")


HIDDEN = Q(shared_with=With.NOBODY)


class StreamQuerySet(models.QuerySet["Stream"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To the person; to others who know them, while they have said yes to it.

        No emergency opens it. Whoever may decide for them, while they cannot, looks after what
        is shared with somebody.
        """
        known = Person.objects.visible_to(viewer).values("pk")
        seen = Person.objects.open_to(viewer, DataClass.VISITS).filter(pk__in=known).values("pk")
        if viewer.is_staff:
            return self.agreed_now().filter(~Q(shared_with=With.NOBODY), person__in=seen)
        own = Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE).values("pk")
        theirs = Person.objects.open_to(viewer, DataClass.CONSENT).values("pk")
        shared = Q(person__in=seen) & ~Q(shared_with=With.NOBODY)
        with_circle = _agreed_now() & Q(shared_with=With.CIRCLE)
        return self.filter(Q(person__in=own) | shared & (Q(person__in=theirs) | with_circle))

    def agreed_now(self) -> Self:
        return self.filter(_agreed_now())

    def kept_on(self) -> Self:
        return self.filter(ended_at=None)

    def alike(self, stream: Stream) -> Self:
        """Those hidden from everybody, if it is; or those that are not."""
        return self.filter(HIDDEN if stream.shared_with == With.NOBODY else ~HIDDEN)

    def in_order(self) -> Self:
        return self.order_by(models.F("ended_at").asc(nulls_first=True), "recorded_at", "pk")


def _agreed_now() -> Q:
    return Q(paused_at=None, ended_at=None, until__gte=clock.today())


def _one_at_a_time(which: str, those: Q) -> tuple[UniqueConstraint, UniqueConstraint]:
    """One of a kind, and of a name, among the hidden or the shared: a key says nothing of both.

    Whoever decides for somebody may begin what that person keeps track of already, unseen.
    """
    going_on = Q(ended_at=None) & those
    return (
        UniqueConstraint(
            name=f"one_{which}_stream_of_a_kind",
            fields=["person", "kind"],
            condition=going_on & ~Q(kind=OWN),
        ),
        UniqueConstraint(
            name=f"one_{which}_stream_of_a_name",
            fields=["person", "name"],
            condition=going_on & Q(kind=OWN),
        ),
    )


class Stream(Versioned):
    """One thing that somebody keeps track of, on the way to something they want.

    It is theirs: they say with whom it is shared and until when, and may pause or end it. While
    it is paused, and after the last day of their yes, nothing is taken in and nobody else sees it.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="streams")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="streams")
    kind = models.CharField(max_length=14, choices=[(k.key, k.label) for k in KINDS.values()])
    name = models.CharField(max_length=80, blank=True, help_text="Of something of their own")
    unit = models.CharField(max_length=20, blank=True, help_text="What their own is counted in")
    shared_with = models.CharField(max_length=6, choices=With, default=With.NOBODY)
    until = models.DateField(help_text="The last day of the yes")
    paused_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = StreamQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "name", "unit"),
        plain=(
            *("outcome", "kind", "shared_with", "until", "paused_at", "ended_at"),
            *("begun_by", "version"),
        ),
    )
    kept: ClassVar = ("person_id", "outcome_id", "kind", "name", "unit", "begun_by_id")

    class Meta:
        constraints = [
            CheckConstraint(
                name="stream_of_their_own_has_a_name",
                condition=Q(kind=OWN) & ~Q(name="") | ~Q(kind=OWN) & Q(name=""),
            ),
            CheckConstraint(
                name="stream_that_has_ended_is_not_paused",
                condition=Q(ended_at=None) | Q(paused_at=None),
            ),
            *_one_at_a_time("hidden", HIDDEN),
            *_one_at_a_time("shared", ~HIDDEN),
        ]

    @property
    def sort(self) -> Kind:
        return KINDS[self.kind]

    @property
    def called(self) -> str:
        return self.name or self.sort.label

    @property
    def counted_in(self) -> str:
        return self.unit or self.sort.unit

    @property
    def has_run_out(self) -> bool:
        return self.until < clock.today()

    @property
    def is_agreed(self) -> bool:
        """Whether their yes holds now."""
        return self.ended_at is None and self.paused_at is None and not self.has_run_out

    def must_be_kept_on(self) -> None:
        if self.ended_at is not None:
            raise StreamNotReady(gettext("This has ended, so it stays as it is"))

    def must_take_in(self) -> None:
        """Raises NotTakenIn, with what to do about it."""
        if self.ended_at is not None:
            raise NotTakenIn(gettext("This has ended. Nothing more is kept"))
        if self.paused_at is not None:
            raise NotTakenIn(gettext("This is paused. Go on with it first"))
        if self.has_run_out:
            raise NotTakenIn(gettext("The yes to this has run out. Say yes again first"))

    def share(self, with_: str, *, until: date) -> None:
        """Say with whom, and until when. Raises StreamNotReady."""
        self.must_be_kept_on()
        today = clock.today()
        if not today <= until <= today + LONGEST_YES:
            raise StreamNotReady(gettext("The last day must be from today to a year from now"))
        self.shared_with, self.until = With(with_), until

    def pause(self) -> None:
        self.must_be_kept_on()
        if self.paused_at is not None:
            raise StreamNotReady(gettext("This is paused already"))
        self.paused_at = clock.now()

    def go_on(self) -> None:
        self.must_be_kept_on()
        if self.paused_at is None:
            raise StreamNotReady(gettext("This is not paused. It goes on"))
        self.paused_at = None

    def end(self) -> None:
        self.must_be_kept_on()
        self.ended_at, self.paused_at = clock.now(), None


class AgreedQuerySet(models.QuerySet["Agreed"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(stream__in=Stream.objects.visible_to(viewer))

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "pk")


class Agreed(Record):
    """What was said of a stream: the yes, each change of it, each pause. None is written over."""

    class What(models.TextChoices):
        YES = "yes", _("Said yes")
        PAUSE = "pause", _("Paused it")
        GO_ON = "go-on", _("Went on with it")
        END = "end", _("Ended it")

    stream = models.ForeignKey(Stream, models.CASCADE, related_name="agreed")
    what = models.CharField(max_length=5, choices=What)
    shared_with = models.CharField(max_length=6, choices=With)
    until = models.DateField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AgreedQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("stream", "what", "shared_with", "until", "said_by"))
    kept: ClassVar = ("stream_id", "what", "shared_with", "until", "said_by_id")

    class Meta:
        verbose_name_plural = "agreed"
