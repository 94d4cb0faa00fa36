from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.policy import DataClass
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Versioned
from whatmatters.groups.models.group import Group, GroupNotReady
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Bar, CircleMember, Person, Registration
from whatmatters.people.models.opening import not_confidential_to


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, viewer: Actor) -> Self:
        """To whoever may read of their visits; and, while they come, to those who lead the group.

        A provider is shown its own groups, and not what they do elsewhere.
        """
        seen = Person.objects.open_to(viewer, DataClass.VISITS)
        known = Q(not_confidential_to(viewer), person__in=seen.values("pk"))
        if viewer.provides:
            known &= Q(organisation=viewer.organisation_id)
        return self.filter(known | _led_by(viewer))

    def coming(self) -> Self:
        return self.filter(left_at=None)

    def in_order(self) -> Self:
        return self.order_by("called", "pk")


def _led_by(viewer: Actor) -> Q:
    """Of those who lead: while it goes on, while the organisation works with them, and no bar."""
    place = {"person": OuterRef("person"), "organisation": viewer.organisation_id}
    circle = Exists(CircleMember.objects.current().filter(**place))
    registered = Exists(Registration.objects.current().filter(**place))
    barred = Exists(Bar.objects.of(viewer).filter(person=OuterRef("person")))
    led = Group.objects.led_by(viewer).going_on().values("pk")
    return Q(Q(circle) | Q(registered), ~Q(barred), group__in=led, left_at=None) & Q(
        person__died_on=None
    )


class Member(Versioned):
    """That somebody comes to a group: for what of theirs, and what those who lead it are told.

    To come is to agree that they are told what one is called there. Needs, and what keeps one
    safe, each have a yes of their own, which can be taken back.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="groups_joined")
    group = models.ForeignKey(Group, models.PROTECT, related_name="members")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", help_text="Whose group it is"
    )
    called = models.CharField(max_length=100, help_text="What they are called there")
    outcome = models.ForeignKey(
        Outcome,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="groups_joined",
        help_text="What they chose that it is for",
    )
    tells_needs = models.BooleanField(default=False)
    tells_alerts = models.BooleanField(default=False)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("person", "called"),
        plain=(
            *("group", "organisation", "outcome", "tells_needs", "tells_alerts"),
            *("agreed_by", "left_at", "version"),
        ),
    )
    kept: ClassVar = ("person_id", "group_id", "organisation_id")

    class Meta:
        constraints = [
            CheckConstraint(name="member_is_called_something", condition=~Q(called="")),
            UniqueConstraint(
                name="somebody_comes_to_a_group_once",
                fields=["person", "group"],
                condition=Q(left_at=None),
            ),
        ]
        indexes = [models.Index(fields=["group", "called"], name="members_of_a_group")]

    def leave(self) -> None:
        self.must_come()
        self.left_at = clock.now()

    def must_come(self) -> None:
        if self.left_at is not None:
            raise GroupNotReady(gettext("They no longer come to this group"))
