"""Who is asked to sign a plan: the person and a practitioner always, others where it needs them.

A provider is asked where an action is theirs; a funder where money is asked for. A plan
without any paid support asks neither.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from whatmatters.people.standing import Standing
from whatmatters.plans.models import (
    Action,
    Agreement,
    CostLine,
    Doer,
    Objection,
    Party,
    Plan,
    Route,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One who is asked. `behalf` is which provider; `organisation` that, where it is one here."""

    party: Party
    behalf: str = ""
    organisation: UUID | None = None

    def is_of(self, said: Agreement | Objection) -> bool:
        """Whether somebody said it for these. Any funder may sign as the funder."""
        if said.party != self.party:
            return False
        return self.party != Party.PROVIDER or said.behalf.casefold() == self.behalf.casefold()


def may_answer_for(said: Objection, *, standing: Standing, place: str) -> bool:
    """A party answers for itself; a practitioner writes down what others said.

    Nobody speaks for a practitioner but a practitioner, nor for a provider one who works at
    another `place`.
    """
    if standing.is_practitioner:
        return True
    is_of_the_place = place.casefold() == said.behalf.casefold()
    return {
        Party.PERSON: standing.speaks_for_them,
        Party.PRACTITIONER: False,
        Party.PROVIDER: standing.manages_support and is_of_the_place,
        Party.FUNDER: standing.answers_for_money,
    }[Party(said.party)]


def asked_of(actions: Iterable[Action]) -> tuple[Asked, ...]:
    """Give actions with `member__organisation` and `cost_lines`: it asks no question."""
    some = tuple(actions)
    providers = {one.behalf.casefold(): one for one in _providers(some)}
    funder = [Asked(Party.FUNDER)] if any(map(asks_for_money, some)) else []
    return (Asked(Party.PERSON), Asked(Party.PRACTITIONER), *providers.values(), *funder)


def asked_to_sign(plan: Plan) -> tuple[Asked, ...]:
    """The same, of a plan alone."""
    actions = Action.objects.filter(aim__plan=plan).select_related("member__organisation")
    actions = actions.prefetch_related("cost_lines")
    return asked_of(actions.order_by("aim__place", "place", "recorded_at", "pk"))


def asks_for_money(action: Action) -> bool:
    """Something is to be paid for it, and not out of the person’s own pocket.

    Where nobody has said by which way: what is done by those around them asks for nothing.
    """
    return any(_is_for_others(cost, action) for cost in action.cost_lines.all())


def _is_for_others(cost: CostLine, action: Action) -> bool:
    if cost.rate_id is None and not cost.unit_price:
        return False
    if not cost.route:
        return not action.is_natural
    return any(route not in (Route.OWN, Route.NOTHING) for route in cost.shares)


def _providers(actions: Iterable[Action]) -> Iterator[Asked]:
    for action in actions:
        if action.doer == Doer.PROVIDER:
            yield _provider(action)


def _provider(action: Action) -> Asked:
    """The organisation of whoever it falls to; or as the plan names them."""
    place = action.member.organisation if action.member else None
    if place is None or place.is_confidential:
        return Asked(Party.PROVIDER, action.who)
    return Asked(Party.PROVIDER, place.name, place.pk)
