"""Somebody’s money with something in each of its tables, put there past who may agree it."""

from datetime import timedelta
from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.budgets.actions import (
    ask_for_benefits_check,
    count_built_up,
    reply_to_budget,
    say_what_came_of_it,
    work_out_budget,
    write_terms,
)
from whatmatters.budgets.allocation import Besides, rule_named
from whatmatters.budgets.models import Budget, Estimate, Saving
from whatmatters.foundations import clock
from whatmatters.people.models import CircleMember, Person


def budgeted(person: Person, by: Actor, words: str = "Hm") -> dict[str, str]:
    """Two versions, the second with less; what was said, saved, paid and asked."""
    estimate = work_out_budget(
        person=person,
        by=by,
        rule=rule_named("hours-by-kind", "2026-04"),
        quantities={"home": Decimal(3)},
        besides=[Besides(words[:190], words[:290], Decimal(4))],
        words=words,
    )
    budget = _agreed(person, by, estimate, words)
    reply_to_budget(budget=budget, by=by, says="disagrees", words=words, said_by=words[:190])
    count_built_up(budget=budget, by=by, amount=Decimal(1600), words=words)
    what_for = words[:290]
    Saving.objects.create(person=person, amount=9, what_for=what_for, agreed_by=by.user)
    _assisted(person, by, words)
    first, second = (
        ask_for_benefits_check(person=person, by=by, asked_of=f"{which} {words}"[:190])
        for which in "ab"
    )
    say_what_came_of_it(
        asked=first, by=by, done_on=clock.today(), done_by=words[:190], found="more", words=words
    )
    return {"estimate": str(estimate.pk), "budget": str(budget.pk), "check": str(second.pk)}


def _agreed(person: Person, by: Actor, estimate: Estimate, words: str) -> Budget:
    today = clock.today()
    same = {
        "person": person,
        "estimate": estimate,
        "period": "week",
        "weeks": Decimal(52),
        "agreed_on": today,
        "agreed_by": by.user,
        "other": Decimal(30),
        "other_name": words[:90],
    }
    for number, agreed in enumerate((Decimal(180), Decimal(150)), 1):
        made = Budget(number=number, agreed=agreed, council=agreed - 30, **same)
        made.begins_on = today - timedelta(days=30 - number)
        if number > 1:
            made.reason, made.because, made.urgent_because = "needs", words, words
            made.told_on, made.is_cut = today - timedelta(days=60), True
        made.save(force_insert=True)
    return made


def _assisted(person: Person, by: Actor, words: str) -> None:
    member = CircleMember.objects.create(person=person, kind="personal-assistant", name=words[:150])
    write_terms(
        person=person,
        by=by,
        member=member,
        hours=Decimal(5),
        rate=Decimal("14.60"),
        on_costs=Decimal(14),
        payroll=Decimal("9.50"),
        insurance=Decimal(95),
        back_up=words,
        employer="nominee",
        nominee=words[:190],
        review_on=clock.today() + timedelta(days=90),
    )
