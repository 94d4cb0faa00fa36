"""Saying what something costs, as a page: in short, or with all that is known."""

from datetime import date
from decimal import Decimal

import pytest

from tests.visit import Visit, boxes
from whatmatters.access.actor import Actor
from whatmatters.plans import actions
from whatmatters.plans.models import Action, CostLine, Plan
from whatmatters.plans.tests.conftest import PENNIES, hour


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12.50", "12.50"),
        ("12,50", "12.50"),
        (" £ 1,250.5 ", "1250.50"),
        ("1 250", "1250.00"),
        ("0", "0.00"),
    ],
)
def test_a_price_is_taken_as_people_write_it(
    typed: str, kept: str, walk: Action, priya: Actor, visit: Visit
) -> None:
    sent = {**PENNIES, "unit_price": typed}
    visit(f"/plans/actions/{walk.pk}/cost", by=priya, sending=sent)

    assert CostLine.objects.get().unit_price == Decimal(kept)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"unit_price": ""}, "Enter what it costs. If it is free, enter 0"),
        ({"unit_price": "about ten"}, "The cost must be in pounds and pence, like 12.50"),
        ({"unit_price": "-5"}, "The cost must be in pounds and pence"),
        ({"unit_price": "NaN"}, "The cost must be in pounds and pence"),
        ({"unit_price": "Infinity"}, "The cost must be in pounds and pence"),
        ({"unit_price": "1e5"}, "The cost must be in pounds and pence"),
        ({"unit_price": "99999999999"}, "The cost must be £9,999,999.99 or less"),
        ({"often": ""}, "Choose how often it is paid"),
        ({"often": "hourly"}, "Choose one of the answers on the page"),
        ({"quantity": "lots"}, "How much must be more than 0, up to 9,999.99, like 2"),
        ({"quantity": "1e3"}, "How much must be more than 0, up to"),
        ({"quantity": "0"}, "How much must be more than 0, up to 9,999.99"),
        ({"quantity": "10000"}, "more than 0, up to 9,999.99"),
        ({"times": "0"}, "How many times must be a whole number from 1 to 999"),
        ({"on_cost_percent": "101"}, "The costs of employing must be a number from 0 to 100"),
        ({"on_cost_percent": "inf"}, "The costs of employing must be a number"),
        ({"route": "mixed"}, "The parts must come to exactly 100"),
        ({"route": "mixed", "by_own": "60", "by_council": "39.99"}, "exactly 100"),
        ({"route": "nothing"}, "If there is nothing to pay, the price must be 0"),
        (
            {**boxes("begins_on", date(2028, 2, 29)), **boxes("ends_on", date(2028, 2, 28))},
            "The last day must be on or after the first day",
        ),
        (
            {"begins_on_day": "29", "begins_on_month": "2", "begins_on_year": "2027"},
            "The first day must be a real",
        ),
    ],
)
def test_a_mistake_is_answered_in_words_and_loses_nothing(
    wrong: dict[str, str], says: str, walk: Action, priya: Actor, visit: Visit
) -> None:
    sent = {**PENNIES, "what": "ظ Payroll", **wrong}
    page = visit(f"/plans/actions/{walk.pk}/cost", by=priya, sending=sent)

    assert says in page.text
    assert page.select("input[name=what]")[0]["value"] == "ظ Payroll"
    assert page.select("details[open] input[name=what]")
    assert not CostLine.objects.exists()


def test_the_short_form_hides_the_rest(walk: Action, priya: Actor, visit: Visit) -> None:
    page = visit(f"/plans/actions/{walk.pk}/cost", by=priya)

    assert not page.select("details[open]")
    assert page.select("select[name=often] option[selected]")[0]["value"] == "week"
    assert not page.select("select[name=rate]")
    assert "needs no cost" in page.text


