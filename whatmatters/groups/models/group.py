from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.roles import RoleKey
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record

#: In which roles somebody can lead a group, and is shown what its sessions need.
LEADERS = frozenset(
    {
        RoleKey.PRACTITIONER,
        RoleKey.TEAM_LEAD,
        RoleKey.SUPPORT_WORKER,
        RoleKey.PROVIDER_MANAGER,
    }
)


class GroupNotReady(Exception):
    """A group can’t be changed, joined or led so. Its message is written for the reader."""


class GroupQuerySet(models.QuerySet["Group"]):
    def visible_to(self, viewer: Actor) -> Self:
        """Those of the organisation that one acts for. Who comes to them is another matter."""
        if viewer.role.key not in LEADERS:
            return self.none()
        return self.filter(organisation=viewer.organisation_id)

    def led_by(self, viewer: Actor) -> Self:
        if viewer.role.key not in LEADERS:
            return self.none()
        leads = Lead.objects.current().filter(user=viewer.user)
        return self.filter(organisation=viewer.organisation_id, pk__in=leads.values("group"))

    def going_on(self) -> Self:
        return self.filter(ended_at=None)

    def in_order(self) -> Self:
        return self.order_by("name", "pk")


class Group(Record):
    """People who come together again and again for something. It says nothing of who they are."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True, help_text="What one does there")
    where = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = GroupQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("organisation", "name", "about", "where", "ended_at", "begun_by")
    )

    class Meta:
        constraints = [CheckConstraint(name="group_has_a_name", condition=~Q(name=""))]
        indexes = [models.Index(fields=["organisation", "name"], name="groups_of_us")]

    def must_go_on(self) -> None:
        if self.ended_at is not None:
            raise GroupNotReady(gettext("The group has ended"))


class LeadQuerySet(models.QuerySet["Lead"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(group__in=Group.objects.visible_to(viewer))

    def current(self) -> Self:
        return self.filter(ended_at=None)


class Lead(Record):
    """That somebody leads a group, and is shown what its sessions need, until they do not."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="leads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = LeadQuerySet.as_manager()

    declared: ClassVar = Declared(plain=("group", "user", "ended_at"))
    kept: ClassVar = ("group_id", "user_id")

    class Meta:
        constraints = [
            UniqueConstraint(
                name="somebody_leads_a_group_once",
                fields=["user", "group"],
                condition=Q(ended_at=None),
            )
        ]
