"""What the plan says of this money: to those alone who may see the plan."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans.costs import line_of, shared_out
from whatmatters.plans.models import CostLine, Plan
from whatmatters.spending.models import Account
from whatmatters.spending.months import Month
from whatmatters.spending.reckoning import Planned


def planned_in(viewer: Actor, account: Account, month: Month) -> tuple[Planned, ...]:
    """By line of the plan that ran at the end of the month, in its order."""
    first = max(month.first, account.begins_on)
    end = min(month.after, (account.ends_on or date.max - timedelta(days=1)) + timedelta(days=1))
    return tuple(
        Planned(kept.line, kept.called, _of_this_money(kept, account, first, end))
        for kept in _lines(viewer, account, month)
    )


def lines_now(viewer: Actor, account: Account) -> dict[UUID, str]:
    """What something bought may be for: lines of the plan, and those already spent on."""
    of_plan = {one.line: one.called for one in _lines(viewer, account, Month.of(clock.today()))}
    spent = account.entries.exclude(line=None).in_order()
    before = dict(spent.values_list("line", "towards")) if not of_plan else {}
    return of_plan or {line: name for line, name in before.items() if line}


def _lines(viewer: Actor, account: Account, month: Month) -> Iterator[CostLine]:
    """Those that this money pays for, or a part of."""
    plan = _plan(viewer, account, month)
    if plan is None:
        return
    for kept in _with_prices(viewer, plan):
        if account.route in kept.shares:
            yield kept


def _with_prices(viewer: Actor, plan: Plan) -> QuerySet[CostLine]:
    own = CostLine.objects.visible_to(viewer).filter(action__aim__plan=plan)
    return own.as_written().select_related("action")


def _plan(viewer: Actor, account: Account, month: Month) -> Plan | None:
    agreed = Plan.objects.visible_to(viewer).filter(
        person=account.person_id, agreed_on__lte=month.last
    )
    plan = agreed.exclude(status=Plan.Status.DRAFT).newest_first().first()
    if plan and plan.ended_on and plan.ended_on < month.first:
        return None
    return plan


def _of_this_money(kept: CostLine, account: Account, first: date, end: date) -> Decimal:
    if first >= end:
        return Decimal("0.00")
    line = line_of(kept)
    return shared_out(line.over(first, end), line.ways)[account.route]
