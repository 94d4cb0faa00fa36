"""The costed plan: everything that helps, free and paid, in one table that anyone can add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.plans.above import AGREED_A_WEEK
from whatmatters.plans.costs import (
    Costs,
    Sum,
    day_counted,
    days_of_change,
    lines_of,
    weeks_in_a_year,
)
from whatmatters.plans.costs.calendar import Weeks
from whatmatters.plans.costs.words import (
    in_figures,
    plain,
)
from whatmatters.plans.models import Plan, Route
from whatmatters.plans.selectors.page import PlanPage, plan_page
from whatmatters.plans.selectors.parts import AimShown
from whatmatters.plans.selectors.printed import (
    Investment,
    Printed,
    investments_of,
    printed_of,
)


@dataclass(frozen=True, slots=True)
class AimCosted:
    """An outcome with all that is done for it, and what that comes to."""

    shown: AimShown
    rows: tuple[Printed, ...]
    sum: Sum
    investments: tuple[Investment, ...]


@dataclass(frozen=True, slots=True)
class Later:
    """From a day on, it comes to something else a week."""

    on: date
    week: Decimal


@dataclass(frozen=True, slots=True)
class CostsPage:
    """What a version of a plan costs, as on a day."""

    page: PlanPage
    on: date
    weeks: Weeks
    aims: tuple[AimCosted, ...]
    costs: Costs
    ways: tuple[tuple[str, Sum], ...]
    later: tuple[Later, ...]
    agreed: Decimal | None = None
    weighs: bool = False

    @property
    def plan(self) -> Plan:
        return self.page.plan

    @property
    def sum(self) -> Sum:
        return self.costs.sum

    @property
    def kept_back(self) -> Sum:
        return self.sum.with_more(self.plan.contingency_percent)

    @property
    def total(self) -> Sum:
        return self.sum + self.kept_back

    @property
    def percent(self) -> str:
        return plain(self.plan.contingency_percent)

    @property
    def weeks_in_figures(self) -> str:
        return in_figures(self.weeks)

    @property
    def left(self) -> Decimal | None:
        """What is left of a week’s agreed money; less than nothing where it costs more."""
        return None if self.agreed is None else self.agreed - self.total.week

    @property
    def over(self) -> Decimal:
        return -self.left if self.left is not None and self.left < 0 else Decimal(0)

    @property
    def rows(self) -> tuple[Printed, ...]:
        return tuple(row for aim in self.aims for row in aim.rows)

    @property
    def free(self) -> int:
        return sum(row.is_free for row in self.rows)

    @property
    def helps(self) -> int:
        """How many things help, each counted once, however many costs it has."""
        return sum(not row.is_on_top for row in self.rows)

    @property
    def printed_weeks(self) -> tuple[Decimal, ...]:
        return tuple(row.amounts.week for row in self.rows if row.amounts and row.amounts.week)


def costs_page(*, viewer: Actor, plan_id: UUID) -> CostsPage:
    """Everything the costed plan shows, in the questions of the plan’s page. Unseen is 404."""
    page = plan_page(viewer=viewer, plan_id=plan_id)
    agreed = agreed_a_week(viewer, page.plan)
    return replace(costed(page), agreed=agreed, weighs=_weighs(page.plan))


def costed(page: PlanPage) -> CostsPage:
    """What a plan that was read costs, without a question."""
    actions = [one.action for one in page.actions]
    on, weeks = day_counted(lines_of(actions)), weeks_in_a_year()
    costs = Costs.of_actions(actions, on=on)
    return CostsPage(
        page=page,
        on=on,
        weeks=weeks,
        aims=tuple(_aim(aim, costs=costs, on=on, weeks=weeks) for aim in page.aims),
        costs=costs,
        ways=_ways(costs),
        later=tuple(_later(page, after=on)),
    )


def _weighs(plan: Plan) -> bool:
    """Whether options are side by side, and none is chosen: then all that is in any is counted."""
    chosen = list(plan.options.order_by("pk").values_list("chosen_on", flat=True))
    return plan.is_draft and bool(chosen) and not any(chosen)


def agreed_a_week(viewer: Actor, plan: Plan) -> Decimal | None:
    """What rooms above say is agreed; the last that says anything."""
    said = [says(viewer=viewer, plan=plan) for says in AGREED_A_WEEK]
    return next((amount for amount in reversed(said) if amount is not None), None)


def _later(page: PlanPage, *, after: date) -> Iterator[Later]:
    """What it comes to from each day on which that changes, with what is kept back."""
    lines = lines_of(one.action for one in page.actions)
    percent = page.plan.contingency_percent
    before = Costs.of(lines, on=after).with_contingency(percent)
    for day in days_of_change(lines, after=after):
        week = Costs.of(lines, on=day).with_contingency(percent)
        if week != before:
            yield Later(day, week)
        before = week


def _ways(costs: Costs) -> tuple[tuple[str, Sum], ...]:
    """What comes by which way, in the order of the list; then what nobody has said."""
    found = costs.by_route()
    said = [(str(way.label), found[way]) for way in Route if way in found]
    unsaid = [(gettext("Not said yet"), found[None])] if None in found else []
    return tuple((name, each) for name, each in (*said, *unsaid) if each != Sum())


def _aim(aim: AimShown, *, costs: Costs, on: date, weeks: Weeks) -> AimCosted:
    rows = [row for row in costs.rows if row.line.outcome == aim.aim.pk]
    printed = [line for one in aim.actions for line in printed_of(one, rows, on=on, weeks=weeks)]
    sums = (line.amounts for line in printed if line.amounts)
    return AimCosted(aim, tuple(printed), sum(sums, Sum()), tuple(investments_of(aim, rows)))
