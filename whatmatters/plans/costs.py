"""What a plan costs, counted simply: 52 weeks and 12 months to a year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext

from whatmatters.plans.models import Action

TIMES_A_YEAR = {Action.Per.WEEK: 52, Action.Per.MONTH: 12, Action.Per.YEAR: 1}
WEEKS = 52


@dataclass(frozen=True, slots=True)
class Costs:
    """What some actions cost together: over a year, and once. `unknown` have no cost yet.

    What the person and those around them do is free unless the plan says otherwise.
    """

    actions: int
    yearly: Decimal
    once: Decimal
    unknown: int

    @classmethod
    def of(cls, actions: Iterable[Action]) -> Costs:
        some = tuple(actions)
        return cls(
            actions=len(some),
            yearly=sum((a.cost * TIMES_A_YEAR.get(_per(a), 0) for a in some if a.cost), Decimal(0)),
            once=sum((a.cost for a in some if a.cost and _per(a) == Action.Per.ONCE), Decimal(0)),
            unknown=sum(a.cost is None and not a.is_natural for a in some),
        )

    @property
    def in_words(self) -> str:
        """`£24.00 a week and £150.00 once`; `£0.00` when all of it is free."""
        parts = []
        if self.yearly:
            parts.append(gettext("%(pounds)s a week") % {"pounds": pounds(self.yearly / WEEKS)})
        if self.once:
            parts.append(gettext("%(pounds)s once") % {"pounds": pounds(self.once)})
        if self.unknown and not parts:
            return gettext("Not known yet")
        return gettext(" and ").join(parts) or pounds(Decimal(0))

    @property
    def a_year_in_words(self) -> str:
        return gettext("%(pounds)s a year") % {"pounds": pounds(self.yearly)} if self.yearly else ""


def cost_in_words(action: Action) -> str:
    """`£12.00 a week`, `No cost`, or nothing when it has not been said."""
    if action.cost is None:
        return ""
    if not action.cost:
        return gettext("No cost")
    return f"{pounds(action.cost)} {action.get_cost_per_display()}"


def pounds(amount: Decimal) -> str:
    return f"£{amount:,.2f}"


def _per(action: Action) -> Action.Per:
    return Action.Per(action.cost_per)
