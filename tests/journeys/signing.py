"""A plan that somebody objects to, and what cannot be met, for the world of the pages."""

from tests.lives import Life
from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.plans.actions import end_unmet, object_to_plan, say_beside, say_unmet
from whatmatters.plans.models import Action, CostLine


def signed(life: Life, outcome: Outcome, *, words: str) -> dict[str, str]:
    """Somebody who agrees only if, a provider and a funder who are still to sign, and what
    cannot be met, in the words of each."""
    priya, maggie = cast.worker("priya"), Actor(life.person.user) if life.person.user else None
    assert maggie
    aim = life.plan.aims.order_by("place", "pk")[0]
    bought = Action.objects.create(
        aim=aim, place=9, doer="provider", who=words[:150], what=words[:400]
    )
    CostLine.objects.create(action=bought, often="week", unit_price=38, route="council")
    for kind in ("condition", "refusal"):
        said = object_to_plan(
            plan=life.plan, by=maggie, party="person", kind=kind, what=words, why=words
        )
    unmet = say_unmet(
        outcome=outcome,
        by=priya,
        words=words,
        why="nobody-offers",
        why_words=words,
        tried=words,
        needed=words,
    )
    say_beside(unmet=unmet, by=maggie, words=words)
    over = say_unmet(outcome=outcome, by=maggie, words=words, why="transport")
    end_unmet(unmet=over, by=maggie, ending="met", on=clock.today(), words=words)
    agreement = life.plan.agreements.order_by("pk")[0]
    return {"objection": str(said.pk), "agreement": str(agreement.pk), "unmet": str(unmet.pk)}
