"""What something in a plan costs: said, changed and taken out while the plan is written."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.plans.actions.locking import held_plan, turn_page
from whatmatters.plans.costs import line_of, weeks_in_a_year
from whatmatters.plans.models import SHARES, Action, CostLine, Plan, PlanNotReady, Rate, Route
from whatmatters.plans.models.rate import MOST
from whatmatters.web.components.words import written

CHANGEABLE = (
    "what",
    "unit",
    "quantity",
    "often",
    "times",
    "begins_on",
    "ends_on",
    "unit_price",
    "rate",
    "on_cost_percent",
    "route",
)


@transaction.atomic
def add_cost_line(
    *,
    action: Action,
    by: Actor,
    often: str,
    unit_price: Decimal | None = None,
    rate: Rate | None = None,
    what: str = "",
    unit: str = "item",
    quantity: Decimal = Decimal(1),
    times: int = 1,
    begins_on: date | None = None,
    ends_on: date | None = None,
    on_cost_percent: Decimal = Decimal(0),
    route: str = "",
    shares: Mapping[str, Decimal] | None = None,
) -> CostLine:
    """Say one thing that is paid for, or costs nothing. Raises PlanNotReady.

    One price is enough. `shares` are percentages by route, of a line that is paid more than
    one way; they come to 100.
    """
    plan = _opened(action.aim.plan, by=by)
    line = CostLine(
        action=action,
        often=often,
        unit_price=unit_price,
        rate=rate,
        what=what,
        unit=unit,
        quantity=quantity,
        times=times,
        begins_on=begins_on,
        ends_on=ends_on,
        on_cost_percent=on_cost_percent,
        route=route,
    )
    _settle(line, by=by, shares=shares)
    line.save(force_insert=True)
    audit.record(by=by, did="plans.cost-added", to=line, about=plan.person_id)
    return line


@transaction.atomic
def change_cost_line(
    *,
    line: CostLine,
    by: Actor,
    read: int | None = None,
    shares: Mapping[str, Decimal] | None = None,
    **fields: Any,
) -> CostLine:
    """Change what something costs. `fields` are any of CHANGEABLE. Raises PlanNotReady, Stale."""
    if unknown := set(fields) - set(CHANGEABLE):
        raise TypeError(f"Not a part of a cost: {sorted(unknown)}")
    plan = _opened(line.action.aim.plan, by=by)
    line = _held(line)
    line.turn_page(read=read)
    for field, value in fields.items():
        setattr(line, field, value)
    _settle(line, by=by, shares=shares)
    line.save(update_fields=["version", *CHANGEABLE, *SHARES.values()])
    audit.record(by=by, did="plans.cost-changed", to=line, about=plan.person_id)
    return line


@transaction.atomic
def remove_cost_line(*, line: CostLine, by: Actor) -> None:
    """Take a cost out of the draft. The versions before it keep it."""
    plan = _opened(line.action.aim.plan, by=by)
    audit.record(by=by, did="plans.cost-taken-out", to=line, about=plan.person_id)
    line.delete()


@transaction.atomic
def keep_back(*, plan: Plan, by: Actor, percent: Decimal, read: int | None = None) -> Plan:
    """Say how much of each hundred pounds is kept back for what may come. Raises PlanNotReady."""
    plan = held_plan(plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    turn_page(plan, read=read)
    if not 0 <= percent <= 100:
        raise PlanNotReady(gettext("What is kept back must be from 0 to 100 percent"))
    plan.contingency_percent = percent
    plan.save(update_fields=["contingency_percent"])
    audit.record(by=by, did="plans.kept-back", to=plan, about=plan.person_id)
    return plan


def _opened(plan: Plan, *, by: Actor) -> Plan:
    """The plan, held still, with leave to write in it, one page on."""
    plan = held_plan(plan)
    require(by, Permission.PLAN_WRITE, plan.person)
    turn_page(plan)
    return plan


def _settle(line: CostLine, *, by: Actor, shares: Mapping[str, Decimal] | None) -> None:
    """Every rule about a line, each with its sentence. Raises PlanNotReady."""
    if shares:
        line.share_out(shares)
    elif shares is not None and line.route == Route.MIXED:
        line.share_out({})
    _must_be_a_rate_of_theirs(line, by=by)
    line.settle()
    _must_not_be_counted_twice(line)
    _must_have_a_price(line)
    _must_not_be_enormous(line)


def _must_be_a_rate_of_theirs(line: CostLine, *, by: Actor) -> None:
    """A rate of the writer’s organisation; or the one that it has already."""
    if line.rate is None or line.rate.organisation_id == by.organisation_id:
        return
    before = CostLine.objects.filter(line=line.line, rate=line.rate)
    if not before.exists():
        raise PermissionDenied(Permission.PLAN_WRITE)


def _must_not_be_counted_twice(line: CostLine) -> None:
    """The same thing of the same action, on the same days, is one cost."""
    same = CostLine.objects.filter(action=line.action_id, what__iexact=line.what)
    for other in same.exclude(pk=line.pk).order_by("begins_on", "pk"):
        if _overlap(line, other):
            raise PlanNotReady(
                gettext(
                    "This is counted already%(days)s. Change that, choose other days, "
                    "or say what this is for"
                )
                % {"days": _days(other)}
            )


def _overlap(one: CostLine, other: CostLine) -> bool:
    first = max(one.begins_on or date.min, other.begins_on or date.min)
    return first <= min(one.ends_on or date.max, other.ends_on or date.max)


def _days(line: CostLine) -> str:
    """` from 1 April 2027 to 30 June 2027`; nothing where no days are said."""
    said = ""
    if line.begins_on:
        said += gettext(" from %(day)s") % {"day": written(line.begins_on)}
    if line.ends_on:
        said += gettext(" to %(day)s") % {"day": written(line.ends_on)}
    return said


def _must_have_a_price(line: CostLine) -> None:
    if line.rate and not list(line_of(line).pieces()):
        raise PlanNotReady(
            gettext("“%(rate)s” has no price on these days. Choose another rate, or type a price")
            % {"rate": line.rate.name}
        )


def _must_not_be_enormous(line: CostLine) -> None:
    weeks = weeks_in_a_year()
    if any(piece.a_year(weeks).total > MOST for piece in line_of(line).pieces()):
        raise PlanNotReady(
            gettext("That comes to more than £9,999,999.99 a year. Check each number")
        )


def _held(line: CostLine) -> CostLine:
    return (
        CostLine.objects.select_for_update(of=("self",))
        .select_related("action__aim__plan__person", "rate")
        .get(pk=line.pk)
    )
