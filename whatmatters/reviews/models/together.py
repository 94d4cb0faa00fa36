"""What somebody thinks of working with us: asked of them alone, and known to them alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record
from whatmatters.people.models import Person
from whatmatters.reviews import questions

OPEN_FOR = timedelta(days=7)


class TooLate(Exception):
    """It has been answered, or its week is over. Its message is written for the person."""


class HowWeWorkQuerySet(models.QuerySet["HowWeWork"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Only one's own. No role opens it, and no share."""
        return self.filter(person__in=Person.objects.open_to(viewer, DataClass.DIARY_PRIVATE))

    def open(self) -> Self:
        since = clock.today() - OPEN_FOR
        return self.filter(state=HowWeWork.State.ASKED, asked_on__gt=since)


class HowWeWork(Record):
    """One short question about working together, open for a week after we met.

    It knows the organisation, and on purpose nobody who works there: it is for learning,
    never for ranking anybody.
    """

    class After(models.TextChoices):
        REVIEW = "review", _("A review")
        CONVERSATION = "conversation", _("A conversation")

    class State(models.TextChoices):
        ASKED = "asked", _("Asked")
        ANSWERED = "answered", _("Answered")
        REFUSED = "refused", _("Would rather not say")

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    after = models.CharField(max_length=12, choices=After)
    question = models.CharField(max_length=12)
    asked_on = models.DateField(default=clock.today)
    state = models.CharField(max_length=8, choices=State, default=State.ASKED)
    says = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.TextField(blank=True)

    objects = HowWeWorkQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "says", "words"),
        plain=("organisation", "after", "question", "asked_on", "state"),
        exported="not: it is theirs alone, and no file that staff can make holds it",
    )

    class Meta:
        constraints = [
            UniqueConstraint(
                name="one_question_about_working_together_a_day", fields=["person", "asked_on"]
            ),
            CheckConstraint(
                name="only_an_answer_says_how_we_work",
                condition=Q(state="answered", says__gte=1, says__lte=5)
                | ~Q(state="answered") & Q(says=None, words=""),
            ),
        ]
        indexes = [models.Index(fields=["organisation", "asked_on"], name="asked_how_we_work")]

    @property
    def asks(self) -> str:
        return str(questions.QUESTIONS.get(self.question, self.question))

    @property
    def open_until(self) -> date:
        """The last day on which it can be answered."""
        return self.asked_on + OPEN_FOR - timedelta(days=1)

    def answer(self, *, says: int, words: str) -> None:
        self._must_be_open()
        self.state, self.says, self.words = self.State.ANSWERED, says, words

    def refuse(self) -> None:
        self._must_be_open()
        self.state = self.State.REFUSED

    def _must_be_open(self) -> None:
        if self.state != self.State.ASKED:
            raise TooLate(_("You have answered this already. Thank you"))
        if clock.today() > self.open_until:
            raise TooLate(_("This question is closed. We will ask you again another time"))
