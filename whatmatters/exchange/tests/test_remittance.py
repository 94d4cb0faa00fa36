"""What a provider is to be paid for: to the minute and the penny, for their eyes alone."""

from datetime import timedelta
from decimal import Decimal

import pytest

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import VisitsBroughtIn
from whatmatters.exchange.selectors import Asked, remittance_of
from whatmatters.exchange.tests.paying import LATER, line, made, priced, went
from whatmatters.exchange.tests.visiting import *  # noqa: F403  # fixtures
from whatmatters.exchange.tests.visiting import MONDAY, NOW, tell
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.plans.actions import add_action, add_cost_line, agree_plan, start_plan
from whatmatters.visits.actions import cancel_visit, confirm_visit
from whatmatters.visits.models import Visit, VisitServes


def test_an_amount_waits_until_the_visit_is_confirmed(
    bridget: Actor,
    maggie: Person,
    maggie_herself: Actor,
    priya: Actor,
    allotment: Outcome,
    planned: VisitsBroughtIn,
) -> None:
    priced(maggie, priya, "25.40")
    visit = went(bridget)

    one = line(bridget)
    assert (one.reference, one.number, one.charged, one.actual) == ("V-1", "4471", 34, 34)
    assert (one.to_pay, one.waiting) == (None, Decimal("14.39"))  # 34 minutes are 14.3933…
    assert one.queries == ("To be confirmed by 22/06/2026",)

    with clock.at(LATER):
        confirm_visit(visit=visit, by=maggie_herself)

    one = line(bridget)
    assert (one.to_pay, one.waiting, one.queries) == (Decimal("14.39"), None, ())


def test_half_a_penny_is_a_penny(
    bridget: Actor, maggie: Person, priya: Actor, allotment: Outcome, planned: VisitsBroughtIn
) -> None:
    priced(maggie, priya, "25.41", on_cost_percent=Decimal(10))
    went(bridget, "done,09:00,09:30,,,,")

    assert line(bridget).amount == Decimal("13.98")  # 12.705 is 12.71; a tenth of it 1.27


@pytest.mark.parametrize(
    ("said", "charged", "amount", "query"),
    [
        ("missed,,,,No car,,", 0, "0.00", ()),
        ("cancelled by provider,,,,No car,,", 0, "0.00", ()),
        ("cancelled by person,,,6 June 2026 18:00,Away,,", 0, "0.00", ()),
        (
            "cancelled by person,,,8 June 2026 08:30,Away,,",
            30,
            "12.00",
            ("Late, by the provider’s word alone. Ask them",),
        ),
        ("no access,,,,Rang,,", 30, "12.00", ("Has somebody made sure that they are well?",)),
        ("sent away,,,,Tired,,", 30, "12.00", ("Ask them why",)),
    ],
)
def test_what_became_of_it_says_what_is_paid(
    bridget: Actor,
    maggie: Person,
    priya: Actor,
    allotment: Outcome,
    planned: VisitsBroughtIn,
    said: str,
    charged: int,
    amount: str,
    query: tuple[str, ...],
) -> None:
    priced(maggie, priya, "24.00")
    went(bridget, said)

    one = line(bridget)

    assert (one.charged, one.to_pay, one.queries) == (charged, Decimal(amount), query)


def test_what_they_called_off_themself_is_not_queried(
    bridget: Actor, maggie_herself: Actor, planned: VisitsBroughtIn
) -> None:
    cancel_visit(visit=Visit.objects.get(), by=maggie_herself, because="Not today")

    one = line(bridget)

    assert (one.charged, one.queries) == (30, ())


def test_without_a_price_there_is_no_amount_and_the_foot_says_why(
    bridget: Actor, planned: VisitsBroughtIn
) -> None:
    went(bridget)

    found = made(bridget)

    assert found.lines[0].amount is None
    assert found.notes[-1] == "No amount for 1: the plan that ran that day has no price for it."


def test_of_two_prices_the_one_of_the_line_it_serves(
    bridget: Actor, maggie: Person, priya: Actor, allotment: Outcome, planned: VisitsBroughtIn
) -> None:
    plan = priced(maggie, priya, "24.00", "30.00")
    visit = went(bridget)
    assert "more than one price" in line(bridget).unpriced

    action = plan.aims.get().actions.get(cost_lines__unit_price="30.00")
    VisitServes.objects.create(visit=visit, outcome=allotment, line=action.line)

    assert line(bridget).amount == Decimal("17.00")


@pytest.mark.parametrize(
    ("said", "amount"), [("done,9:00,9:45,,,,", "18.50"), ("sent away,,,,No,,", "")]
)
def test_a_price_may_be_by_the_visit(
    bridget: Actor,
    maggie: Person,
    priya: Actor,
    allotment: Outcome,
    planned: VisitsBroughtIn,
    said: str,
    amount: str,
) -> None:
    priced(maggie, priya, "18.50", unit="visit")
    went(bridget, said)

    assert str(line(bridget).amount or "") == amount


def test_a_plan_that_was_agreed_later_has_no_price_for_it(
    bridget: Actor, maggie: Person, priya: Actor, allotment: Outcome, planned: VisitsBroughtIn
) -> None:
    went(bridget)
    with clock.at(LATER):
        plan = start_plan(person=maggie, by=priya)
        action = add_action(aim=plan.aims.get(), by=priya, doer="provider", what="Come")
        add_cost_line(action=action, by=priya, often="week", unit="hour", unit_price=Decimal(24))
        for party in ("practitioner", "person"):
            agree_plan(plan=plan, by=priya, party=party, agreed_on=clock.today())

    assert line(bridget).amount is None


def test_time_that_was_not_agreed_is_queried(bridget: Actor) -> None:
    tell("planned", "V-1,4471,Maggie,8 June 2026,09:00,45,,\n", by=bridget)
    went(bridget)

    one = line(bridget)

    assert (one.charged, one.amount) == (None, None)
    assert "No time had been agreed for it" in one.queries


def test_what_nobody_has_told_is_queried_and_what_is_to_come_is_not_in_it(
    bridget: Actor, planned: VisitsBroughtIn
) -> None:
    tell("planned", "V-2,4471,Maggie,13 June 2026,09:00,30,,\n", by=bridget)

    found = made(bridget)

    assert [(one.reference, one.amount, one.queries) for one in found.lines] == [
        ("V-1", None, ("Say what became of it",))
    ]


def test_after_two_weeks_it_is_asked_why_nobody_confirmed_it(
    bridget: Actor, planned: VisitsBroughtIn
) -> None:
    went(bridget)

    with clock.at(NOW + timedelta(days=15)):
        found = remittance_of(viewer=bridget, asked=Asked(cast.place("brook"), MONDAY, 1))

    assert found.lines[0].queries == ("Not confirmed within 14 days",)


def test_sums_are_of_the_lines_as_printed(
    bridget: Actor, maggie: Person, priya: Actor, allotment: Outcome, planned: VisitsBroughtIn
) -> None:
    priced(maggie, priya, "25.40")
    tell("planned", "V-2,4471,Maggie,9 June 2026,09:00,45,,\n", by=bridget)
    with clock.at(LATER):
        rows = "V-1,,,,,done,09:00,09:34,,,,\nV-2,,,,,done,09:00,09:34,,,,\n"
        tell("actual", rows, by=bridget)

    together = made(bridget).together

    assert (together.visits, together.charged, together.waiting) == (2, 68, Decimal("28.78"))
    assert [one.number for one in made(bridget).totals] == ["4471"]
