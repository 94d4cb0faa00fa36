from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject


@dataclass(frozen=True, slots=True)
class OrderPage:
    """What a person wants, in the order they have put it in, to be put in another."""

    subject: Subject
    outcomes: tuple[Outcome, ...]

    @property
    def is_ranked(self) -> bool:
        return bool(self.outcomes) and all(one.rank is not None for one in self.outcomes)

    def moved(self, outcome_id: UUID, where: str) -> list[UUID]:
        """The order once one outcome has gone `up`, `down` or to the `top`."""
        order = [outcome.pk for outcome in self.outcomes]
        if outcome_id not in order:
            return order
        at = order.index(outcome_id)
        order.remove(outcome_id)
        to = {"up": max(at - 1, 0), "down": at + 1, "top": 0}.get(where, at)
        return [*order[:to], outcome_id, *order[to:]]


def order_page(*, viewer: Actor, person_id: UUID) -> OrderPage:
    about = subject(viewer=viewer, person_id=person_id)
    live = Outcome.objects.visible_to(viewer).of(about.person).live()
    return OrderPage(about, tuple(live.as_ranked()))