def test_all_of_it_may_be_said(walk: Action, priya: Actor, visit: Visit) -> None:
    rate = hour(priya)
    sent = {
        "often": "week",
        "rate": str(rate.pk),
        "unit": "hour",
        "quantity": "2,5",
        "times": "3",
        "on_cost_percent": "14%",
        "route": "mixed",
        "by_council": "60",
        "by_own": "40",
        **boxes("begins_on", date(2028, 2, 29)),
        **boxes("ends_on", date(2028, 2, 29)),
    }
    visit(f"/plans/actions/{walk.pk}/cost", by=priya, sending=sent)

    line = CostLine.objects.get()
    assert (line.quantity, line.times) == (Decimal("2.5"), 3)
    assert line.on_cost_percent == 14
    assert line.shares == {"council": 60, "own": 40}
    assert line.begins_on == line.ends_on == date(2028, 2, 29)
    page = visit(f"/plans/costs/{line.pk}", by=priya)
    assert page.select("input[name=quantity]")[0]["value"] == "2.5"
    assert page.select("input[name=by_own]")[0]["value"] == "40"
    assert len(page.select("details[open]")) == 2


def test_a_price_and_a_rate_are_not_both(walk: Action, priya: Actor, visit: Visit) -> None:
    sent = {**PENNIES, "rate": str(hour(priya).pk)}
    page = visit(f"/plans/actions/{walk.pk}/cost", by=priya, sending=sent)

    assert "Give a price, or choose a rate: one of the two" in page.text


def test_two_tabs_lose_nothing(
    walk: Action, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    line = walk.cost_lines.create(unit_price=Decimal(5), often="week")
    actions.change_cost_line(line=line, by=maggie_herself, unit_price=Decimal(6))

    page = visit(f"/plans/costs/{line.pk}", by=priya, sending=PENNIES)

    assert "Someone else changed this" in page.text
    assert "£6.00" in page.text
    assert page.select("input[name=unit_price]")[0]["value"] == "12.50"
    read = str(page.select("input[name=read]")[0]["value"])
    visit(f"/plans/costs/{line.pk}", by=priya, sending={**PENNIES, "read": read})
    line.refresh_from_db()
    assert line.unit_price == Decimal("12.50")


def test_words_about_a_cost_that_was_taken_out_meanwhile_are_given_back(
    walk: Action, draft: Plan, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    line = walk.cost_lines.create(unit_price=Decimal(5), often="week")
    address = f"/plans/costs/{line.pk}"
    actions.remove_cost_line(line=line, by=maggie_herself)

    sent = {**PENNIES, "plan": str(draft.pk), "what": "The <taxi>", "route": "own"}
    sent |= boxes("begins_on", date(2028, 2, 29))
    page = visit(address, by=priya, sending=sent, expecting=409)

    said = [entry.get_text() for entry in page.select("dd")]
    assert [said[at] for at in (0, 1, 2, 3, -1)] == [
        "12.50",
        "a week",
        "Own money",
        "The <taxi>",
        "29 2 2028",
    ]


def test_it_is_taken_out_once_asked(walk: Action, priya: Actor, visit: Visit) -> None:
    line = walk.cost_lines.create(unit_price=Decimal(5), often="week")
    visit(f"/plans/costs/{line.pk}/remove", by=priya)
    assert CostLine.objects.exists()

    visit(f"/plans/costs/{line.pk}/remove", by=priya, sending={})

    assert not CostLine.objects.exists()


def test_something_is_kept_back(draft: Plan, priya: Actor, visit: Visit) -> None:
    address = f"/plans/{draft.pk}/keep-back"
    read = str(visit(address, by=priya).select("input[name=read]")[0]["value"])
    assert (
        "must be a number from 0 to 100"
        in visit(address, by=priya, sending={"percent": "101"}).text
    )
    visit(address, by=priya, sending={"percent": "7.5 %", "read": read})

    draft.refresh_from_db()
    assert draft.contingency_percent == Decimal("7.5")
