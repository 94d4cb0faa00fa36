"""Options of a draft side by side. There is no score: the person says which is best."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.plans.costs import Costs, line_of, weeks_in_a_year
from whatmatters.plans.costs.calendar import Weeks, times_a_year
from whatmatters.plans.costs.money import pence
from whatmatters.plans.costs.words import line_in_words, plain
from whatmatters.plans.models import MOST_OPTIONS, Action, CostLine, Option, Plan, Unit
from whatmatters.plans.selectors.costing import agreed_a_week
from whatmatters.plans.selectors.page import PlanPage, plan_page


@dataclass(frozen=True, slots=True)
class OptionShown:
    """One way it could be, in figures and in the person’s words."""

    option: Option
    costs: Costs
    outcomes: tuple[str, ...]
    hours: str
    people: tuple[str, ...]
    most_from: str
    agreed: Decimal | None

    @property
    def contingency(self) -> Decimal:
        return self.costs.contingency(self.option.contingency_percent)

    @property
    def percent(self) -> str:
        return plain(self.option.contingency_percent)

    @property
    def week(self) -> Decimal:
        """What it comes to a week; as it did when one was chosen."""
        if self.option.came_to is not None:
            return self.option.came_to
        return self.costs.with_contingency(self.option.contingency_percent)

    @property
    def left(self) -> Decimal | None:
        return None if self.agreed is None else self.agreed - self.week

    @property
    def over(self) -> Decimal:
        return -self.left if self.left is not None and self.left < 0 else Decimal(0)


@dataclass(frozen=True, slots=True)
class OptionsPage:
    """Up to three, side by side; and whether there may be one more."""

    page: PlanPage
    options: tuple[OptionShown, ...]
    agreed: Decimal | None

    @property
    def plan(self) -> Plan:
        return self.page.plan

    @property
    def chosen(self) -> OptionShown | None:
        return next((one for one in self.options if one.option.chosen_on), None)

    @property
    def may_add(self) -> bool:
        return self.page.may_change and not self.chosen and len(self.options) < MOST_OPTIONS

    @property
    def may_choose(self) -> bool:
        return self.page.may_change and not self.chosen


@dataclass(frozen=True, slots=True)
class OptionPage:
    """An option, perhaps new, and the costs that may be in it."""

    page: PlanPage
    option: Option
    chosen: tuple[UUID, ...]

    @property
    def plan(self) -> Plan:
        return self.page.plan

    @property
    def lines(self) -> tuple[tuple[CostLine, str], ...]:
        """Each cost of the draft, and how it is said."""
        return tuple(
            (kept, _said(action, kept))
            for action in (one.action for one in self.page.actions)
            for kept in action.cost_lines.all()
        )

    @property
    def out(self) -> tuple[str, ...]:
        """What would be taken out of the plan, if it became this."""
        return tuple(said for kept, said in self.lines if kept.pk not in self.chosen)

    @property
    def is_new(self) -> bool:
        return self.option._state.adding


def options_page(*, viewer: Actor, plan_id: UUID) -> OptionsPage:
    """All of a plan’s options, in the same few questions however long they are."""
    page = plan_page(viewer=viewer, plan_id=plan_id)
    agreed = agreed_a_week(viewer, page.plan)
    lines = Prefetch("cost_lines", CostLine.objects.as_written().select_related("action", "rate"))
    found = page.plan.options.in_order().prefetch_related(lines)
    return OptionsPage(page, tuple(_shown(page, option, agreed) for option in found), agreed)


def new_option_page(*, viewer: Actor, plan_id: UUID) -> OptionPage:
    """A new one begins with all that the draft has in it."""
    page = plan_page(viewer=viewer, plan_id=plan_id)
    option = Option(plan=page.plan, contingency_percent=page.plan.contingency_percent)
    every = (kept.pk for one in page.actions for kept in one.action.cost_lines.all())
    return OptionPage(page, option, tuple(every))


def option_page(*, viewer: Actor, option_id: UUID) -> OptionPage:
    option = get_object_or_404(Option.objects.visible_to(viewer), pk=option_id)
    page = plan_page(viewer=viewer, plan_id=option.plan_id)
    return OptionPage(page, option, tuple(option.cost_lines.values_list("pk", flat=True)))


def _shown(page: PlanPage, option: Option, agreed: Decimal | None) -> OptionShown:
    lines = list(option.cost_lines.all())
    is_in = {line.action_id for line in lines}
    actions = [a for a in (one.action for one in page.actions) if _helps(a, is_in)]
    costs = Costs.of(lines)
    return OptionShown(
        option=option,
        costs=costs,
        outcomes=_outcomes(page, actions),
        hours=_hours(lines, weeks_in_a_year()),
        people=tuple(dict.fromkeys(_who(page, actions))),
        most_from=_most_from(costs, {action.pk: action for action in actions}),
        agreed=agreed,
    )


def _helps(action: Action, is_in: set[UUID]) -> bool:
    """What costs nothing is in every option; what is paid, in those that have its cost."""
    return action.pk in is_in or not action.cost_lines.all()


def _outcomes(page: PlanPage, actions: Iterable[Action]) -> tuple[str, ...]:
    aims = {action.aim_id for action in actions}
    return tuple(aim.outcome.words for aim in page.aims if aim.aim.pk in aims)


def _who(page: PlanPage, actions: Iterable[Action]) -> Iterable[str]:
    shown = {one.action.pk: one.who for one in page.actions}
    return (shown[action.pk] for action in actions)


def _hours(lines: Iterable[CostLine], weeks: Weeks) -> str:
    """How many hours a week, of what is counted in hours."""
    each = (line_of(line) for line in lines if line.unit == Unit.HOUR)
    exact = (
        Fraction(one.quantity) * one.times * times_a_year(one.often, weeks) / weeks for one in each
    )
    return plain(pence(sum(exact, Fraction(0))))


def _most_from(costs: Costs, actions: dict[UUID, Action]) -> str:
    """How much of the money goes to the one that gets most: whether it hangs on one supplier."""
    by: dict[str, Decimal] = {}
    for row in costs.rows:
        action = actions.get(row.line.action)  # type: ignore[call-overload]  # the key of its action
        if action and row.sum.week:
            by[action.doers_name] = by.get(action.doers_name, Decimal(0)) + row.sum.week
    if not by:
        return gettext("Nothing is paid for")
    name, most = max(by.items(), key=lambda one: one[1])
    if len(by) == 1:
        return gettext("All of it from %(name)s") % {"name": name}
    part = {"name": name, "part": round(most * 100 / sum(by.values())), "of": len(by)}
    return gettext("%(of)s suppliers. %(part)s%% of the money goes to %(name)s") % part


def _said(action: Action, kept: CostLine) -> str:
    """`Help in the morning: Brook Home Care, £12.00 a week`."""
    kept.action = action
    return f"{kept.called}: {action.doers_name}, {line_in_words(kept)}"
