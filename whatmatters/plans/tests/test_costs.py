"""What things cost: the worked plan, to the penny, and how it is said."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from whatmatters.plans.costs import (
    Costs,
    Line,
    Piece,
    Price,
    days_of_change,
    piece_in_words,
    pounds,
    shared_out,
)
from whatmatters.plans.models import Often, Route, Unit

FIFTY_TWO, OTHERWISE = Fraction(52), Fraction("52.143")
TODAY = date(2026, 11, 22)


def line(price: str = "10", often: str = "week", **more: Any) -> Line:
    prices = more.pop("prices", (Price(Decimal(price)),))
    return Line(what="It", often=Often(often), prices=prices, **more)


def costs(*lines: Line, weeks: Fraction = FIFTY_TWO, on: date = TODAY) -> Costs:
    return Costs.of(lines, on=on, weeks=weeks)


def assistant(hours: int) -> Line:
    return line("14.60", unit=Unit.HOUR, quantity=Decimal(hours), on_cost_percent=Decimal(14))


def agency(hours: int) -> Line:
    return line("25.40", unit=Unit.HOUR, quantity=Decimal(hours))


PAYROLL = line("9.50", "four-weeks")
INSURANCE = line("95", "year")
CHOIR = line("4.00")
TABLET = line("180", "once")


def test_the_worked_plan_comes_to_the_penny() -> None:
    """A personal assistant, an agency and a choir, of £180.00 a week."""
    found = costs(assistant(5), PAYROLL, INSURANCE, agency(3), CHOIR, TABLET)

    printed = [(row.week.itself, row.week.on_costs) for row in found.rows]
    assert [f"{itself} {on_top}" for itself, on_top in printed] == [
        "73.00 10.22",
        "2.38 0.00",
        "1.83 0.00",
        "76.20 0.00",
        "4.00 0.00",
        "3.46 0.00",
    ]
    assert found.sum.week == Decimal("171.09")
    assert found.contingency(Decimal(5)) == Decimal("8.55")
    assert found.with_contingency(Decimal(5)) == Decimal("179.64")
    assert Decimal(180) - found.with_contingency(Decimal(5)) == Decimal("0.36")


def test_the_second_option_is_an_agency_alone() -> None:
    assert costs(agency(7)).sum.week == Decimal("177.80")


def test_the_third_option_is_an_assistant_alone() -> None:
    """5% of £108.07 is £5.4035, which is £5.40 half up."""
    found = costs(assistant(6), PAYROLL, INSURANCE, CHOIR)

    assert found.sum.week == Decimal("108.07")
    assert found.contingency(Decimal(5)) == Decimal("5.40")
    assert found.with_contingency(Decimal(5)) == Decimal("113.47")


def test_an_individual_service_fund_of_visits_long_and_short() -> None:
    """An hour on three days, half of one on four, a quarter each evening, at £12.50."""
    visits = [
        line("12.50", unit=Unit.HOUR, quantity=Decimal(1), times=3),
        line("12.50", unit=Unit.HOUR, quantity=Decimal("0.5"), times=4),
        line("12.50", "day", unit=Unit.HOUR, quantity=Decimal("0.25")),
    ]

    assert costs(*visits).yearly == Decimal("4387.50")


@pytest.mark.parametrize(
    ("often", "week", "year"),
    [
        ("day", "70.00", "3640.00"),
        ("week", "10.00", "520.00"),
        ("fortnight", "5.00", "260.00"),
        ("four-weeks", "2.50", "130.00"),
        ("month", "2.31", "120.00"),
        ("quarter", "0.77", "40.00"),
        ("year", "0.19", "10.00"),
    ],
)
def test_ten_pounds_so_often(often: str, week: str, year: str) -> None:
    found = costs(line("10", often))

    assert (found.weekly, found.yearly) == (Decimal(week), Decimal(year))


def test_a_year_may_have_more_weeks() -> None:
    found = costs(line("10"), line("95", "year"), weeks=OTHERWISE)

    assert found.yearly == Decimal("521.43") + 95
    assert found.weekly == 10 + Decimal("1.82")


def test_what_is_paid_once_is_spread_for_the_week_and_whole_in_the_year() -> None:
    found = costs(TABLET)

    assert (found.weekly, found.once) == (Decimal(0), Decimal(180))
    assert found.spread == Decimal("3.46")
    assert found.sum.year == 180


PRICES = (
    Price(Decimal(10), date(2026, 4, 1), date(2027, 3, 31)),
    Price(Decimal(12), date(2027, 4, 1)),
)


def test_a_rate_that_changes_makes_two_pieces_with_their_days() -> None:
    paid = line(prices=PRICES, begins_on=date(2026, 6, 1), ends_on=date(2027, 9, 30))

    first, second = paid.pieces()
    assert (first.price, second.price) == (Decimal(10), Decimal(12))
    assert (first.from_on, first.until_on) == (date(2026, 6, 1), date(2027, 3, 31))
    assert (second.from_on, second.until_on) == (date(2027, 4, 1), date(2027, 9, 30))
    assert days_of_change([paid], after=TODAY) == [date(2027, 4, 1), date(2027, 10, 1)]


def test_the_week_is_at_the_price_of_its_day() -> None:
    paid = line(prices=PRICES)

    assert [costs(paid, on=day).weekly for day in (TODAY, date(2027, 4, 1))] == [10, 12]
    assert costs(paid, on=date(2026, 3, 31)).weekly == 0
    assert len(costs(paid).rows) == 2
    assert len(costs(paid, on=date(2027, 4, 1)).rows) == 1  # what is over is not shown


def test_a_year_takes_the_price_of_each_day() -> None:
    """130 of its 365 days at £10 a week, 235 at £12."""
    first, second = costs(line(prices=PRICES)).rows

    assert first.year.total == Decimal("185.21")
    assert second.year.total == Decimal("401.75")


def test_a_price_that_has_not_begun_or_is_over_leaves_days_without() -> None:
    paid = line(prices=(Price(Decimal(7), date(2027, 1, 4), date(2027, 1, 10)),))

    assert paid.over(date(2026, 1, 1), date(2028, 1, 1)) == 7
    assert not list(line(prices=()).pieces())


@pytest.mark.parametrize(
    ("often", "first", "end", "comes_to"),
    [
        ("day", date(2028, 2, 28), date(2028, 3, 1), "20.00"),
        ("day", date(2027, 2, 28), date(2027, 3, 1), "10.00"),
        ("week", date(2028, 2, 28), date(2028, 3, 6), "10.00"),
        ("week", date(2027, 3, 26), date(2027, 4, 2), "10.00"),
        ("month", date(2028, 2, 1), date(2028, 3, 1), "10.00"),
        ("month", date(2028, 2, 29), date(2028, 3, 1), "0.34"),
        ("month", date(2027, 1, 16), date(2027, 3, 1), "15.16"),
        ("quarter", date(2028, 1, 1), date(2028, 4, 1), "10.00"),
        ("year", date(2028, 1, 1), date(2029, 1, 1), "10.00"),
        ("year", date(2027, 1, 1), date(2029, 1, 1), "20.00"),
        ("week", date(2027, 1, 1), date(2027, 1, 1), "0.00"),
        ("week", date(2027, 1, 2), date(2027, 1, 1), "0.00"),
    ],
)
def test_any_days_one_likes(often: str, first: date, end: date, comes_to: str) -> None:
    assert line("10", often).over(first, end) == Decimal(comes_to)


def test_a_line_that_ends_the_day_it_begins_has_one_day() -> None:
    day = date(2028, 2, 29)
    one = line("7", begins_on=day, ends_on=day)

    assert one.over(date(2028, 1, 1), date(2029, 1, 1)) == 1
    assert costs(one, on=day).weekly == 7
    assert costs(one, on=date(2028, 3, 1)).rows == ()


def test_a_year_from_a_leap_day_ends_on_the_first_of_march() -> None:
    assert costs(line("10"), on=date(2028, 2, 29)).yearly == 520


def test_once_is_paid_on_its_day_alone() -> None:
    paid = line("180", "once", begins_on=date(2027, 1, 5))

    assert paid.over(date(2027, 1, 1), date(2027, 1, 5)) == 0
    assert paid.over(date(2027, 1, 5), date(2027, 1, 6)) == 180
    assert TABLET.over(date(2027, 1, 1), date(2028, 1, 1)) == 0  # nobody has said when


def test_the_ways_that_pay_come_to_the_line() -> None:
    third = Decimal("33.33")
    shares = (
        (Route.COUNCIL, third),
        (Route.HEALTH, third),
        (Route.OWN, Decimal("33.34")),
    )

    found = costs(line("0.05", route=Route.MIXED, shares=shares), CHOIR).by_route()

    assert {way: each.week for way, each in found.items()} == {
        Route.COUNCIL: Decimal("0.02"),
        Route.HEALTH: Decimal("0.01"),
        Route.OWN: Decimal("0.02"),
        None: Decimal("4.00"),
    }


def test_nothing_is_shared_among_nobody() -> None:
    assert shared_out(Decimal(5), {}) == {}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"price": "0"}, "No cost"),
        ({"price": "1234.5", "often": "month"}, "£1,234.50 a month"),
        ({"price": "38.50", "often": "once"}, "£38.50 once"),
        (
            {"price": "25.40", "unit": Unit.HOUR, "quantity": Decimal("3.00")},
            "3 hours a week at £25.40",
        ),
        (
            {"price": "60", "unit": Unit.NIGHT, "times": 2, "often": "month"},
            "1 night 2 times a month at £60.00",
        ),
        (
            {
                "price": "14.60",
                "unit": Unit.HOUR,
                "quantity": Decimal("5.50"),
                "on_cost_percent": Decimal("14.00"),
            },
            "5.5 hours a week at £14.60, and 14% on top",
        ),
    ],
)
def test_it_is_said_in_words(given: dict[str, Any], said: str) -> None:
    (piece,) = line(**given).pieces()

    assert isinstance(piece, Piece)
    assert piece_in_words(piece) == said


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ((), "£0.00"),
        ((line("24"), line("150", "once")), "£24.00 a week and £150.00 once"),
        ((line("0"),), "£0.00"),
    ],
)
def test_they_are_said_together(lines: tuple[Line, ...], said: str) -> None:
    assert costs(*lines).in_words == said


def test_what_nobody_knows_yet_is_not_nothing() -> None:
    assert Costs.of((), on=TODAY, weeks=FIFTY_TWO, unknown=1).in_words == "Not known yet"


def test_pounds() -> None:
    assert pounds(Decimal("9999999.99")) == "£9,999,999.99"
