"""What somebody said they would do next, and whom they meet, by day."""

from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.appointments.models import FollowUp, Meeting
from whatmatters.foundations import clock

SHOWN = 50


@dataclass(frozen=True, slots=True)
class NextPage:
    late: tuple[FollowUp, ...]
    to_do: tuple[FollowUp, ...]
    meetings: tuple[Meeting, ...]
    to_say: tuple[Meeting, ...]

    @property
    def people(self) -> list[UUID]:
        """Whom it shows."""
        shown = {one.person_id for one in (*self.late, *self.to_do)}
        return sorted(shown | {one.person_id for one in (*self.meetings, *self.to_say)})


def next_page(*, viewer: Actor) -> NextPage:
    """One’s own, in the same few queries however many there are."""
    mine = FollowUp.objects.visible_to(viewer).waiting().filter(doer=viewer.user)
    mine = mine.select_related("person").in_order()
    meetings = Meeting.objects.visible_to(viewer).planned().filter(with_whom=viewer.user)
    meetings, now = meetings.select_related("person"), clock.now()
    return NextPage(
        late=tuple(mine.filter(due_on__lt=clock.today())[:SHOWN]),
        to_do=tuple(mine.filter(due_on__gte=clock.today())[:SHOWN]),
        meetings=tuple(meetings.filter(starts_at__gt=now).in_order()[:SHOWN]),
        to_say=tuple(meetings.filter(starts_at__lte=now).in_order()[:SHOWN]),
    )
