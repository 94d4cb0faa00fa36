"""The costed plan: everything that helps, free and paid, in one table that anyone can add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans.above import AGREED_A_WEEK
from whatmatters.plans.costs import (
    Costs,
    Row,
    Sum,
    days_of_change,
    lines_of,
    summed,
    weeks_in_a_year,
)
from whatmatters.plans.costs.calendar import Weeks
from whatmatters.plans.costs.words import (
    in_figures,
    piece_in_words,
    plain,
    sum_of_a_week,
    sum_of_a_year,
)
from whatmatters.plans.models import Plan, Route
from whatmatters.plans.selectors.page import PlanPage, plan_page
from whatmatters.plans.selectors.parts import AimShown, Shown
from whatmatters.web.components.words import written


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of the table. Without amounts it is free, or nobody knows yet what it costs."""

    what: str
    who: str
    said: str = ""
    days: str = ""
    way: str = ""
    amounts: Sum | None = None
    is_free: bool = False
    is_on_top: bool = False
    sum_of_a_week: str = ""
    sum_of_a_year: str = ""
    key: object = None
    action: object = None


@dataclass(frozen=True, slots=True)
class Investment:
    """A spending, as an investment: in whose outcome, and who else puts something in."""

    what: str
    amount: Sum
    outcome: str
    looks_like: str
    others: tuple[str, ...]


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
    on, weeks = _day(page), weeks_in_a_year()
    actions = [one.action for one in page.actions]
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


def _day(page: PlanPage) -> date:
    """Today; or the first day on which anything is paid, if all of it begins later."""
    today = clock.today()
    lines = lines_of(one.action for one in page.actions)
    if not lines or any(row.sum.week for row in Costs.of(lines, on=today).rows):
        return today
    begins = [piece.from_on for line in lines for piece in line.pieces() if piece.from_on]
    return min((day for day in begins if day > today), default=today)


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
    printed = [line for one in aim.actions for line in _printed(one, rows, on=on, weeks=weeks)]
    sums = (line.amounts for line in printed if line.amounts)
    return AimCosted(aim, tuple(printed), sum(sums, Sum()), tuple(_investments(aim, rows)))


def _printed(one: Shown, rows: Iterable[Row], *, on: date, weeks: Weeks) -> Iterator[Printed]:
    """An action’s costs, line by line; or that it is free, or not known."""
    own = [row for row in rows if row.line.action == one.action.pk]
    if not own:
        is_free, action = one.action.is_natural, one.action.pk
        yield Printed(one.action.what, one.who, is_free=is_free, action=action)
    for number, row in enumerate(own):
        action = None if number else one.action.pk
        yield replace(_itself(one, row, on=on, weeks=weeks), action=action)
        if row.piece.line.on_cost_percent:
            yield _on_top(one, row)


def _itself(one: Shown, row: Row, *, on: date, weeks: Weeks) -> Printed:
    return Printed(
        what=row.line.what,
        who=one.who,
        said=piece_in_words(row.piece),
        days=_days(row),
        way=_way(row),
        amounts=Sum(row.week.itself, row.year.itself, row.once.itself),
        is_free=row.piece.is_free,
        sum_of_a_week=sum_of_a_week(row.piece, weeks),
        sum_of_a_year=sum_of_a_year(row.piece, weeks, on=on),
        key=row.line.key,
    )


def _on_top(one: Shown, row: Row) -> Printed:
    """What it costs to employ whoever does it, printed by itself."""
    percent = plain(row.line.on_cost_percent)
    return Printed(
        what=gettext("Costs of employing"),
        who=one.who,
        said=gettext("%(percent)s%% of the line above") % {"percent": percent},
        days=_days(row),
        way=_way(row),
        amounts=Sum(row.week.on_costs, row.year.on_costs, row.once.on_costs),
        is_on_top=True,
        sum_of_a_week=gettext("%(percent)s%% of the week above") % {"percent": percent},
        sum_of_a_year=gettext("%(percent)s%% of the year above") % {"percent": percent},
    )


def _days(row: Row) -> str:
    """`From 1 April 2027 to 30 June 2027`; nothing where it has no days of its own."""
    first, last = row.piece.from_on, row.piece.until_on
    if first and last:
        days = {"first": written(first), "last": written(last)}
        return gettext("From %(first)s to %(last)s") % days
    if last:
        return gettext("To %(last)s") % {"last": written(last)}
    return gettext("From %(first)s") % {"first": written(first)} if first else ""


def _way(row: Row) -> str:
    """`Direct payment`; `60% Direct payment, 40% Own money`."""
    if row.line.shares:
        return ", ".join(f"{plain(part)}% {way.label}" for way, part in row.line.shares)
    return str(row.line.route.label) if row.line.route else ""


def _investments(aim: AimShown, rows: Iterable[Row]) -> Iterator[Investment]:
    """Each spending for an outcome, with what those around the person put in besides."""
    for one in aim.actions:
        amount = summed(row for row in rows if row.line.action == one.action.pk)
        if amount != Sum():
            yield Investment(
                what=one.action.what,
                amount=amount,
                outcome=aim.outcome.words,
                looks_like=aim.outcome.looks_like,
                others=tuple(_others(aim, than=one)),
            )


def _others(aim: AimShown, *, than: Shown) -> Iterator[str]:
    """What people and places around the person do for the same outcome."""
    for one in aim.actions:
        if one.action.is_natural and one is not than:
            yield f"{one.who}: {one.action.what}"
