"""Part of a full life: a signature that was seen, somebody who says “only if”, what is not met."""

from typing import Any

from tests.lives import Life
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans.actions import agree_plan, object_to_plan, say_beside, say_unmet
from whatmatters.plans.models import Plan


def signed(life: Life, draft: Plan, by: Actor) -> dict[str, str]:
    """A signature that was seen, somebody who says “only if”, and what cannot be met."""
    told: dict[str, Any] = {
        "party": "person",
        "how": "witnessed",
        "witness": "Jean",
        "shown": "A mark",
    }
    agree_plan(plan=draft, by=by, agreed_on=clock.today(), name="Peggy", words="Yes", **told)
    against = object_to_plan(
        plan=draft, by=by, party="person", kind="condition", what="Tuesdays", why="The bus"
    )
    unmet = say_unmet(
        outcome=life.outcomes[0],
        by=by,
        words="A bus",
        why="transport",
        why_words="None goes",
        tried="A taxi",
        needed="A bus",
    )
    say_beside(unmet=unmet, by=by, words="There was one")
    agreement = life.plan.agreements.order_by("pk")[0]
    return {
        "objection": str(against.pk),
        "agreement": str(agreement.pk),
        "unmet": str(unmet.pk),
    }
