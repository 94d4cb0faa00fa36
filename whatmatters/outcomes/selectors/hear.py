from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Statement
from whatmatters.outcomes.models import Outcome
from whatmatters.outcomes.selectors.whose import Said, said
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject


@dataclass(frozen=True, slots=True)
class HearPage:
    """Writing down what somebody wants: the sentence it begins from, or what it follows."""

    subject: Subject
    said: Said | None
    follows: Outcome | None

    @property
    def statement(self) -> Statement | None:
        return self.said.statement if self.said else None


def hear_page(
    *, viewer: Actor, person_id: UUID, said_in: UUID | None, follows: UUID | None
) -> HearPage:
    """Whose outcome it is to be, and what it comes from. Anything unseen is 404."""
    about = subject(viewer=viewer, person_id=person_id)
    return HearPage(
        subject=about,
        said=_said(viewer, about.person, said_in) if said_in else None,
        follows=_earlier(viewer, about.person, follows) if follows else None,
    )


def _said(viewer: Actor, person: Person, said_in: UUID) -> Said:
    statements = Statement.objects.visible_to(viewer).select_related("conversation")
    return said(get_object_or_404(statements, pk=said_in, conversation__person=person), person)


def _earlier(viewer: Actor, person: Person, follows: UUID) -> Outcome:
    return get_object_or_404(Outcome.objects.visible_to(viewer), pk=follows, person=person)
