"""My time: how much is left, what comes next, and what somebody may do about it."""

from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject
from whatmatters.timebank.above import ON_MY_TIME, Part
from whatmatters.timebank.models import Away, TimeBudget
from whatmatters.timebank.rules import agrees, chooses, holds
from whatmatters.timebank.selectors.held import Held, held
from whatmatters.timebank.selectors.whose import whose_time


@dataclass(frozen=True, slots=True)
class Shown:
    """One provider’s part of the page."""

    held: Held
    away: tuple[Away, ...]
    may_choose: bool
    may_pause: bool

    @property
    def budget(self) -> TimeBudget:
        return self.held.budget


@dataclass(frozen=True, slots=True)
class TimePage:
    """All of somebody’s time. `over` are budgets that have ended."""

    subject: Subject
    shown: tuple[Shown, ...]
    over: tuple[TimeBudget, ...]
    parts: tuple[Part, ...]
    may_agree: bool

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self


def time_page(*, viewer: Actor, person_id: UUID) -> TimePage:
    """Everything the page shows, in the same few queries however much there is."""
    of = whose_time(viewer, person_id)
    theirs = TimeBudget.objects.visible_to(viewer).filter(person=of.person)
    budgets = list(theirs.select_related("organisation").newest_first())
    return TimePage(
        subject=of,
        shown=_shown(viewer, of, [one for one in budgets if not _is_over(one)]),
        over=tuple(one for one in budgets if _is_over(one)),
        parts=tuple(
            part for parts in ON_MY_TIME for part in parts(viewer=viewer, person=of.person)
        ),
        may_agree=agrees(of.standing),
    )


def _shown(viewer: Actor, of: Subject, budgets: list[TimeBudget]) -> tuple[Shown, ...]:
    to_come = Away.objects.filter(budget__in=budgets, until_on__gte=clock.today())
    away = list(to_come.visible_to(viewer).in_order())
    may_choose = chooses(of.standing)
    return tuple(
        Shown(
            held=one,
            away=tuple(days for days in away if days.budget_id == one.budget.pk),
            may_choose=may_choose,
            may_pause=may_choose or holds(viewer, of.standing, one.budget),
        )
        for one in held(budgets)
    )


def _is_over(budget: TimeBudget) -> bool:
    return budget.has_ended_by(clock.today())
