"""Maggie’s money: worked out, agreed, cut with its reason, and answered."""

from datetime import timedelta
from decimal import Decimal

from whatmatters.access.actor import Actor
from whatmatters.budgets import actions as budgets
from whatmatters.budgets.allocation import Besides, rule_named
from whatmatters.budgets.models import Budget, Estimate
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people import actions as people
from whatmatters.people.models import Person

#: Days ago. What Helen agrees she writes down today, with its day: she leads the team since today.
WORKED_OUT, AGREED, TOLD, CUT = 402, 397, 244, 214


def tell_of_money() -> None:
    """Maggie’s budget and the cut of it; and a first idea for Jordan, with an assistant."""
    maggie = Person.objects.get(full_name="Margaret Holt")
    first = _agreed(maggie, _worked_out(maggie))
    cut = _cut(maggie, first)
    _since(maggie, cut)
    _for_jordan(Person.objects.get(full_name="Jordan Ellis"))


def _worked_out(maggie: Person) -> Estimate:
    with clock.at(clock.today() - timedelta(days=WORKED_OUT)):
        return budgets.work_out_budget(
            person=maggie,
            by=cast.worker("priya"),
            rule=rule_named("hours-by-kind", "2025-04"),
            quantities={"home": Decimal("6.5")},
            besides=[Besides("Taxi up the hill", "2 rides a week, at £4.50 each", Decimal(9))],
            words="Mornings with Sam, and Tuesdays on the plot.",
        )


def _agreed(maggie: Person, estimate: Estimate) -> Budget:
    day = clock.today() - timedelta(days=AGREED)
    return budgets.agree_budget(
        person=maggie,
        by=cast.worker("helen"),
        estimate=estimate,
        agreed=Decimal("180.00"),
        period="week",
        begins_on=day,
        agreed_on=day,
        contribution=Decimal("24.50"),
        contribution_most=Decimal("31.20"),
        assessed_on=day - timedelta(days=12),
    )


def _cut(maggie: Person, first: Budget) -> Budget:
    """Told a month before it began; she does not agree, and says so."""
    today = clock.today()
    told = today - timedelta(days=TOLD)
    cut = budgets.agree_budget(
        person=maggie,
        by=cast.worker("helen"),
        estimate=first.estimate,
        agreed=Decimal("162.00"),
        period="week",
        agreed_on=told,
        begins_on=today - timedelta(days=CUT),
        contribution=first.contribution,
        contribution_most=first.contribution_most,
        assessed_on=first.assessed_on,
        reason="needs",
        because=(
            "You make your own breakfast now on most days. So we count one morning less. "
            "Sam still comes on the other mornings, and the taxi stays."
        ),
        told_on=told,
    )
    with clock.at(told + timedelta(days=6)):
        budgets.reply_to_budget(
            budget=cut,
            by=_themself(maggie),
            says="disagrees",
            words="I make it on a good day. What about the bad ones? Nobody asked me that.",
        )
    return cut


def _since(maggie: Person, cut: Budget) -> None:
    """What has not been spent, what it is for, and a check of her benefits."""
    today, priya = clock.today(), cast.worker("priya")
    with clock.at(today - timedelta(days=150)):
        asked = budgets.ask_for_benefits_check(
            person=maggie, by=priya, asked_of="Westbury Citizens Advice"
        )
    with clock.at(today - timedelta(days=120)):
        budgets.say_what_came_of_it(
            asked=asked,
            by=priya,
            done_on=clock.today(),
            done_by="Asif at Westbury Citizens Advice",
            found="claimed",
            words="They helped to ask for Attendance Allowance.",
        )
    with clock.at(today - timedelta(days=20)):
        budgets.count_built_up(
            budget=cut,
            by=priya,
            amount=Decimal("212.40"),
            words="Sam was on holiday for a week, and June came.",
        )
    budgets.agree_saving(
        person=maggie,
        by=cast.worker("helen"),
        amount=Decimal("200.00"),
        what_for="A raised bed that I can reach from a chair",
        agreed_on=today - timedelta(days=20),
        until_on=today + timedelta(days=120),
    )


def _for_jordan(jordan: Person) -> None:
    """Nothing is agreed yet: a first idea, and somebody who could begin."""
    today, priya = clock.today(), cast.worker("priya")
    with clock.at(today - timedelta(days=9)):
        budgets.work_out_budget(
            person=jordan,
            by=priya,
            rule=rule_named("hours-by-kind", "2026-04"),
            quantities={"assistant": Decimal(5), "out": Decimal(2), "break": Decimal(6)},
            words="Cooking in their own kitchen, and the walking group.",
        )
        rob = people.add_to_circle(
            person=jordan, by=priya, kind="personal-assistant", name="Rob Bell"
        )
        budgets.write_terms(
            person=jordan,
            by=_themself(jordan),
            member=rob,
            begins_on=today + timedelta(days=20),
            hours=Decimal(5),
            rate=Decimal("14.60"),
            on_costs=Decimal(14),
            payroll=Decimal("9.50"),
            insurance=Decimal("95.00"),
            back_up="Amira for a day or two. If it is longer, I ring Priya.",
            employer="person",
            review_on=today + timedelta(days=110),
        )


def _themself(person: Person) -> Actor:
    if person.user is None:
        raise LookupError("They have no account")
    return Actor(person.user)
