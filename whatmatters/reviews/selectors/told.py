"""What rooms below show of reviews, and do not know of: see their `above`."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.outcomes.above import Near
from whatmatters.outcomes.models import Outcome
from whatmatters.plans.models import Plan
from whatmatters.reviews.models import Review


def asked_to_look_back(*, viewer: Actor, plan: Plan) -> date | None:
    """The day the person asked to look back, if that is still to be done."""
    of_them = Review.objects.visible_to(viewer).filter(person=plan.person_id)
    asked = of_them.unfinished().filter(asked_on__isnull=False)
    return asked.order_by("-asked_on", "pk").values_list("asked_on", flat=True).first()


def how_near(*, viewer: Actor, person_id: UUID, outcomes: Collection[Outcome]) -> dict[UUID, Near]:
    """As said in the last finished review that asked. One query."""
    reviews = Review.objects.visible_to(viewer).filter(person=person_id).done()
    said = reviews.filter(looks__outcome__in=outcomes, looks__nearness__isnull=False)
    rows = said.order_by("held_on", "recorded_at", "pk").values_list(
        "looks__outcome", "looks__nearness", "held_on"
    )
    return {
        outcome: Near(nearness, on) for outcome, nearness, on in rows if nearness is not None and on
    }
