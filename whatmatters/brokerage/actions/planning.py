"""Part of a choice: what was offered, as something somebody does in the plan being written."""

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models import NotOpen, Offer, Recipient
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans import actions as plans
from whatmatters.plans.models import Action, Aim, Often, Plan


def as_action(offer: Offer, *, person: Person, by: Actor) -> Action:
    """Part of other deeds: an action for the first outcome it serves, with its cost lines."""
    plan = plans.start_plan(person=person, by=by)
    action = plans.add_action(
        aim=_aim(offer, plan, by),
        by=by,
        doer=offer.doer,
        who="" if offer.recipient.kind == Recipient.Kind.OWN else offer.recipient.name,
        what=offer.what,
        how_often=_how_often(offer),
        begins_on=offer.begins_on,
    )
    for line in offer.lines.in_order():
        plans.add_cost_line(
            action=action,
            by=by,
            what=line.what,
            unit_price=line.amount,
            unit=line.unit,
            quantity=line.how_many,
            often=line.per,
        )
    return action


def _how_often(offer: Offer) -> str:
    """When it is, as they said; or how often it is paid for. With neither it is done once."""
    paid = offer.lines.in_order().exclude(per=Often.ONCE).first()
    return offer.when[:200] or (str(paid.get_per_display()) if paid else "")


def _aim(offer: Offer, plan: Plan, by: Actor) -> Aim:
    """The first outcome that it says it serves and that goes on; the plan serves it, or does now.

    Raises NotOpen where all that was asked for has ended since.
    """
    served = offer.serves.exclude(words="").values("asked_for")
    asked = offer.recipient.request.asked_for.filter(outcome__ended_on=None).in_order()
    first = asked.filter(pk__in=served).first() or asked.first()
    if first is None:
        raise NotOpen(gettext("What this was for has ended, so there is no place for it"))
    outcome = Outcome.objects.get(pk=first.outcome_id)
    return plans.add_aim(plan=plan, outcome=outcome, by=by)
