"""One session, for who leads it: names, and as each has agreed, needs and what keeps them safe."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.groups.models import Attended, Highlight, Member, Session
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CommunicationNeed, SafetyFlag


@dataclass(frozen=True, slots=True)
class Row:
    """One who comes: nothing of them but this. `aim` is shown to who may read it anyway.

    `was_there` is what was written; before anything is, that they were. Whoever joined after it
    was written who came is not said to have been there.
    """

    member: Member
    alerts: tuple[SafetyFlag, ...]
    needs: tuple[CommunicationNeed, ...]
    aim: str
    was_there: bool
    is_written: bool
    highlights: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True)
class SessionPage:
    session: Session
    rows: tuple[Row, ...]

    @property
    def came(self) -> int:
        """Of those who stand here."""
        return sum(row.is_written and row.was_there for row in self.rows)

    @property
    def others(self) -> int:
        """How many more came, of whom the viewer is told nothing now: most have left."""
        return max((self.session.came or 0) - self.came, 0)


def session_page(*, viewer: Actor, session_id: UUID) -> SessionPage:
    """In the same few queries however many come. 403 to colleagues who do not lead it."""
    seen = Session.objects.visible_to(viewer).select_related("group")
    session = get_object_or_404(seen, pk=session_id)
    if not may(viewer, Permission.GROUP_LEAD, session.group):
        raise PermissionDenied
    members = list(_members(viewer, session))
    aims = _aims(viewer, members)
    there = {
        row.member_id: row
        for row in Attended.objects.visible_to(viewer)
        .filter(session=session, member__in=members)
        .prefetch_related(Prefetch("highlights", Highlight.objects.newest_first()))
        .order_by("pk")
    }
    before = session.written_at is None
    rows = (_row(member, aims, there.get(member.pk), unsaid=before) for member in members)
    return SessionPage(session, tuple(rows))


def _members(viewer: Actor, session: Session) -> list[Member]:
    """With their needs and alerts, of which a row shows those that they agreed to tell."""
    members = Member.objects.visible_to(viewer).coming().filter(group=session.group)
    needs = Prefetch(
        "person__needs", CommunicationNeed.objects.current().order_by("kind", "pk"), "told_needs"
    )
    alerts = Prefetch(
        "person__flags",
        SafetyFlag.objects.raised().order_by("raised_on", "kind", "pk"),
        "told_alerts",
    )
    return list(members.select_related("person").prefetch_related(needs, alerts).in_order())


def _aims(viewer: Actor, members: list[Member]) -> dict[UUID, str]:
    ids = {member.outcome_id for member in members if member.outcome_id}
    seen = Outcome.objects.visible_to(viewer).filter(pk__in=ids)
    return dict(seen.values_list("pk", "words"))


def _row(member: Member, aims: dict[UUID, str], attended: Attended | None, *, unsaid: bool) -> Row:
    needs: list[CommunicationNeed] = getattr(member.person, "told_needs", [])
    alerts: list[SafetyFlag] = getattr(member.person, "told_alerts", [])
    return Row(
        member=member,
        alerts=tuple(alerts) if member.tells_alerts else (),
        needs=tuple(needs) if member.tells_needs else (),
        aim=aims.get(member.outcome_id, "") if member.outcome_id else "",
        was_there=attended.was_there if attended else unsaid,
        is_written=attended is not None,
        highlights=tuple(attended.highlights.all()) if attended else (),
    )
