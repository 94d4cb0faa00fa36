"""Parts of the pages about money: who pays, what changed, what the plan costs beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from whatmatters.access.actor import Actor
from whatmatters.budgets.allocation import BESIDES, Besides, NoSuchRule, rule_named, work_out
from whatmatters.budgets.models import Budget, Estimate, EstimateLine, Reply
from whatmatters.budgets.sums import percents
from whatmatters.plans.costs import Costs, day_counted, lines_of, pounds
from whatmatters.plans.models import Action, CostLine, Plan

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Share:
    """One who pays: how much, in the budget’s own period, and of a hundred."""

    who: str
    amount: str
    percent: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version beside the one before. `until_on` is its last day, if that is known."""

    budget: Budget
    before: Budget | None
    until_on: date | None
    replies: tuple[Reply, ...]

    @property
    def amount(self) -> str:
        return f"{pounds(self.budget.agreed)} {self.budget.get_period_display()}"

    @property
    def moved(self) -> str:
        """How much more or less than before, a week; nothing for the first."""
        if self.before is None:
            return ""
        by = self.budget.agreed_weekly - self.before.agreed_weekly
        if not by:
            return _("The same amount as before")
        said = {"pounds": pounds(abs(by))}
        return (_("%(pounds)s a week more") if by > 0 else _("%(pounds)s a week less")) % said

    @property
    def notice(self) -> str:
        """How long before it began the person was told."""
        told = self.budget.told_on
        days = (self.budget.begins_on - told).days if told else 0
        if days < 1:
            return ""
        said = ngettext(
            "That is %(days)s day before it starts.",
            "That is %(days)s days before it starts.",
            days,
        )
        return said % {"days": days}

    @property
    def pays_moved(self) -> str:
        """The same of what the person pays."""
        if self.before is None:
            return ""
        by = self.budget.contribution - self.before.contribution
        said = {"pounds": pounds(abs(by))}
        if not by:
            return ""
        return (
            _("%(pounds)s a week more to pay") if by > 0 else _("%(pounds)s a week less to pay")
        ) % said


@dataclass(frozen=True, slots=True)
class Worked:
    """An estimate with its lines; `again` is whether its rule gives the same today."""

    estimate: Estimate
    lines: tuple[EstimateLine, ...]
    again: bool | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """What the plan costs a week, with what is kept back, beside the budget: as its own page says.

    Over is something to talk about, no alarm.
    """

    plan_id: UUID
    is_draft: bool
    costs: str
    left: Decimal | None
    unknown: int

    @property
    def says(self) -> str:
        if self.left is None:
            return ""
        said = {"pounds": pounds(abs(self.left))}
        if self.left < 0:
            return (
                _("That is %(pounds)s a week more than the budget. We talk about it together.")
                % said
            )
        if self.left == 0:
            return _("That is the whole budget.")
        return _("%(pounds)s a week is left.") % said


def shares_of(budget: Budget, *, is_self: bool, known_as: str) -> tuple[Share, ...]:
    """Those who pay something, the person last; their percents come to a hundred."""
    rows = [
        (_("The council"), budget.council),
        (_("Health"), budget.health),
        (_("Education"), budget.education),
        (budget.other_name, budget.other),
        (_("You") if is_self else known_as, budget.own),
    ]
    some = [(who, amount) for who, amount in rows if amount]
    parts = percents([amount for _who, amount in some])
    return tuple(
        Share(who, pounds(amount), part) for (who, amount), part in zip(some, parts, strict=True)
    )


def versions_of(budgets: Sequence[Budget]) -> tuple[Version, ...]:
    """Each beside the one before, the newest first as they come. Give them with their replies."""
    found = []
    for at, budget in enumerate(budgets):
        after = budgets[at - 1] if at else None
        before = budgets[at + 1] if at + 1 < len(budgets) else None
        replies = tuple(budget.replies.all())
        found.append(Version(budget, before, _last_day(budget, after), replies))
    return tuple(found)


def _last_day(budget: Budget, after: Budget | None) -> date | None:
    days = [budget.ends_on, after.begins_on - ONE_DAY if after else None]
    return min((day for day in days if day), default=None)


def with_replies(viewer: Actor) -> "Prefetch[str]":
    replies = Reply.objects.visible_to(viewer).in_order().select_related("recorded_by")
    return Prefetch("replies", replies)


def worked(estimate: Estimate | None, *, checks: bool = False) -> Worked | None:
    """Give it with its lines. `checks` works it out again, to see that the same comes out."""
    if estimate is None:
        return None
    lines = tuple(estimate.lines.all())
    return Worked(estimate, lines, _comes_out(estimate, lines) if checks else None)


def _comes_out(estimate: Estimate, lines: Iterable[EstimateLine]) -> bool | None:
    """None where the file of that version is gone."""
    try:
        rule = rule_named(estimate.rule, estimate.rule_version)
    except NoSuchRule:
        return None
    given = {line.kind: line.quantity for line in lines if line.quantity is not None}
    besides = [Besides(o.name, o.how, o.amount) for o in lines if o.kind == BESIDES]
    again = work_out(rule, given, weeks=estimate.weeks, besides=besides)
    return [(o.kind, o.amount) for o in again] == [(o.kind, o.amount) for o in lines]


def estimates(viewer: Actor) -> "Prefetch[str]":
    return Prefetch("lines", EstimateLine.objects.visible_to(viewer).in_order())


def beside(*, viewer: Actor, person_id: UUID, budget: Budget | None) -> Beside | None:
    """The plan that runs, or else the one being written; nothing to who may not see it."""
    plans = Plan.objects.visible_to(viewer).filter(person=person_id)
    now = plans.filter(status__in=[Plan.Status.RUNNING, Plan.Status.DRAFT])
    plan = now.order_by("-status", "pk").first()  # `running` comes after `draft`
    if plan is None:
        return None
    lines = Prefetch("cost_lines", CostLine.objects.as_written())
    doing = Action.objects.visible_to(viewer).filter(aim__plan=plan).order_by("pk")
    actions = tuple(doing.prefetch_related(lines))
    costs = Costs.of_actions(actions, on=day_counted(lines_of(actions)))
    week = costs.with_contingency(plan.contingency_percent)
    left = budget.agreed_weekly - week if budget else None
    return Beside(plan.pk, plan.is_draft, pounds(week), left, costs.unknown)
