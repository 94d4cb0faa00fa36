"""What a provider says of itself: what it can do now, what worries it, and what it will change."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned

OF_A_PROVIDER = "not: it is of an organisation, and of no person"
#: Those who look for help with people, or plan and pay for it. Never another provider.
LOOK_AT_PROVIDERS = frozenset(
    {RoleKey.PRACTITIONER, RoleKey.TEAM_LEAD, RoleKey.BROKER, RoleKey.COMMISSIONER}
)
#: After so long, what was said of room for more is old.
HOLDS_FOR = timedelta(days=42)


class ProfileQuerySet(models.QuerySet["ProviderProfile"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever looks for help with people or pays for it; to a provider, its own."""
        if viewer.role.key in LOOK_AT_PROVIDERS:
            return self
        if viewer.role.key == RoleKey.PROVIDER_MANAGER:
            return self.filter(organisation=viewer.organisation_id)
        return self.none()

    def by_name(self) -> Self:
        return self.order_by("organisation__name", "pk")


class ProviderProfile(Versioned):
    """What one provider says of itself, in its own words. What it says of room has a day."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="+")
    capacity = models.TextField(blank=True, help_text="What there is room for now")
    hours_free = models.PositiveSmallIntegerField(null=True, blank=True, help_text="A week")
    capacity_said_on = models.DateField(null=True, blank=True)
    skills = models.TextField(blank=True)
    languages = models.CharField(max_length=300, blank=True)
    openness = models.TextField(blank=True, help_text="What they would do otherwise than now")
    worries = models.TextField(blank=True)
    help_wanted = models.TextField(blank=True)
    training = models.TextField(blank=True)
    staff = models.PositiveIntegerField(null=True, blank=True)
    left_in_a_year = models.PositiveIntegerField(null=True, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ProfileQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("capacity", "skills", "openness", "worries", "help_wanted", "training"),
        plain=(
            "organisation",
            "hours_free",
            "capacity_said_on",
            "languages",
            "staff",
            "left_in_a_year",
            "changed_by",
            "version",
        ),
        exported=OF_A_PROVIDER,
        merged=OF_A_PROVIDER,
        erased=OF_A_PROVIDER,
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="room_for_more_is_said_on_a_day",
                condition=Q(capacity="", hours_free=None) | Q(capacity_said_on__isnull=False),
            ),
            CheckConstraint(
                name="staff_who_left_are_said_with_how_many_there_are",
                condition=Q(left_in_a_year=None) | Q(staff__gte=1),
            ),
        ]

    @property
    def is_old(self) -> bool:
        """Nobody has said for weeks whether there is still room."""
        return bool(self.capacity_said_on and self.capacity_said_on < clock.today() - HOLDS_FOR)

    @property
    def turnover(self) -> int | None:
        """How many of a hundred left in a year, to the nearest whole; half goes up."""
        if not self.staff or self.left_in_a_year is None:
            return None
        return (self.left_in_a_year * 200 + self.staff) // (self.staff * 2)

    def say_room(self, capacity: str, hours_free: int | None, *, on: date) -> None:
        """What there is room for now. Said again, it is new again."""
        self.capacity, self.hours_free = capacity, hours_free
        self.capacity_said_on = on if capacity or hours_free is not None else None


class ProfileArea(Record):
    """Where a provider comes to, by the first half of a postcode."""

    profile = models.ForeignKey(ProviderProfile, models.CASCADE, related_name="areas")
    outward = models.CharField(max_length=4)

    declared: ClassVar = Declared(
        plain=("profile", "outward"),
        exported=OF_A_PROVIDER,
        merged=OF_A_PROVIDER,
        erased=OF_A_PROVIDER,
    )

    class Meta:
        constraints = [
            UniqueConstraint(name="provider_comes_to_an_area_once", fields=["outward", "profile"]),
        ]


class ChangeStep(Record):
    """One line of how a provider changes: what it offers, what concerns it, or help agreed."""

    class Kind(models.TextChoices):
        OFFER = "offer", "What we offer to change"
        CONCERN = "concern", "What concerns us"
        HELP = "help", "Help that was agreed"

    profile = models.ForeignKey(ProviderProfile, models.CASCADE, related_name="change_plan")
    kind = models.CharField(max_length=7, choices=Kind)
    words = models.TextField()
    agreed_with = models.CharField(max_length=200, blank=True)
    said_on = models.DateField(default=clock.today)
    settled_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    declared: ClassVar = Declared(
        personal=("words", "agreed_with"),
        plain=("profile", "kind", "said_on", "settled_on", "written_by"),
        exported=OF_A_PROVIDER,
        merged=OF_A_PROVIDER,
        erased=OF_A_PROVIDER,
    )
    kept: ClassVar = ("profile_id", "kind", "words", "agreed_with", "said_on", "written_by_id")

    class Meta:
        constraints = [
            CheckConstraint(name="change_is_in_words", condition=~Q(words="")),
            CheckConstraint(
                name="help_is_agreed_with_somebody",
                condition=~Q(kind="help") | ~Q(agreed_with=""),
            ),
            CheckConstraint(
                name="change_is_settled_after_it_was_said",
                condition=Q(settled_on=None) | Q(settled_on__gte=F("said_on")),
            ),
        ]
