"""What it costs, as a page: free and paid together, every number made in the open."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.plans import actions
from whatmatters.plans.above import AGREED_A_WEEK
from whatmatters.plans.models import Action, Aim, CostLine, Plan
from whatmatters.plans.tests.conftest import PENNIES, Wanted, hour
from whatmatters.plans.tests.test_plan_page import fill, text


def paid(aim: Aim, by: Actor, what: str, doer: str = "provider", **cost: Any) -> CostLine:
    action = actions.add_action(aim=aim, by=by, doer=doer, what=what, who=cost.pop("who", ""))
    return actions.add_cost_line(action=action, by=by, **cost)


@pytest.fixture
def worked(aim: Aim, priya: Actor) -> Plan:
    """The worked plan: an assistant, an agency, a choir, a tablet."""
    help_ = paid(
        aim,
        priya,
        "Help me cook",
        "assistant",
        unit="hour",
        quantity=Decimal(5),
        unit_price=Decimal("14.60"),
        on_cost_percent=Decimal(14),
        often="week",
        route="direct-payment",
        who="Ali",
    )
    for what, price, often in (
        ("Payroll", "9.50", "four-weeks"),
        ("Employer’s insurance", "95", "year"),
    ):
        actions.add_cost_line(
            action=help_.action, by=priya, what=what, unit_price=Decimal(price), often=often
        )
    agency: dict[str, Any] = {"unit": "hour", "quantity": Decimal(3), "often": "week"}
    paid(aim, priya, "Get me up", unit_price=Decimal("25.40"), route="fund", who="Brook", **agency)
    paid(aim, priya, "Sing", "community", unit_price=Decimal(4), often="week", route="own")
    paid(aim, priya, "A tablet", "equipment", unit_price=Decimal(180), often="once")
    plan = Plan.objects.get(pk=aim.plan_id)
    return actions.keep_back(plan=plan, by=priya, percent=Decimal(5))


@pytest.fixture
def agreed() -> Iterator[None]:
    """A room above says that £180.00 a week is agreed."""

    def says(*, viewer: Actor, plan: Plan) -> Decimal:
        return Decimal(180)

    before = list(AGREED_A_WEEK)
    AGREED_A_WEEK[:] = [says]
    yield
    AGREED_A_WEEK[:] = before


def money(page: BeautifulSoup, place: str) -> list[str]:
    return [cell.get_text() for cell in page.select(f".costs {place} td[data-label='A week']")]


def test_the_worked_plan_is_on_the_page_to_the_penny(
    worked: Plan, agreed: None, priya: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/{worked.pk}/costs", by=priya)

    said = text(page)
    assert "A week £179.64 Agreed a week £180.00 Left £0.36" in said
    rows = "tbody tr:not(.costs__aim)"
    weeks = ["£4.00", "£3.46", "£73.00", "£10.22", "£2.38", "£1.83", "£76.20"]
    assert sorted(money(page, rows)) == sorted(weeks)
    assert money(page, "tfoot") == ["£171.09", "£8.55", "£179.64"]
    assert "A week: 5 hours × £14.60 = £73.00" in said
    assert "A week: £9.50 ÷ 4 = £2.38" in said
    assert "A week: £95.00 ÷ 52 = £1.83" in said
    assert "A week: 5% of £171.09 = £8.55" in said
    assert "A year is counted as 52 weeks" in said
    assert "Direct payment £83.22 a week" in said


def test_the_printed_numbers_add_up(worked: Plan, priya: Actor, visit: Visit) -> None:
    page = visit(f"/plans/{worked.pk}/costs", by=priya)

    for column in ("A week", "A year", "Paid once"):
        cells = page.select(f".costs tbody tr:not(.costs__aim) td[data-label='{column}']")
        printed = [Decimal(c.get_text().strip(" £").replace(",", "") or 0) for c in cells]
        foot = page.select(f".costs tfoot td[data-label='{column}']")[0].get_text()
        assert sum(printed) == Decimal(foot.strip(" £").replace(",", ""))


def test_what_is_free_stands_in_the_same_table(
    draft: Plan, walk: Action, priya: Actor, maggie_herself: Actor, visit: Visit
) -> None:
    actions.add_action(aim=walk.aim, by=priya, doer="provider", what="Come")

    said = text(visit(f"/plans/{draft.pk}/costs", by=maggie_herself))

    assert "2 things help. 1 of them are free." in said
    assert "Walk to the gate Me" in said
    assert "Not known yet" in said
    assert "1 cost is not known yet, so it is not in the totals." in said
    assert "A week £0.00" in said


def test_more_than_is_agreed_is_said(
    worked: Plan, agreed: None, aim: Aim, priya: Actor, visit: Visit
) -> None:
    paid(aim, priya, "Drive", unit_price=Decimal(10), often="week")

    assert "More than is agreed £10.14" in text(visit(f"/plans/{worked.pk}/costs", by=priya))


def test_a_rate_that_changes_is_two_lines_with_their_days(
    walk: Action, draft: Plan, priya: Actor, visit: Visit
) -> None:
    rate = hour(priya)
    rate.prices.update(until_on=clock.today() + timedelta(days=9))
    day = clock.today() + timedelta(days=10)
    rate.prices.create(amount=Decimal(30), from_on=day, set_by=priya.user)
    actions.add_cost_line(action=walk, by=priya, rate=rate, often="week")

    page = visit(f"/plans/{draft.pk}/costs", by=priya)

    assert money(page, "tbody tr:not(.costs__aim)") == ["£25.40", "£0.00"]
    assert "it comes to £30.00 a week" in text(page)
    assert text(page).count("From ") >= 3


def test_investing_says_what_comes_back_and_what_others_put_in(
    worked: Plan, priya: Actor, visit: Visit
) -> None:
    page = visit(f"/plans/{worked.pk}/costs", by=priya)

    cards = [" ".join(one.get_text(" ").split()) for one in page.select(".investing")]
    assert len(cards) == 4  # an assistant with payroll and insurance is one
    assert "What is it for? Get back to my allotment" in cards[0]
    assert "What do others put in? Maggie: Walk to the gate" in cards[0]
    assert "When do we look again?" in cards[0]


@pytest.mark.parametrize(
    ("who", "sees"), [("sam", 200), ("june", 200), ("tomasz", 404), ("owen", 404)]
)
def test_those_who_see_the_plan_see_what_it_costs(
    who: str, sees: int, draft: Plan, walk: Action, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    line = walk.cost_lines.create(unit_price=Decimal(5), often="week")
    refused = 403 if sees == 200 else 404

    page = visit(f"/plans/{draft.pk}/costs", by=actor, expecting=sees)
    assert not page.select("a[href$=keep-back]")
    for address in (
        f"/plans/actions/{walk.pk}/cost",
        f"/plans/costs/{line.pk}",
        f"/plans/costs/{line.pk}/remove",
        f"/plans/{draft.pk}/keep-back",
    ):
        visit(address, by=actor, expecting=refused)
        visit(address, by=actor, sending=PENNIES, expecting=refused)
    assert CostLine.objects.get().unit_price == 5


def test_it_asks_no_more_however_long_the_plan(
    draft: Plan, priya: Actor, wanted: Wanted, visit: Visit
) -> None:
    counted: list[int] = []
    visit(f"/plans/{draft.pk}/costs", by=priya)  # and sign in
    for how_many in (1, 4):
        fill(draft, priya, wanted, how_many)
        with CaptureQueriesContext(connection) as queries:
            visit(f"/plans/{draft.pk}/costs", by=priya)
        counted.append(len(queries))

    assert counted[0] == counted[1]
