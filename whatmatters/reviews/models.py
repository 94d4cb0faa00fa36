"""Did it happen? If not, why? What do we adjust? Asked of each outcome, by two people apart."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.models import Plan


class ReviewNotReady(Exception):
    """The review can't be begun, added to or finished. Its message is written for the reader."""


class ReviewQuerySet(models.QuerySet["Review"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(person__in=Person.objects.visible_to(viewer))

    def unfinished(self) -> Self:
        return self.exclude(status=Review.Status.DONE)

    def done(self) -> Self:
        return self.filter(status=Review.Status.DONE)

    def waiting_for(self, plan: Plan) -> Self:
        """What is not finished of this plan; or was due for one that it has replaced.

        What somebody asked for is not lost because a new plan was agreed meanwhile.
        """
        of_this = models.Case(models.When(plan=plan, then=0), default=1)
        mine = self.unfinished().filter(person=plan.person_id)
        return mine.filter(Q(plan=plan) | Q(status=Review.Status.DUE)).order_by(of_this, "pk")

    def newest_first(self) -> Self:
        return self.order_by("-due_on", "-recorded_at", "pk")

    def last_held_first(self) -> Self:
        return self.order_by("-held_on", "-recorded_at", "pk")


class Review(Versioned):
    """One look back at a plan, by the people it concerns."""

    class Kind(models.TextChoices):
        LIGHT = "light", "A light touch"
        ANNUAL = "annual", "The yearly one"
        UNPLANNED = "unplanned", "Something has changed"
        ASKED = "asked", "The person asked for it"

    class Status(models.TextChoices):
        DUE = "due", "To be held"
        OPEN = "open", "Being held"
        DONE = "done", "Done"

    person = models.ForeignKey(Person, models.PROTECT, related_name="reviews")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    kind = models.CharField(max_length=9, choices=Kind, default=Kind.LIGHT)
    status = models.CharField(max_length=4, choices=Status, default=Status.DUE)
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    present = models.TextField(blank=True, help_text="Who was there, and how the person took part")
    asked_because = models.TextField(blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    next_plan = models.ForeignKey(
        Plan, models.PROTECT, null=True, blank=True, related_name="opened_by_reviews"
    )

    objects = ReviewQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "present", "asked_because"),
        plain=(
            "plan",
            "kind",
            "status",
            "due_on",
            "held_on",
            "opened_by",
            "next_plan",
            "version",
        ),
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="review_is_held_on_a_day_once_it_is_done",
                condition=~Q(status="done") | Q(held_on__isnull=False),
            ),
            CheckConstraint(
                name="only_a_finished_review_opens_the_next_plan",
                condition=Q(next_plan=None) | Q(status="done"),
            ),
            UniqueConstraint(
                name="one_review_of_a_plan_at_a_time",
                fields=["plan"],
                condition=~Q(status="done"),
            ),
        ]
        indexes = [models.Index(fields=["status", "due_on"], name="reviews_due")]

    @property
    def is_done(self) -> bool:
        return self.status == self.Status.DONE

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def day(self) -> date:
        """The day it was held, or is to be."""
        return self.held_on or self.due_on

    def is_overdue(self, today: date) -> bool:
        return not self.is_done and self.due_on < today

    def must_be_unfinished(self) -> None:
        if self.is_done:
            raise ReviewNotReady("This review is finished. Start another to add to it")

    def hold(self, *, kind: str, on: date, present: str) -> None:
        """Begin it, or put right what was written about it."""
        self.must_be_unfinished()
        self.status, self.kind = self.Status.OPEN, self.Kind(kind)
        self.held_on, self.present = on, present

    def be_asked_for(self, *, because: str, on: date) -> None:
        """The person wants it: it is due at once, whatever was arranged before."""
        self.must_be_unfinished()
        if not self.is_open:
            self.kind, self.due_on = self.Kind.ASKED, min(self.due_on, on)
        if because not in self.asked_because:
            self.asked_because = "\n\n".join(filter(None, (self.asked_because, because)))

    def finish(self, *, on: date, next_plan: Plan | None) -> None:
        self.must_be_unfinished()
        self.status, self.next_plan = self.Status.DONE, next_plan
        self.held_on = self.held_on or on


