"""Lines as they are kept, read into lines that are counted with. No question to the database."""

from collections.abc import Iterable
from decimal import Decimal

from whatmatters.plans.costs.lines import Line, Price
from whatmatters.plans.models import Action, CostLine, Often, Rate, Route, Unit


def line_of(kept: CostLine) -> Line:
    """Give it with its action, and with its rate’s prices where it has one."""
    return Line(
        what=kept.called,
        often=Often(kept.often),
        prices=_prices(kept),
        quantity=kept.quantity,
        times=kept.times,
        unit=Unit(kept.unit),
        begins_on=kept.begins_on,
        ends_on=kept.ends_on,
        on_cost_percent=kept.on_cost_percent,
        route=Route(kept.route) if kept.route else None,
        shares=tuple(kept.shares.items()) if kept.route == Route.MIXED else (),
        rate=kept.rate.name if kept.rate else "",
        doer=kept.action.doer,
        outcome=kept.action.aim_id,
        action=kept.action_id,
        key=kept.pk,
    )


def lines_of(actions: Iterable[Action]) -> tuple[Line, ...]:
    """The lines of actions that were read with them, in order."""
    return tuple(line_of(_of(kept, action)) for action in actions for kept in _kept(action))


def not_known(actions: Iterable[Action]) -> int:
    """How many are arranged or paid for, and nobody has said what they cost."""
    return sum(not action.is_natural and not _kept(action) for action in actions)


def _prices(kept: CostLine) -> tuple[Price, ...]:
    if kept.rate is None:
        return (Price(kept.unit_price or Decimal(0)),)
    return prices_of(kept.rate)


def prices_of(rate: Rate) -> tuple[Price, ...]:
    return tuple(Price(one.amount, one.from_on, one.until_on) for one in rate.prices.all())


def _kept(action: Action) -> list[CostLine]:
    return [] if action._state.adding else list(action.cost_lines.all())


def _of(kept: CostLine, action: Action) -> CostLine:
    """So that asking for its action asks no question."""
    kept.action = action
    return kept
