from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.seen import seen_with
from whatmatters.foundations import clock
from whatmatters.foundations.declared import Declared
from whatmatters.foundations.models import Record, Versioned
from whatmatters.groups.models.group import Group, GroupNotReady
from whatmatters.groups.models.member import Member


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(group__in=Group.objects.visible_to(viewer))

    def in_order(self) -> Self:
        return self.order_by("starts_at", "pk")


class Session(Versioned):
    """One time that a group meets. It says nothing of who came."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    doing = models.CharField(max_length=200, blank=True, help_text="What they do that day")
    written_at = models.DateTimeField(
        null=True, blank=True, help_text="When it was written down who came"
    )
    came = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many, as it was written down: also of who left since"
    )

    objects = SessionQuerySet.as_manager()

    declared: ClassVar = Declared(
        plain=("group", "starts_at", "minutes", "doing", "written_at", "came", "version")
    )

    class Meta:
        constraints = [
            CheckConstraint(
                name="session_is_of_some_minutes", condition=Q(minutes__gte=5, minutes__lte=1440)
            ),
            UniqueConstraint(name="group_meets_once_at_a_time", fields=["group", "starts_at"]),
        ]

    @property
    def starts_here(self) -> datetime:
        """When it starts, by the clock on the wall."""
        return timezone.localtime(self.starts_at)

    @property
    def ends_here(self) -> datetime:
        return timezone.localtime(self.starts_at + timedelta(minutes=self.minutes))

    @property
    def is_over(self) -> bool:
        return self.starts_at <= clock.now()

    def write_down(self) -> None:
        """Say that it is written down who came. Raises GroupNotReady before it has begun."""
        if not self.is_over:
            raise GroupNotReady(gettext("This session has not begun yet. Come back when it has"))
        self.written_at = clock.now()


class AttendedQuerySet(models.QuerySet["Attended"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with(Member.objects.visible_to(viewer), "member"))

    def newest_first(self) -> Self:
        return self.order_by("-session__starts_at", "pk")


class Attended(Record):
    """Whether somebody was there. They were, unless it is said that they were not."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="attended")
    member = models.ForeignKey(Member, models.CASCADE, related_name="attended")
    was_there = models.BooleanField(default=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = AttendedQuerySet.as_manager()

    declared: ClassVar = Declared(
        personal=("was_there",), plain=("session", "member", "recorded_by")
    )
    kept: ClassVar = ("session_id", "member_id")

    class Meta:
        verbose_name_plural = "attended"
        constraints = [
            UniqueConstraint(name="somebody_was_at_a_session_once", fields=["member", "session"])
        ]


class HighlightQuerySet(models.QuerySet["Highlight"]):
    def visible_to(self, viewer: Actor) -> Self:
        return self.filter(seen_with(Attended.objects.visible_to(viewer), "attended"))

    def newest_first(self) -> Self:
        return self.order_by("-recorded_at", "pk")


class Highlight(Record):
    """What was good for somebody at a session, in a line. The newest stands; none is lost."""

    attended = models.ForeignKey(Attended, models.CASCADE, related_name="highlights")
    words = models.CharField(max_length=500)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = HighlightQuerySet.as_manager()

    declared: ClassVar = Declared(personal=("words",), plain=("attended", "written_by"))
    kept: ClassVar = ("attended_id", "words", "written_by_id")

    class Meta:
        constraints = [CheckConstraint(name="highlight_is_in_words", condition=~Q(words=""))]
