"""What the forms about a cost, and the page of rates, need to know."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.plans.models import Action, Aim, CostLine, Often, Plan, Rate, RatePrice


@dataclass(frozen=True, slots=True)
class CostPage:
    """One cost of an action, perhaps new and still empty; and the rates it may be priced from."""

    subject: Subject
    action: Action
    line: CostLine
    rates: tuple[Rate, ...]

    @property
    def aim(self) -> Aim:
        return self.action.aim

    @property
    def plan(self) -> Plan:
        return self.aim.plan

    @property
    def is_new(self) -> bool:
        return self.line._state.adding


@dataclass(frozen=True, slots=True)
class RateShown:
    """A rate with its prices, the newest first, and in how many costs of plans it is used."""

    rate: Rate
    prices: tuple[RatePrice, ...]
    used: int

    @property
    def now(self) -> RatePrice | None:
        """The price that holds today."""
        return next((price for price in self.prices if _holds(price, clock.today())), None)


def new_cost_page(*, viewer: Actor, action_id: UUID) -> CostPage:
    """The form for what something costs. Unseen is 404."""
    actions = Action.objects.visible_to(viewer).select_related("aim__outcome", "aim__plan__person")
    action = get_object_or_404(actions, pk=action_id)
    return _page(viewer, CostLine(action=action, often=Often.WEEK))


def cost_page(*, viewer: Actor, cost_id: UUID) -> CostPage:
    """A cost as it stands. Unseen, or taken out, is 404."""
    lines = CostLine.objects.visible_to(viewer).select_related(
        "action__aim__outcome", "action__aim__plan__person", "rate"
    )
    return _page(viewer, get_object_or_404(lines, pk=cost_id))


def rates_of(viewer: Actor) -> tuple[RateShown, ...]:
    """The rates of the organisation somebody acts for, by name. Three questions."""
    newest = Prefetch("prices", RatePrice.objects.order_by("-from_on", "pk"))
    rates = Rate.objects.of_employer(viewer)
    used = dict(rates.annotate(used=Count("cost_lines")).values_list("pk", "used"))
    return tuple(
        RateShown(rate, tuple(rate.prices.all()), used.get(rate.pk, 0))
        for rate in rates.prefetch_related(newest)
    )


def rate_of(viewer: Actor, rate_id: UUID) -> Rate:
    """One of them; another organisation’s is not found."""
    return get_object_or_404(Rate.objects.of_employer(viewer), pk=rate_id)


def _page(viewer: Actor, line: CostLine) -> CostPage:
    """What it is priced from already is always among the choices."""
    rates = tuple(Rate.objects.of_employer(viewer)) if viewer.organisation_id else ()
    if line.rate and line.rate not in rates:
        rates = (*rates, line.rate)
    action = line.action
    return CostPage(subject_of(viewer=viewer, person=action.aim.plan.person), action, line, rates)


def _holds(price: RatePrice, day: date) -> bool:
    return price.from_on <= day and (price.until_on is None or day <= price.until_on)
