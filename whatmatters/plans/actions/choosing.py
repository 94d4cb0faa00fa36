"""What if: up to three ways a draft could be, what the person thinks of each, and a choice."""

from collections.abc import Iterable
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.plans.actions.locking import held_plan, turn_page
from whatmatters.plans.costs import Costs
from whatmatters.plans.models import (
    MOST_OPTIONS,
    Action,
    CostLine,
    Option,
    OptionLine,
    Plan,
    PlanNotReady,
)


@transaction.atomic
def add_option(
    *,
    plan: Plan,
    by: Actor,
    name: str,
    cost_lines: Iterable[CostLine] = (),
    contingency_percent: Decimal = Decimal(0),
    thinks: str = "",
) -> Option:
    """One more way it could be. It changes nothing in the plan. Raises PlanNotReady."""
    plan = _opened(plan, by=by)
    places = set(plan.options.values_list("place", flat=True))
    free = [place for place in range(1, MOST_OPTIONS + 1) if place not in places]
    if not free:
        raise PlanNotReady(gettext("There are three options already. Take one out first"))
    option = Option(plan=plan, place=free[0], name=name, thinks=thinks)
    option.contingency_percent = _percent(contingency_percent)
    option.save(force_insert=True)
    _put_in(option, cost_lines)
    audit.record(by=by, did="plans.option-added", to=option, about=plan.person_id)
    return option


@transaction.atomic
def change_option(
    *,
    option: Option,
    by: Actor,
    read: int | None = None,
    name: str,
    cost_lines: Iterable[CostLine],
    contingency_percent: Decimal,
    thinks: str,
) -> Option:
    """What is in it, and what the person thinks of it. Raises PlanNotReady, Stale."""
    plan = _opened(option.plan, by=by)
    option = Option.objects.select_for_update(of=("self",)).get(pk=option.pk)
    option.turn_page(read=read)
    option.name, option.thinks = name, thinks
    option.contingency_percent = _percent(contingency_percent)
    option.save(update_fields=["version", "name", "thinks", "contingency_percent"])
    option.option_lines.all().delete()
    _put_in(option, cost_lines)
    audit.record(by=by, did="plans.option-changed", to=option, about=plan.person_id)
    return option


@transaction.atomic
def remove_option(*, option: Option, by: Actor) -> None:
    plan = _opened(option.plan, by=by)
    audit.record(by=by, did="plans.option-taken-out", to=option, about=plan.person_id)
    option.delete()


@transaction.atomic
def use_option(*, option: Option, by: Actor, read: int | None = None) -> Plan:
    """The draft becomes this: what is not in it is taken out, and so is what only that paid for.

    `read` is the version of the plan that was on the screen, so that nothing goes that nobody
    was shown. What each option came to is kept. Raises PlanNotReady and Stale.
    """
    plan = _opened(option.plan, by=by)
    option = Option.objects.select_for_update(of=("self",)).get(pk=option.pk)
    if plan.options.filter(chosen_on__isnull=False).exists():
        raise PlanNotReady(gettext("An option was chosen already"))
    turn_page(plan, read=read)
    _remember_what_each_came_to(plan)
    _take_out(plan, but=set(option.cost_lines.values_list("pk", flat=True)))
    option.chosen_on = clock.today()
    option.save(update_fields=["chosen_on"])
    plan.contingency_percent = option.contingency_percent
    plan.save(update_fields=["contingency_percent"])
    audit.record(by=by, did="plans.option-chosen", to=option, about=plan.person_id)
    return plan


def _opened(plan: Plan, *, by: Actor) -> Plan:
    plan = held_plan(plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    plan.must_be_a_draft()
    return plan


def _percent(percent: Decimal) -> Decimal:
    if not 0 <= percent <= 100:
        raise PlanNotReady(gettext("What is kept back must be from 0 to 100 percent"))
    return percent


def _put_in(option: Option, cost_lines: Iterable[CostLine]) -> None:
    """Costs of its own plan alone. Raises PlanNotReady."""
    some = {line.pk for line in cost_lines}
    own = CostLine.objects.filter(action__aim__plan=option.plan_id, pk__in=some)
    if own.count() != len(some):
        raise PlanNotReady(gettext("Choose from what is in this plan"))
    OptionLine.objects.bulk_create(OptionLine(option=option, cost_line_id=pk) for pk in some)


def _remember_what_each_came_to(plan: Plan) -> None:
    for option in plan.options.in_order():
        lines = option.cost_lines.as_written().select_related("action", "rate")
        option.came_to = Costs.of(lines).with_contingency(option.contingency_percent)
        option.save(update_fields=["came_to"])


def _take_out(plan: Plan, *, but: set[UUID]) -> None:
    lines = CostLine.objects.filter(action__aim__plan=plan).exclude(pk__in=but)
    were_paid = set(lines.values_list("action", flat=True))
    lines.delete()
    Action.objects.filter(pk__in=were_paid, cost_lines=None).delete()
