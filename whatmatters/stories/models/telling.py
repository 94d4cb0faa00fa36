"""What somebody tells, with all that belongs to them: theirs, and walled in as their plan is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.people.models import Person
from whatmatters.stories.models.choices import Because, CostPer, Marked, Paid, Reach, Teller
from whatmatters.stories.models.story import WORDS, Story

#: Those who may write a telling down with somebody, or for them.
HELP_TO_WRITE = frozenset({RoleKey.PRACTITIONER, RoleKey.TEAM_LEAD, RoleKey.BROKER})
#: What is in a telling, and is copied into its story as it stands.
COPIED = (*WORDS, "told_by", "cost_per", "paid", "organisation_id")


class NotReady(Exception):
    """It cannot be sent yet. Its message is written for the reader."""


class TellingQuerySet(models.QuerySet["Telling"]):
    def visible_to(self, viewer: Actor) -> Self:
        """One’s own, what one has written for somebody, and to those at work who help to write.

        A relative who may see the plan does not read what the person has not sent yet.
        """
        seen = self.filter(person__in=Person.objects.open_to(viewer, DataClass.PLAN))
        if viewer.is_staff:
            return seen if viewer.role.key in HELP_TO_WRITE else seen.none()
        return seen.filter(Q(person__user=viewer.user) | Q(written_by=viewer.user))

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "pk")


class Telling(Versioned):
    """How somebody used a budget, as it is being told. What others read of it is its `story`."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="tellings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_by = models.CharField(max_length=8, choices=Teller)
    title = models.CharField(max_length=120)
    wanted = models.TextField()
    did = models.TextField()
    went = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    place = models.CharField(max_length=80, blank=True)
    cost = models.DecimalField(
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    cost_per = models.CharField(max_length=5, choices=CostPer, blank=True)
    paid = models.CharField(max_length=14, choices=Paid, blank=True)
    story = models.OneToOneField(Story, models.SET_NULL, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = TellingQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=(
            "person",
            "title",
            "wanted",
            "did",
            "went",
            "advice",
            "place",
            "cost",
            "cost_per",
            "paid",
            "story",
        ),
        plain=("organisation", "written_by", "told_by", "taken_back_at", "version"),
    )
    kept: ClassVar = ("person_id", "organisation_id", "written_by_id", "told_by")

    class Meta:
        constraints = [
            CheckConstraint(
                name="telling_is_in_words",
                condition=~Q(title="") & ~Q(wanted="") & ~Q(did=""),
            ),
            CheckConstraint(
                name="telling_costs_nothing_or_more", condition=Q(cost=None) | Q(cost__gte=0)
            ),
        ]

    @property
    def is_out(self) -> bool:
        """Others read it, or are about to."""
        return bool(self.story and self.story.state in {"waiting", "approved"})

    @property
    def stands(self) -> str:
        """Where it has got to, as a word for pages: `draft` where it was never sent."""
        if self.taken_back_at:
            return "taken-back"
        return str(self.story.state) if self.story else "draft"

    def anonymous_copy(self, reach: str) -> Story:
        """What others are to read: these words, no person, and the cost only about right."""
        said = {name: getattr(self, name) for name in COPIED}
        return Story(reach=reach, cost=about(self.cost), **said)

    def must_be_open(self) -> None:
        """Raises NotReady: what others read, or are about to, is taken back before it changes."""
        if self.is_out:
            raise NotReady(gettext("Take it back first. Then you can change it"))


def about(cost: Decimal | None) -> Decimal | None:
    """To the nearest £5, from £50 to the nearest £10, from £500 to the nearest £50.

    What costs something never becomes free by it.
    """
    if not cost:
        return cost
    step = Decimal(5 if cost < 50 else 10 if cost < 500 else 50)
    return max((cost / step).quantize(Decimal(1), ROUND_HALF_UP) * step, step)


class TellingAbout(Record):
    """Which part of life it is about: a place on a map of `outcomes`."""

    telling = models.ForeignKey(Telling, models.CASCADE, related_name="about")
    framework = models.CharField(max_length=30)
    code = models.CharField(max_length=40)

    declared: ClassVar = Declared(plain=("telling", "framework", "code"))

    class Meta:
        constraints = [
            UniqueConstraint(
                name="telling_is_about_a_part_of_life_once",
                fields=["telling", "framework", "code"],
            ),
        ]


class StoryConsent(Record):
    """That the person said yes: to which words, for whom, when, and to whom they said it.

    Taken back, it says when. A yes to words that were changed since is none.
    """

    telling = models.ForeignKey(Telling, models.CASCADE, related_name="consents")
    to_version = models.PositiveIntegerField()
    reach = models.CharField(max_length=4, choices=Reach)
    said_on = models.DateField(default=clock.today)
    how = models.CharField(max_length=200, blank=True, help_text="Where somebody else heard it")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    declared: ClassVar = Declared(
        personal=("how",),
        plain=("telling", "to_version", "reach", "said_on", "recorded_by", "withdrawn_at"),
    )
    kept: ClassVar = ("telling_id", "to_version", "reach", "said_on", "how", "recorded_by_id")

    class Meta:
        constraints = [
            UniqueConstraint(
                name="story_is_agreed_to_once_at_a_time",
                fields=["telling"],
                condition=Q(withdrawn_at=None),
            ),
        ]


class Stays(Record):
    """Why something that the checker marked may stay."""

    telling = models.ForeignKey(Telling, models.CASCADE, related_name="stays")
    kind = models.CharField(max_length=7, choices=Marked)
    words = models.CharField(max_length=200)
    because = models.CharField(max_length=10, choices=Because)

    declared: ClassVar = Declared(personal=("words",), plain=("telling", "kind", "because"))

    class Meta:
        verbose_name_plural = "stays"
        constraints = [
            UniqueConstraint(name="mark_stays_once", fields=["telling", "kind", "words"]),
        ]