class Look(Versioned):
    """What a review found about one outcome, and what to do now."""

    class Decision(models.TextChoices):
        CARRY_ON = "carry-on", "Carry on as we are"
        CHANGE = "change", "Change what we do"
        END = "end", "End it"

    review = models.ForeignKey(Review, models.CASCADE, related_name="looks")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="looks")
    nearness = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How near it feels to the person: 0 not at all, 10 there"
    )
    decision = models.CharField(max_length=8, blank=True, choices=Decision)
    adjust = models.TextField(blank=True, help_text="What we adjust")
    ending = models.CharField(max_length=8, blank=True, choices=Outcome.Ending)

    declared: ClassVar = Declared(
        personal=("adjust",),
        plain=("review", "outcome", "nearness", "decision", "ending", "version"),
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="review_looks_at_an_outcome_once", fields=["review", "outcome"]),
            CheckConstraint(
                name="nearness_is_from_nought_to_ten",
                condition=Q(nearness=None) | Q(nearness__gte=0, nearness__lte=10),
            ),
            CheckConstraint(
                name="outcome_that_is_to_end_says_how",
                condition=Q(decision="end") & ~Q(ending="") | ~Q(decision="end") & Q(ending=""),
            ),
        ]

    @property
    def is_decided(self) -> bool:
        return bool(self.decision)

    @property
    def ends_it(self) -> bool:
        return self.decision == self.Decision.END

    def decide(self, decision: str, *, ending: str, adjust: str) -> None:
        """What we do now. Only what is to end says how."""
        self.decision = self.Decision(decision) if decision else ""
        if self.ends_it and not ending:
            raise ReviewNotReady("Say how it ended")
        self.ending = Outcome.Ending(ending) if self.ends_it else ""
        self.adjust = adjust


class Verdict(Versioned):
    """Did it happen? In one party's own judgement, kept apart from the other's."""

    class Party(models.TextChoices):
        PERSON = "person", "The person"
        PRACTITIONER = "practitioner", "The practitioner"

    class Says(models.TextChoices):
        FULLY = "fully", "Yes, fully"
        PARTLY = "partly", "Partly"
        NOT = "not", "Not yet"
        NOT_WANTED = "not-wanted", "No longer wanted"
        CANNOT_SAY = "cannot-say", "Cannot say"

    look = models.ForeignKey(Look, models.CASCADE, related_name="verdicts")
    party = models.CharField(max_length=12, choices=Party)
    says = models.CharField(max_length=10, choices=Says)
    words = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, help_text="Whose judgement it is")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    said_on = models.DateField(default=clock.today)

    declared: ClassVar = Declared(
        personal=("words", "said_by"),
        plain=("look", "party", "says", "recorded_by", "said_on", "version"),
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="each_party_has_one_verdict", fields=["look", "party"]),
            CheckConstraint(name="verdict_says_whose_it_is", condition=~Q(said_by="")),
        ]

    def is_by(self, person: Person) -> bool:
        """Whether the person wrote it themself, signed in."""
        return person.user_id is not None and self.recorded_by_id == person.user_id

    def same_as(self, says: str, words: str, said_by: str) -> bool:
        """Sent twice, it is one answer."""
        return (self.says, self.words, self.said_by) == (says, words, said_by)


class Help(Record):
    """Who or what made a difference: the person, others, the service, luck."""

    class From(models.TextChoices):
        MYSELF = "myself", "The person themself"
        FAMILY = "family", "Family or friends"
        COMMUNITY = "community", "Community or neighbours"
        SUPPORT = "support", "Paid support"
        PRACTITIONER = "practitioner", "The practitioner"
        EQUIPMENT = "equipment", "Equipment or technology"
        LUCK = "luck", "Luck, or something else in life"

    look = models.ForeignKey(Look, models.CASCADE, related_name="helps")
    came_from = models.CharField(max_length=12, choices=From)
    words = models.TextField(blank=True)

    declared: ClassVar = Declared(personal=("words",), plain=("look", "came_from"))

    class Meta:
        constraints = [
            UniqueConstraint(name="help_is_named_once_a_look", fields=["look", "came_from"]),
        ]


class Reason(Record):
    """Why it has not happened. The codes are those of `reviews/data/reasons.json`."""

    look = models.ForeignKey(Look, models.CASCADE, related_name="reasons")
    code = models.CharField(max_length=24)
    words = models.TextField(blank=True)

    declared: ClassVar = Declared(personal=("words",), plain=("look", "code"))

    class Meta:
        constraints = [
            UniqueConstraint(name="reason_is_named_once_a_look", fields=["look", "code"]),
        ]
