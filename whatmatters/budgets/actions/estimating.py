from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.budgets.actions.locking import held_person
from whatmatters.budgets.allocation import Besides, Line, Rule, comes_to, work_out
from whatmatters.budgets.models import BudgetNotReady, Estimate, EstimateLine
from whatmatters.budgets.sums import NotAnAmount
from whatmatters.budgets.weeks import weeks_now
from whatmatters.people.models import Person


@transaction.atomic
def work_out_budget(
    *,
    person: Person,
    by: Actor,
    rule: Rule,
    quantities: Mapping[str, Decimal],
    besides: Iterable[Besides] = (),
    words: str = "",
) -> Estimate:
    """What somebody’s support may cost a week, by a rule. Earlier estimates are kept.

    Pressed twice on one day it is worked out once. Raises BudgetNotReady.
    """
    person = held_person(person)
    require(by, Permission.BUDGET_WRITE, person)
    weeks = weeks_now()
    lines = _lines(rule, quantities, besides, weeks)
    made = Estimate(person=person, rule=rule.key, rule_name=_name(rule), weeks=weeks, words=words)
    made.rule_version, made.worked_by, made.amount = rule.version, by.user, comes_to(lines)
    if last := _the_same(made, lines):
        return last
    made.save(force_insert=True)
    EstimateLine.objects.bulk_create(_kept(made, at, line) for at, line in enumerate(lines, 1))
    audit.record(by=by, did="budgets.worked-out", to=made, about=person.pk)
    return made


def _lines(
    rule: Rule, quantities: Mapping[str, Decimal], besides: Iterable[Besides], weeks: Decimal
) -> tuple[Line, ...]:
    try:
        with override("en-gb"):  # it is kept as worked out, and read by whoever comes
            lines = work_out(rule, quantities, weeks=weeks, besides=besides)
        comes_to(lines)
    except NotAnAmount as wrong:
        raise BudgetNotReady(str(wrong)) from None
    if not lines:
        raise BudgetNotReady(_("Enter how much help of at least one kind"))
    return lines


def _name(rule: Rule) -> str:
    with override("en-gb"):
        return str(rule.name)


def _kept(estimate: Estimate, place: int, line: Line) -> EstimateLine:
    return EstimateLine(
        estimate=estimate,
        place=place,
        kind=line.kind,
        name=line.name,
        how=line.how,
        quantity=line.quantity,
        amount=line.amount,
    )


def _the_same(made: Estimate, lines: tuple[Line, ...]) -> Estimate | None:
    """What was worked out last today, if that is this."""
    last = made.person.estimates.newest_first().first()
    names = ("rule", "rule_version", "amount", "words", "worked_on", "worked_by_id")
    if last is None or any(getattr(last, name) != getattr(made, name) for name in names):
        return None
    kept = [(one.kind, one.name, one.how, one.amount) for one in last.lines.in_order()]
    return last if kept == [(o.kind, o.name, o.how, o.amount) for o in lines] else None
