from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models.sides import brokers_here, is_provider, on_persons_side
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

#: The boxes of a request that say something to whoever is asked.
TOLD = ("when_useful", "communication", "must_know")


class NotOpen(Exception):
    """It can't be sent, answered or chosen now. Its message is written for the reader."""


class SearchQuerySet(models.QuerySet["Search"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Those of people on whose side the viewer stands; never to whoever was asked."""
        theirs = self.filter(person__in=on_persons_side(viewer))
        if brokers_here(viewer):
            asked = Request.objects.filter(recipients__organisation=viewer.organisation_id)
            return theirs.exclude(pk__in=asked.values("search"))
        return theirs

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "pk")


class Search(Record):
    """That somebody looks for help with what they want. Whose it is stands here and nowhere else.

    What providers are told is its `Request`, which does not say who the person is.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="searches")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_because = models.TextField(
        blank=True, help_text="Why what looked like a name was left in what was sent"
    )
    line = models.UUIDField(
        null=True, blank=True, help_text="What became of the choice in the plan, in every version"
    )

    objects = SearchQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("person", "begun_by", "named_because"), plain=("line",))


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, viewer: Actor) -> Self:
        """On the person's side; and to a provider, what was sent to them."""
        if is_provider(viewer):
            return self.filter(recipients__organisation=viewer.organisation_id)
        return self.filter(search__in=Search.objects.visible_to(viewer))


class Request(Versioned):
    """What is asked, in words that do not say who the person is."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        OPEN = "open", _("Waiting for offers")
        CLOSED = "closed", _("Closed")
        WITHDRAWN = "withdrawn", _("Taken back")

    search = models.OneToOneField(Search, models.CASCADE, related_name="request")
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)
    area = models.CharField(max_length=4, blank=True, help_text="The first half of a postcode")
    when_useful = models.TextField(blank=True)
    communication = models.TextField(blank=True)
    must_know = models.TextField(blank=True)
    answer_by = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("area", "when_useful", "communication", "must_know"),
        plain=("search", "state", "answer_by", "sent_on", "ended_on", "version"),
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="request_is_sent_with_a_day_to_answer_by",
                condition=Q(state="draft", sent_on=None)
                | Q(state="withdrawn")
                | Q(sent_on__isnull=False, answer_by__gte=F("sent_on")),
            ),
            CheckConstraint(
                name="request_ends_on_a_day",
                condition=Q(state__in=["draft", "open"], ended_on=None)
                | Q(state__in=["closed", "withdrawn"], ended_on__isnull=False),
            ),
        ]

    def boxes(self) -> dict[str, str]:
        """All that is said to whoever is asked, by the name of its box."""
        said = {name: str(getattr(self, name)) for name in TOLD}
        for asked in self.asked_for.in_order():
            said |= {f"words_{asked.pk}": asked.words, f"steps_{asked.pk}": asked.steps}
        return said

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def takes_offers(self) -> bool:
        return self.is_open and self.answer_by is not None and clock.today() <= self.answer_by

    @property
    def has_ended(self) -> bool:
        return self.ended_on is not None

    def must_be_a_draft(self) -> None:
        if not self.is_draft:
            raise NotOpen(gettext("This has been sent, so its words can’t be changed"))

    def must_be_open(self) -> None:
        if self.state == self.State.WITHDRAWN:
            raise NotOpen(gettext("This request was taken back"))
        if self.state == self.State.CLOSED:
            raise NotOpen(gettext("A choice has been made already, so this request is closed"))
        if self.is_draft:
            raise NotOpen(gettext("This request has not been sent yet"))

    def must_take_offers(self) -> None:
        self.must_be_open()
        if not self.takes_offers:
            raise NotOpen(gettext("The last day to answer has passed"))

    def send(self, *, answer_by: date) -> None:
        """To more people too, once it is open. Raises NotOpen."""
        if not self.is_draft:
            self.must_be_open()
        if answer_by < clock.today():
            raise NotOpen(gettext("The last day to answer must be today or later"))
        self.state, self.answer_by = self.State.OPEN, answer_by
        self.sent_on = self.sent_on or clock.today()

    def close(self) -> None:
        self.must_be_open()
        self.state, self.ended_on = self.State.CLOSED, clock.today()

    def withdraw(self) -> None:
        if not self.is_draft:
            self.must_be_open()
        self.state, self.ended_on = self.State.WITHDRAWN, clock.today()


class AskedForQuerySet(models.QuerySet["AskedFor"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(request__in=Request.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("place", "pk")


class AskedFor(Record):
    """One outcome a request is for, said so that it does not tell whose it is."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="asked_for")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="asked_for")
    place = models.PositiveSmallIntegerField()
    words = models.TextField()
    steps = models.TextField(blank=True, help_text="What they want to do towards it")

    objects = AskedForQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("words", "steps"), plain=("request", "outcome", "place")
    )

    class Meta:
        constraints = [
            CheckConstraint(name="what_is_asked_for_is_in_words", condition=~Q(words="")),
            UniqueConstraint(name="request_is_for_an_outcome_once", fields=["request", "outcome"]),
        ]
