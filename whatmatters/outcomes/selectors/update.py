from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject


@dataclass(frozen=True, slots=True)
class UpdatePage:
    """Saying how it went: whose life it is, and what there is to say it of."""

    subject: Subject
    outcomes: tuple[Outcome, ...]

    def named(self, outcome_id: str) -> Outcome:
        """One of them, by what the form sends."""
        return next(one for one in self.outcomes if str(one.pk) == outcome_id)


def update_page(*, viewer: Actor, person_id: UUID) -> UpdatePage:
    """What the person wants now, in their own order. Two queries."""
    about = subject(viewer=viewer, person_id=person_id)
    wanted = Outcome.objects.visible_to(viewer).filter(person=person_id).live().as_ranked()
    return UpdatePage(about, tuple(wanted))
