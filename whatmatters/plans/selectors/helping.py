"""How much help the person wants with their plan, and what they said before."""

from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.people.selectors import Subject, subject_told
from whatmatters.plans.models import HelpLevel


@dataclass(frozen=True, slots=True)
class HelpPage:
    """What they say now; and to themself and staff, all that was said, with how it was asked."""

    subject: Subject
    now: HelpLevel | None
    before: tuple[HelpLevel, ...]
    is_whole: bool

    @property
    def may_say(self) -> bool:
        standing = self.subject.standing
        return standing.writes and (standing.is_self or standing.is_practitioner)

    @property
    def levels(self) -> list[tuple[str, str]]:
        """What the person may answer: a button each."""
        return [(level.value, str(level.label)) for level in HelpLevel.Level]


def help_page(*, viewer: Actor, person_id: UUID) -> HelpPage:
    """The page of it. Those who are neither the person nor staff see what holds now alone."""
    of = subject_told(viewer=viewer, person_id=person_id, about=DataClass.PLAN)
    seen = HelpLevel.objects.visible_to(viewer).filter(person=of.person)
    said = tuple(seen.select_related("recorded_by").latest_first())
    is_whole = viewer.is_staff or of.standing.is_self
    return HelpPage(
        subject=of,
        now=said[0] if said else None,
        before=said[1:] if is_whole else (),
        is_whole=is_whole,
    )


def help_now(*, viewer: Actor, person_id: UUID) -> HelpLevel | None:
    """What they say now, for the pages of a plan."""
    seen = HelpLevel.objects.visible_to(viewer).filter(person=person_id)
    return seen.latest_first().first()
