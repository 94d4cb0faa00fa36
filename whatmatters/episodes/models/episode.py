from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation, User
from whatmatters.access.policy import DataClass
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.foundations.words import later as _
from whatmatters.people.models import Person
from whatmatters.people.models.opening import not_confidential_to


class EpisodeNotReady(Exception):
    """It can't begin, pause, move or end like this. Its message is written for the reader."""


class Kind(models.TextChoices):
    SUPPORT = "support", _("Support")
    PREVENTIVE = "preventive", _("Early help")


class Source(models.TextChoices):
    """Who first spoke of it."""

    THEMSELF = "themself", _("The person themself")
    FAMILY = "family", _("Family, a friend or a carer")
    ENQUIRY = "enquiry", _("An enquiry here")
    GP = "gp", _("A GP practice")
    HOSPITAL = "hospital", _("A hospital")
    HEALTH = "health", _("Another health service")
    COUNCIL = "council", _("Another part of the council")
    HOUSING = "housing", _("A housing service")
    POLICE = "police", _("Police, fire or ambulance")
    COMMUNITY = "community", _("A community group or charity")
    PROVIDER = "provider", _("A provider of care")
    DECISION = "decision", _("A decision on what help the law gives")
    TRANSFER = "transfer", _("Moved here from another service")
    OTHER = "other", _("Somebody else")


#: What people choose from: how the others come about, we know.
ASKED_SOURCES = tuple(s for s in Source if s not in {Source.DECISION, Source.TRANSFER})


class Ending(models.TextChoices):
    WELL = "well", _("What they wanted has happened")
    ENOUGH = "enough", _("They manage without us now")
    WISH = "wish", _("They did not want it any more")
    CHANGED = "changed", _("Another kind of help took its place")
    MOVED = "moved", _("They moved away")
    TRANSFERRED = "transferred", _("It was moved to another service")
    DIED = "died", _("They died")
    MISTAKE = "mistake", _("It was opened by mistake")
    OTHER = "other", _("Another reason")


#: One is transferred by moving it, which says where to.
ASKED_ENDINGS = tuple(e for e in Ending if e != Ending.TRANSFERRED)


class EpisodeQuerySet(models.QuerySet["Episode"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever reads the plan; of a confidential service, to itself and the person alone."""
        seen = Person.objects.open_to(viewer, DataClass.PLAN)
        return self.filter(not_confidential_to(viewer), person__in=seen.values("pk"))

    def open(self) -> Self:
        return self.filter(ended_on=None)

    def preventive(self) -> Self:
        return self.filter(kind=Kind.PREVENTIVE)

    def newest_first(self) -> Self:
        """Those still open first, then by when they began."""
        return self.order_by(F("ended_on").desc(nulls_first=True), "-began_on", "pk")


class Episode(Versioned):
    """A stretch of one service by one organisation, with one person. One is open at a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="episodes")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    service = models.CharField(max_length=120, help_text="What the service is called")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SUPPORT)
    source = models.CharField(max_length=10, choices=Source)
    source_words = models.CharField(max_length=300, blank=True, help_text="Who exactly, and why")
    enquiry = models.ForeignKey(
        Enquiry, models.PROTECT, null=True, blank=True, related_name="episodes"
    )
    what_now = models.TextField(blank=True, help_text="What we do now, in plain words")
    began_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    received_on = models.DateField(null=True, blank=True, help_text="When it was taken over here")
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=11, blank=True, choices=Ending)
    ended_because = models.TextField(blank=True)

    objects = EpisodeQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "service", "source_words", "what_now", "ended_because"),
        plain=(
            "organisation",
            "kind",
            "source",
            "enquiry",
            "began_on",
            "opened_by",
            "follows",
            "received_on",
            "received_by",
            "ended_on",
            "ending",
            "version",
        ),
    )
    kept: ClassVar = (
        "person_id",
        "organisation_id",
        "service",
        "kind",
        "source",
        "source_words",
        "enquiry_id",
        "what_now",
        "began_on",
        "opened_by_id",
        "follows_id",
    )

    class Meta:
        constraints = [
            CheckConstraint(name="episode_is_of_a_service", condition=~Q(service="")),
            CheckConstraint(
                name="early_help_says_what_we_do_now",
                condition=Q(kind="support") | ~Q(what_now=""),
            ),
            UniqueConstraint(
                name="one_episode_of_a_service_is_open_at_a_time",
                fields=["person", "organisation", "service"],
                condition=Q(ended_on=None),
            ),
            CheckConstraint(
                name="episode_ends_on_a_day_and_for_a_reason",
                condition=Q(ended_on=None, ending="")
                | Q(ended_on__isnull=False, ended_on__gte=F("began_on")) & ~Q(ending=""),
            ),
            CheckConstraint(
                name="episode_is_received_by_somebody_on_a_day",
                condition=Q(received_on=None, received_by=None)
                | Q(received_on__isnull=False, received_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["person", "ended_on"], name="episodes_of_someone")]

    @property
    def is_open(self) -> bool:
        return self.ended_on is None

    @property
    def is_preventive(self) -> bool:
        return self.kind == Kind.PREVENTIVE

    @property
    def waits_to_be_received(self) -> bool:
        return self.is_open and self.source == Source.TRANSFER and self.received_on is None

    def must_begin_on_a_day_that_was(self) -> None:
        """Raises EpisodeNotReady, for a day to come or before the person was born."""
        if self.began_on > clock.today():
            raise EpisodeNotReady(gettext("The day it began must be today or earlier"))
        born = self.person.born_on
        if born and self.began_on < born:
            raise EpisodeNotReady(
                gettext("The day it began must be after the day the person was born")
            )

    def must_be_open(self) -> None:
        if not self.is_open:
            raise EpisodeNotReady(gettext("This has ended, so it stays as it is"))

    def end(self, ending: str, *, on: date, because: str) -> None:
        """It ends once, on a day and for a reason. Raises EpisodeNotReady."""
        self.must_be_open()
        if on > clock.today():
            raise EpisodeNotReady(gettext("The day it ended must be today or earlier"))
        if on < self.began_on:
            raise EpisodeNotReady(gettext("The day it ended must be on or after the day it began"))
        self.ended_on, self.ending, self.ended_because = on, Ending(ending), because

    def receive(self, *, by: User, on: date) -> None:
        """The service it was moved to takes it over. Raises EpisodeNotReady."""
        if not self.waits_to_be_received:
            raise EpisodeNotReady(gettext("This is taken over already"))
        self.received_on, self.received_by = max(on, self.began_on), by
